import { parentPort, workerData } from 'node:worker_threads'
import { problems } from '../../../src-shared/project/problems.ts'
import { FROZEN, type Project } from '../../../src-shared/project/project.ts'
import { fromWire } from '../../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { requestBody, type EncodedImages } from '../../../src-shared/service/request.ts'
import { openPhotoStore } from '../../photos/photoStore.ts'
import { readBack } from '../../photos/readBack.ts'
import { encodeImages } from '../../photos/serviceImages.ts'
import type { BuildJob, BuiltRequest } from './buildJob.ts'
import { writeRequest } from './requestBody.ts'

/** The body that a service is sent for a project, read back and found sound. */
async function build({ photoFolder, project: wire, profile }: BuildJob): Promise<Result<BuiltRequest>> {
  const project = fromWire(wire)
  if (!project) {
    return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  }
  const errors = problems(project, { kind: 'service', profile }).filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0) return fail({ code: 'project/has-errors', count: errors.length })
  const images = await encodeImages(openPhotoStore(photoFolder), project, profile)
  if (!images.ok) return images
  const sound = await readBack(project, images.value)
  if (!sound.ok) return sound
  const { bytes, sha256 } = writeRequest(requestBody(project, profile, images.value))
  return ok({ bytes, sha256, pictures: picturesOf(project, images.value) })
}

function picturesOf(project: Project, images: EncodedImages): BuiltRequest['pictures'] {
  const { photo, settings, groups } = project
  const masks = groups.map(({ id, name }) => ['group', name, images.groups.get(id)] as const)
  const all = [
    ['image', photo.name, images.image] as const,
    ['tail', settings.tail?.name ?? '', images.tail ?? undefined] as const,
    ['frozen', FROZEN, images.frozen ?? undefined] as const,
    ...masks,
  ]
  return all.flatMap(([role, name, text]) =>
    text === undefined ? [] : [{ role, name, bytes: Uint8Array.from(Buffer.from(text, 'base64')) }],
  )
}

const built = await build(workerData as BuildJob)
const handedOver = built.ok ? [built.value.bytes, ...built.value.pictures.map(({ bytes }) => bytes)] : []
parentPort?.postMessage(
  built,
  handedOver.map(({ buffer }) => buffer),
)
