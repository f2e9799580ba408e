import { rmdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'
import type { ClipFormat } from '../../src-shared/motion/clipSpec.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import type { Take } from '../../src-shared/take.ts'
import { newFolder } from '../projects/newFolder.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'
import type { Dialogs, FileFormat } from './dialogs.ts'
import { asFileName } from './saving.ts'

type Asking = Pick<Dialogs, 'clipToSave' | 'folder'>

/** Exports a take's clip where the person says. Null: they changed their mind. */
export async function exportTake(
  takes: TakeQueue,
  dialogs: Asking,
  { id, spec }: Input<'take:export'>,
): Promise<Result<Output<'take:export'>>> {
  const take = await takes.ready(id)
  if (!take.ok) return take
  const path = await placeFor(take.value, spec?.format ?? null, dialogs)
  if (!path.ok) return path
  if (path.value === null) return ok(null)
  const exported = await takes.export(id, path.value, spec)
  if (exported.ok) return ok({ name: basename(path.value) })
  // The folder was made for the frames, which have not come.
  if (spec?.format === 'png') await rmdir(path.value).catch(() => undefined)
  return exported
}

/** A file; or for single pictures a folder of their own: nothing that is there is touched. */
async function placeFor(
  { remarks, projectName, clip }: Take,
  format: ClipFormat | null,
  dialogs: Asking,
): Promise<Result<string | null>> {
  const name = asFileName(remarks.name === '' ? projectName : remarks.name)
  if (format === 'png') {
    const place = await dialogs.folder()
    return place === null ? ok(null) : newFolder(place, dialogWords.framesOf(name))
  }
  const endings: FileFormat[] = format
    ? [format]
    : clip?.format === 'webm'
      ? ['webm', 'mp4']
      : ['mp4', 'webm']
  return ok(await dialogs.clipToSave(`${name}.${endings[0]}`, endings))
}
