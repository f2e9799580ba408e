import { dirname, join } from 'node:path'
import type { Project } from '../../src-shared/project/project.ts'
import { openPhotoStore } from '../photos/photoStore.ts'
import type { CliContext } from './context.ts'

/**
 * Puts a project's photos among the editor's own: a command's go with it, and a take that is opened there again as a
 * project needs them. Where that fails the take goes its way all the same.
 */
export async function keepPhotos(
  { photo, settings }: Project,
  { photos, takesFolder }: CliContext,
): Promise<void> {
  const kept = openPhotoStore(join(dirname(takesFolder), 'photos'))
  for (const { id, name } of settings.tail ? [photo, settings.tail] : [photo]) {
    const bytes = await photos.bytes(id)
    if (bytes.ok) await kept.accept(bytes.value, name)
  }
}
