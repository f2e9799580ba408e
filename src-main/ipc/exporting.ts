import { basename } from 'node:path'
import type { Output } from '../../src-shared/contract.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'
import type { Dialogs } from './dialogs.ts'
import { asFileName } from './saving.ts'

/** Exports a take's clip where the person says. Null: they changed their mind. */
export async function exportTake(
  takes: TakeQueue,
  dialogs: Pick<Dialogs, 'clipToSave'>,
  id: TakeId,
): Promise<Result<Output<'take:export'>>> {
  const take = await takes.ready(id)
  if (!take.ok) return take
  const endings = take.value.clip?.format === 'webm' ? (['webm', 'mp4'] as const) : (['mp4', 'webm'] as const)
  const { remarks, projectName } = take.value
  const name = asFileName(remarks.name === '' ? projectName : remarks.name)
  const path = await dialogs.clipToSave(`${name}.${endings[0]}`, endings)
  if (path === null) return ok(null)
  const exported = await takes.export(id, path)
  return exported.ok ? ok({ name: basename(path) }) : exported
}
