import { basename } from 'node:path'
import { MAX_PROJECT_BYTES } from '../../src-shared/limits.ts'
import { encodeLabels } from '../../src-shared/labels/codec.ts'
import {
  projectName,
  readProject,
  tooLarge,
  unreadable,
  writeFields,
} from '../../src-shared/project/fileFormat.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import { pack, unpack } from './archive.ts'
import { writeDurably } from './durableSave.ts'
import { readWhole } from './readWhole.ts'

/** What a project file gives: the project, whose photos are in the photo store from now on. */
export interface ProjectFile {
  readonly name: string
  readonly project: Project
  readonly takes: readonly TakeId[]
}

/** Opens a project file. The file is only read; its name names the project. */
export async function openProject(photos: PhotoStore, path: string): Promise<Result<ProjectFile>> {
  const bytes = await readWhole(path, MAX_PROJECT_BYTES, () => tooLarge)
  return bytes.ok ? readProjectFile(photos, bytes.value, basename(path)) : bytes
}

/** Opens a project from a file's bytes, as dropped on the window. */
export async function readProjectFile(
  photos: PhotoStore,
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<ProjectFile>> {
  const unpacked = await unpack(bytes)
  if (!unpacked.ok) return unpacked
  const { manifest, parts } = unpacked.value
  const project = readProject(manifest.version, Buffer.from(parts.fields).toString('utf8'), parts.labels)
  if (!project.ok) return project
  const { photo, settings } = project.value
  if ((settings.tail === null) !== (parts.tail === null)) return unreadable('its end photo is missing')
  const stored = await takeIn(photos, photo, parts.photo)
  if (!stored.ok) return stored
  if (settings.tail && parts.tail) {
    const tail = await takeIn(photos, settings.tail, parts.tail)
    if (!tail.ok) return tail
  }
  return ok({ name: projectName(fileName), project: project.value, takes: manifest.takes })
}

/** Puts a project's photo into the store; it has to be the very photo that the project was painted on. */
async function takeIn(photos: PhotoStore, photo: Photo, bytes: Uint8Array): Promise<Result<null>> {
  const accepted = await photos.accept(bytes, photo.name)
  if (!accepted.ok) {
    return accepted.error.code.startsWith('photo/')
      ? unreadable('the photo in it cannot be decoded')
      : accepted
  }
  const { id, width, height } = accepted.value.photo
  return id === photo.id && width === photo.width && height === photo.height
    ? ok(null)
    : unreadable('the photo in it is not the one that was painted on')
}

/** Writes a project file, durably; a failure leaves the file that was there. */
export async function saveProject(
  photos: PhotoStore,
  path: string,
  project: Project,
  takes: readonly TakeId[],
): Promise<Result<{ bytes: number }>> {
  const photo = await photos.bytes(project.photo.id)
  if (!photo.ok) return photo
  const { tail } = project.settings
  const end = tail ? await photos.bytes(tail.id) : ok(null)
  if (!end.ok) return end
  const parts = {
    fields: Buffer.from(writeFields(project)),
    labels: encodeLabels(project.labels),
    photo: photo.value,
    tail: end.value,
  }
  return writeDurably(path, pack(projectName(basename(path)), takes, parts))
}
