import { randomUUID } from 'node:crypto'
import type { AppError } from '../../src-shared/errors.ts'
import { isVideo, type ClipInfo, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { problems } from '../../src-shared/project/problems.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { NO_REMARKS, type Take, type TakeId } from '../../src-shared/take.ts'
import type { Converter, Engine } from '../engines/engine.ts'
import { exportClip } from './exporting.ts'
import { waitingLine, type WaitingLine } from './line.ts'
import { progressMeter, type Progress } from './progress.ts'
import { renderClip, type ClipFile } from './rendering.ts'
import { takeRuns } from './runs.ts'
import { clipBytes, type TakeStore } from './takeStore.ts'

/** What a take is to be made from. */
export interface Order {
  readonly name: string
  readonly project: WireProject
  readonly spec: ClipSpec
}

/** Who is told of what happens to takes. */
export interface TakeListener {
  changed(take: Take): void
  /** How the last question about a take at a service went; null: it was answered. */
  troubled(take: Take, trouble: AppError | null): void
  progressed(progress: Progress & { readonly id: TakeId }): void
  exportProgressed(progress: Progress & { readonly id: TakeId }): void
  /** The disk did not keep a take's new state; the take goes on. */
  notKept(take: Take, code: string): void
}

type Done = Record<string, never>

export interface TakeQueue {
  /** Keeps the order on the disk and gives back the take, which waits for its turn. */
  start(order: Order): Promise<Result<Take>>
  /** Those of the ids that are known, in their order. */
  list(ids: readonly TakeId[]): Promise<readonly Take[]>
  /** Every take, the oldest first. */
  listAll(): Promise<readonly Take[]>
  /** A take with a clip that can be played and exported. */
  ready(id: TakeId): Promise<Result<Take>>
  /** The same order as an earlier take's, as a take of its own. */
  again(id: TakeId): Promise<Result<Take>>
  /** Whether it waits, renders or is exported. */
  isAtWork(id: TakeId): boolean
  /** Stops a take that waits or renders, or the export of one. */
  cancel(id: TakeId): Promise<Result<Done>>
  /** Writes its clip, in another way where one is given; single pictures go into the folder that is named. */
  export(id: TakeId, path: string, spec?: ClipSpec): Promise<Result<Done>>
  clip(id: TakeId): { readonly path: string; readonly format: 'mp4' | 'webm' } | null
  /** Ends all that is under way, as interrupted, before the app does. */
  stop(): Promise<void>
}

export interface TakeParts {
  readonly store: TakeStore
  readonly engine: Engine & Converter
  readonly listener: TakeListener
}

const clock = (): number => performance.now()

/** One clip at a time is rendered on this computer; others wait in the order they came. */
export function takeQueue(parts: TakeParts): TakeQueue {
  const { store, engine, listener } = parts
  const inTurn = waitingLine()
  const renders = takeRuns()
  const exports = takeRuns()
  let stopping = false
  const render = rendererOf(parts, inTurn, () => stopping)

  const queue: TakeQueue = {
    async start(order) {
      const checked = check(order)
      if (!checked.ok) return checked
      const take = await store.create(newTake(engine.id, order), { project: order.project, body: null })
      if (take.ok) void renders.begin(take.value.id, (signal) => render(take.value, checked.value, signal))
      return take
    },
    list: (ids) =>
      Promise.all(
        ids
          .map((id) => store.get(id))
          .filter((take) => take !== null)
          .map((take) => asFound(store, take)),
      ),
    listAll: () => Promise.all(store.all().map((take) => asFound(store, take))),
    ready: (id) => readyTake(parts, id),
    again: (id) => againOf(store, id, (order) => queue.start(order)),
    isAtWork: (id) => renders.has(id) || exports.has(id),
    cancel(id) {
      renders.cancel(id)
      exports.cancel(id)
      return Promise.resolve(store.get(id) ? ok({}) : fail({ code: 'take/missing' }))
    },
    async export(id, path, spec) {
      const take = await queue.ready(id)
      if (!take.ok) return take
      const onProgress = progressMeter((progress) => listener.exportProgressed({ id, ...progress }), clock)
      const exported = await exports.begin(id, (signal) =>
        exportClip({ store, engine, inTurn, take: take.value, spec: spec ?? null, path, signal, onProgress }),
      )
      return exported.ok ? ok({}) : exported
    },
    clip(id) {
      const take = store.get(id)
      return take?.clip ? { path: store.clipPath(take), format: take.clip.format } : null
    },
    async stop() {
      stopping = true
      await Promise.all([renders.end(), exports.end()])
    },
  }
  return queue
}

async function readyTake({ store, listener }: TakeParts, id: TakeId): Promise<Result<Take>> {
  const kept = store.get(id)
  if (!kept) return fail({ code: 'take/missing' })
  if (kept.state !== 'ready') return fail({ code: 'take/not-finished' })
  const take = await asFound(store, kept)
  if (!take.error) return ok(take)
  // Who has it on the screen as ready can do nothing about it before it is told.
  listener.changed(take)
  return fail(take.error)
}

async function againOf(store: TakeStore, id: TakeId, start: TakeQueue['start']): Promise<Result<Take>> {
  const take = store.get(id)
  if (!take) return fail({ code: 'take/missing' })
  const project = await store.wire(id)
  return project.ok ? start({ name: take.projectName, project: project.value, spec: take.spec }) : project
}

/** Takes a waiting take through its states to its last one. */
function rendererOf(parts: TakeParts, inTurn: WaitingLine, isStopping: () => boolean) {
  const { store, engine, listener } = parts
  const last = (waiting: Take, clip: Result<ClipInfo>): Take => {
    if (clip.ok) return { ...waiting, state: 'ready', clip: clip.value }
    if (clip.error.code !== 'cancelled') return { ...waiting, state: 'failed', error: clip.error }
    if (isStopping()) return { ...waiting, state: 'failed', error: { code: 'take/interrupted' } }
    return { ...waiting, state: 'cancelled' }
  }
  return async (waiting: Take, { project, spec }: Checked, signal: AbortSignal): Promise<Result<null>> => {
    const clip = await inTurn(async () => {
      await keep(parts, { ...waiting, state: 'rendering' })
      const onProgress = progressMeter(
        (progress) => listener.progressed({ id: waiting.id, ...progress }),
        clock,
      )
      return renderClip(engine, { project, spec, path: store.clipPath(waiting), signal, onProgress })
    }, signal)
    await keep(parts, last(waiting, clip))
    return ok(null)
  }
}

interface Checked {
  readonly project: Project
  readonly spec: ClipFile
}

function check({ project: wire, spec }: Order): Result<Checked> {
  const { format } = spec
  if (!isVideo(format)) return fail({ code: 'render/format', ending: format })
  const project = fromWire(wire)
  if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  const errors = problems(project, LOCAL).filter(({ severity }) => severity === 'error')
  return errors.length > 0
    ? fail({ code: 'project/has-errors', count: errors.length })
    : ok({ project, spec: { ...spec, format } })
}

const newTake = (engine: string, { name, spec, project }: Order): Take => ({
  id: randomUUID(),
  engine,
  projectName: name,
  createdAt: Date.now(),
  state: 'waiting',
  spec,
  clip: null,
  error: null,
  service: null,
  prompt: project.settings.prompt,
  remarks: NO_REMARKS,
})

async function keep({ store, listener }: TakeParts, take: Take): Promise<void> {
  const kept = await store.put(take)
  if (!kept.ok) listener.notKept(take, kept.error.code)
  // With what a person has said of it since.
  listener.changed(store.get(take.id) ?? take)
}

/** A take as it is now: its clip may have been taken away since it was made. */
async function asFound(store: TakeStore, take: Take): Promise<Take> {
  if (take.state !== 'ready' || (await clipBytes(store.clipPath(take))) !== null) return take
  const { service } = take
  const error: AppError = service
    ? { code: 'service/clip-missing', service: service.name }
    : { code: 'take/clip-missing' }
  return { ...take, state: 'failed', error }
}
