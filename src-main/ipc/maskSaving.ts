import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'
import { fromWire, type WireProject } from '../../src-shared/project/wire.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { areaMask, paintedAreas } from '../photos/areaMasks.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { newFolder } from '../projects/newFolder.ts'
import type { Dialogs } from './dialogs.ts'
import { asFileName } from './saving.ts'

function projectOf(wire: WireProject): Result<Project> {
  const project = fromWire(wire)
  return project
    ? ok(project)
    : fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
}

/** Writes an area's mask where the person says. */
export async function saveMask(
  dialogs: Pick<Dialogs, 'maskToSave'>,
  { project: wire, area, name }: Input<'mask:save'>,
): Promise<Result<Output<'mask:save'>>> {
  const project = projectOf(wire)
  if (!project.ok) return project
  const painted = paintedAreas(project.value).find(({ id }) => id === area)
  if (!painted) return fail({ code: 'mask/empty' })
  const path = await dialogs.maskToSave(`${asFileName(name)}.png`)
  if (path === null) return ok(null)
  const written = await writeDurably(path, await areaMask(project.value, painted.label))
  return written.ok ? ok({ name: basename(path) }) : written
}

/** Writes all areas' masks into a folder that is made for them, where the person says: nothing that is there is touched. */
export async function saveMasks(
  dialogs: Pick<Dialogs, 'folder'>,
  { project: wire, name }: Input<'mask:saveAll'>,
): Promise<Result<Output<'mask:saveAll'>>> {
  const project = projectOf(wire)
  if (!project.ok) return project
  const painted = paintedAreas(project.value)
  if (painted.length === 0) return fail({ code: 'mask/empty' })
  const place = await dialogs.folder()
  if (place === null) return ok(null)
  const folder = await newFolder(place, dialogWords.masksOf(asFileName(name)))
  if (!folder.ok) return folder
  for (const { file, label } of painted) {
    const written = await writeDurably(join(folder.value, file), await areaMask(project.value, label))
    if (written.ok) continue
    await rm(folder.value, { recursive: true, force: true })
    return written
  }
  return ok({ folder: basename(folder.value), masks: painted.length })
}
