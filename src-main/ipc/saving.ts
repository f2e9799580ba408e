import { basename, dirname, join } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { projectName } from '../../src-shared/project/fileFormat.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Documents } from '../projects/documents.ts'
import { saveProject } from '../projects/projectFiles.ts'
import type { Dialogs } from './dialogs.ts'

export interface SavingParts {
  readonly photos: PhotoStore
  readonly documents: Documents
  readonly dialogs: Pick<Dialogs, 'projectToSave'>
  readonly onRecents: () => void
}

type Order = Input<'project:save'>

/** Saves a project in its own file, or where the person says. Null: they changed their mind. */
export async function save(parts: SavingParts, order: Order): Promise<Result<Output<'project:save'>>> {
  const { photos, documents, onRecents } = parts
  const project = fromWire(order.project)
  if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  const path = await pathFor(parts, order)
  if (path === null) return ok(null)
  const saved = await saveProject(photos, path, project, order.takes)
  if (!saved.ok) return saved
  await documents.remember(path)
  onRecents()
  return ok({ documentId: documents.idOf(path), name: projectName(basename(path)) })
}

async function pathFor({ documents, dialogs }: SavingParts, order: Order): Promise<string | null> {
  const own = order.documentId === null ? null : documents.pathOf(order.documentId)
  if (own !== null && !order.as) return own
  const name = `${asFileName(order.name)}.kinebrush`
  return dialogs.projectToSave(own === null ? name : join(dirname(own), name))
}

/** A name that every file system takes, for a suggestion. */
export const asFileName = (name: string): string =>
  name.replace(/[\u0000-\u001f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '_').slice(0, 100) || 'Kinebrush'
