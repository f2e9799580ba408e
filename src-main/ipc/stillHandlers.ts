import { basename, extname } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { wholeSpec } from '../../src-shared/clips/ownSpec.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ClipSink, Converter, Engine, Rendered } from '../engines/engine.ts'
import { stillKindOf } from '../photos/frames.ts'
import { openStillSink } from '../projects/stillSink.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'
import type { TakeStore } from '../takes/takeStore.ts'
import { convertFile, frameAt, writeInto, type Attending } from '../takes/writing.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { asFileName } from './saving.ts'

interface StillParts {
  readonly store: TakeStore
  readonly queue: TakeQueue
  readonly engine: Engine & Converter
  readonly dialogs: Pick<Dialogs, 'stillToSave'>
}

type Order = Input<'frame:save'>

export const stillHandlers = (parts: StillParts): Pick<Handlers, 'frame:save'> => ({
  'frame:save': (order) => saveFrame(parts, order),
})

/** What a frame is taken of. */
interface Source {
  readonly name: string
  readonly spec: ClipSpec
  readonly make: (sink: ClipSink, attending: Attending) => Promise<Result<Rendered>>
}

async function saveFrame(parts: StillParts, { of, seconds }: Order): Promise<Result<Output<'frame:save'>>> {
  const source = of.kind === 'take' ? await takeSource(parts, of.id) : projectSource(parts, of)
  if (!source.ok) return source
  const { name, spec, make } = source.value
  const path = await parts.dialogs.stillToSave(`${asFileName(dialogWords.frameOf(name, seconds))}.png`)
  if (path === null) return ok(null)
  const ending = extname(path)
  const kind = stillKindOf(ending.slice(1))
  if (!kind) return fail({ code: 'render/still', ending })
  const attending: Attending = {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...frameAt(spec, seconds),
  }
  const written = await writeInto(await openStillSink(path, spec, kind), attending, (sink) =>
    make(sink, attending),
  )
  return written.ok ? ok({ name: basename(path) }) : written
}

/** A frame of this computer's take is rendered anew, so that nothing of the clip's encoding is in it. */
async function takeSource({ store, queue, engine }: StillParts, id: string): Promise<Result<Source>> {
  const take = await queue.ready(id)
  if (!take.ok) return take
  const { remarks, projectName, service } = take.value
  const spec: ClipSpec = { ...wholeSpec(take.value), format: 'png' }
  const name = remarks.name === '' ? projectName : remarks.name
  const clip = store.clipPath(take.value)
  if (service) {
    return ok({ name, spec, make: (sink, attending) => convertFile(engine, clip, spec, sink, attending) })
  }
  const project = await store.request(id)
  if (!project.ok) return project
  return ok({
    name,
    spec,
    make: (sink, attending) => engine.render({ project: project.value, spec, sink, ...attending }),
  })
}

function projectSource(
  { engine }: StillParts,
  { project: wire, name, spec: wanted }: Extract<Order['of'], { kind: 'project' }>,
): Result<Source> {
  const project = fromWire(wire)
  if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  const spec: ClipSpec = { ...wanted, format: 'png' }
  return ok({ name, spec, make: (sink, attending) => engine.render({ project, spec, sink, ...attending }) })
}
