import { parentPort, workerData } from 'node:worker_threads'
import { problems } from '../../../src-shared/project/problems.ts'
import { FROZEN, type Project } from '../../../src-shared/project/project.ts'
import { fromWire } from '../../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { SentImage } from '../../../src-shared/service/fit.ts'
import { requestBody } from '../../../src-shared/service/request.ts'
import { openPhotoStore } from '../../photos/photoStore.ts'
import { readBack } from '../../photos/readBack.ts'
import { encodeImages, encodePhoto, type SentPictures } from '../../photos/serviceImages.ts'
import type { BuiltRequest, PhotoJob, RequestJob } from './buildJob.ts'
import { writeRequest } from './requestBody.ts'

/** The body that a service is sent for a project, read back and found sound. */
async function build({
  photoFolder,
  project: wire,
  profile,
  withPictures,
}: RequestJob): Promise<Result<BuiltRequest>> {
  const project = fromWire(wire)
  if (!project) {
    return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
  }
  const errors = problems(project, { kind: 'service', profile }).filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0) return fail({ code: 'project/has-errors', count: errors.length })
  const encoded = await encodeImages(openPhotoStore(photoFolder), project, profile)
  if (!encoded.ok) return encoded
  const { images, image } = encoded.value
  const sound = await readBack(project, images, image.fit)
  if (!sound.ok) return sound
  const { bytes, sha256 } = writeRequest(requestBody(project, profile, images, image.fit))
  return ok({ bytes, sha256, pictures: withPictures ? picturesOf(project, encoded.value) : [] })
}

function picturesOf(project: Project, { images, image, tail }: SentPictures): BuiltRequest['pictures'] {
  const { photo, settings, groups } = project
  const masks = groups.map(({ id, name }) => ['group', name, images.groups.get(id), null] as const)
  const all = [
    ['image', photo.name, images.image, image] as const,
    ['tail', settings.tail?.name ?? '', images.tail ?? undefined, tail] as const,
    ['frozen', FROZEN, images.frozen ?? undefined, null] as const,
    ...masks,
  ]
  return all.flatMap(([role, name, text, sent]) =>
    text === undefined ? [] : [{ role, name, sent, bytes: Uint8Array.from(Buffer.from(text, 'base64')) }],
  )
}

async function look({ photoFolder, photo, fit, profile }: PhotoJob): Promise<Result<SentImage>> {
  const encoded = await encodePhoto(openPhotoStore(photoFolder), photo, profile.limits, fit)
  return encoded.ok ? ok(encoded.value.sent) : encoded
}

const job = workerData as RequestJob | PhotoJob
if (job.kind === 'photo') parentPort?.postMessage(await look(job))
else {
  const built = await build(job)
  const handedOver = built.ok ? [built.value.bytes, ...built.value.pictures.map(({ bytes }) => bytes)] : []
  parentPort?.postMessage(
    built,
    handedOver.map(({ buffer }) => buffer),
  )
}
