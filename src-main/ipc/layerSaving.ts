import { rmdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import type { Engine } from '../engines/engine.ts'
import { writeLayers } from '../engines/layerFiles.ts'
import { newFiles } from '../projects/newFiles.ts'
import { newFolder } from '../projects/newFolder.ts'
import { progressMeter } from '../takes/progress.ts'
import type { Attending } from '../takes/writing.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import type { Send } from './events.ts'
import { asFileName } from './saving.ts'

interface LayerParts {
  readonly engine: Engine
  readonly dialogs: Pick<Dialogs, 'folder'>
  readonly send: Send
}

/** Saves the open project's layers, which can be stopped; they stop too before the app ends. */
export interface LayerSaving {
  readonly handlers: Pick<Handlers, 'layer:saveAll' | 'layer:stopSaving'>
  /** Comes back when nothing of them is left behind. */
  stop(): Promise<void>
}

type Saved = Result<Output<'layer:saveAll'>>

export function layerSaving({ engine, dialogs, send }: LayerParts): LayerSaving {
  const underWay = new Map<AbortController, Promise<Saved>>()
  const abort = (): void => underWay.forEach((_saving, own) => own.abort())
  const onProgress = () =>
    progressMeter(
      (progress) => send('export:progressed', { id: null, ...progress }),
      () => performance.now(),
    )
  async function save({ project: wire, name }: Input<'layer:saveAll'>): Promise<Saved> {
    const project = fromWire(wire)
    if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
    const errors = problems(project, LOCAL).filter(({ severity }) => severity === 'error')
    if (!canGo(errors)) return fail({ code: 'project/has-errors', count: errors.length })
    const place = await dialogs.folder()
    if (place === null) return ok(null)
    const own = new AbortController()
    const attending = { signal: own.signal, onProgress: onProgress() }
    const saving = saveInto(place, dialogWords.layersOf(asFileName(name)), project, engine, attending)
    underWay.set(own, saving)
    return saving.finally(() => underWay.delete(own))
  }
  return {
    handlers: {
      'layer:saveAll': save,
      'layer:stopSaving': () => {
        abort()
        return Promise.resolve(ok({}))
      },
    },
    async stop() {
      abort()
      await Promise.allSettled(underWay.values())
    },
  }
}

/** Writes a project's layers into a folder that is made for them; a failure leaves none. */
async function saveInto(
  place: string,
  name: string,
  project: Project,
  engine: Engine,
  attending: Attending,
): Promise<Saved> {
  const folder = await newFolder(place, name)
  if (!folder.ok) return folder
  const files = await newFiles(folder.value, 'png')
  if (!files.ok) return files
  const made = await writeLayers(engine, project, files.value, attending)
  const names: typeof made = attending.signal.aborted ? fail({ code: 'cancelled' }) : made
  const written = names.ok ? await files.value.commit() : names
  if (names.ok && written.ok) return ok({ folder: basename(folder.value), files: names.value.length })
  await files.value.discard()
  await rmdir(folder.value).catch(() => undefined)
  return written.ok ? ok(null) : written
}
