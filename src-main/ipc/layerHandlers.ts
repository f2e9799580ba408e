import { rmdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import type { Engine } from '../engines/engine.ts'
import { writeLayers } from '../engines/layerFiles.ts'
import { newFiles } from '../projects/newFiles.ts'
import { newFolder } from '../projects/newFolder.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { asFileName } from './saving.ts'

type Folders = Pick<Dialogs, 'folder'>

export const layerHandlers = (engine: Engine, dialogs: Folders): Pick<Handlers, 'layer:saveAll'> => ({
  'layer:saveAll': (order) => saveLayers(engine, dialogs, order),
})

/** Writes a project's layers into a folder that is made for them, where the person says. */
async function saveLayers(
  engine: Engine,
  dialogs: Folders,
  { project: wire, name }: Input<'layer:saveAll'>,
): Promise<Result<Output<'layer:saveAll'>>> {
  const project = fromWire(wire)
  if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  const errors = problems(project, LOCAL).filter(({ severity }) => severity === 'error')
  if (!canGo(errors)) return fail({ code: 'project/has-errors', count: errors.length })
  const place = await dialogs.folder()
  if (place === null) return ok(null)
  const folder = await newFolder(place, dialogWords.layersOf(asFileName(name)))
  if (!folder.ok) return folder
  const files = await newFiles(folder.value, 'png')
  if (!files.ok) return files
  const { signal } = new AbortController()
  const names = await writeLayers(engine, project, files.value, { signal, onProgress: () => undefined })
  const written = names.ok ? await files.value.commit() : names
  if (names.ok && written.ok) return ok({ folder: basename(folder.value), files: names.value.length })
  await files.value.discard()
  await rmdir(folder.value).catch(() => undefined)
  return written.ok ? ok(null) : written
}
