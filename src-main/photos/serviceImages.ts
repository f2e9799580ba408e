import sharp from 'sharp'
import { maskOf } from '../../src-shared/labels/mask.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { EncodedImages } from '../../src-shared/service/request.ts'
import { readHead, type PhotoHead } from './decode.ts'
import { maskPng } from './masks.ts'
import type { PhotoStore } from './photoStore.ts'

/** The pictures of a request. Takes its time on its thread: called from buildThread.ts only. */
export async function encodeImages(
  photos: PhotoStore,
  project: Project,
  { limits }: ServiceProfile,
): Promise<Result<EncodedImages>> {
  const { mode, tail } = project.settings
  const image = await encodePhoto(photos, project.photo, limits.maxImageText)
  if (!image.ok) return image
  const end = mode === 'end-frame' && tail ? await encodePhoto(photos, tail, limits.maxImageText) : ok(null)
  if (!end.ok) return end
  const masks = mode === 'motion-brush' ? await encodeMasks(project) : { frozen: null, groups: new Map() }
  return ok({ image: image.value, tail: end.value, ...masks })
}

async function encodeMasks(project: Project): Promise<Pick<EncodedImages, 'frozen' | 'groups'>> {
  const painted = extents(project.labels)
  const encode = async (label: number): Promise<string> =>
    base64(await maskPng(maskOf(project.labels, label), project.labels))
  const frozen = (painted[STATIC_LABEL]?.pixels ?? 0) > 0 ? await encode(STATIC_LABEL) : null
  const groups = new Map<string, string>()
  // One after the other: each is as large as the photo while it is made.
  for (const group of project.groups) {
    if (group.sent && (painted[group.label]?.pixels ?? 0) > 0) groups.set(group.id, await encode(group.label))
  }
  return { frozen, groups }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4

/** JPEG qualities tried in turn until the text is short enough. Below the last the picture suffers. */
const QUALITIES = [95, 90, 85, 75, 60]

/** A photo as a service takes it, at its own size: its very file where that will do, else encoded anew. */
async function encodePhoto(photos: PhotoStore, photo: Photo, maxText: number): Promise<Result<string>> {
  const bytes = await photos.bytes(photo.id)
  if (!bytes.ok) return bytes
  const head = await readHead(bytes.value)
  if (!head.ok) return head
  let shortest = base64Length(bytes.value.length)
  if (isPlain(head.value) && shortest <= maxText) return ok(base64(bytes.value))
  const pixels = await photos.pixels(photo.id)
  if (!pixels.ok) return pixels
  // A pipeline of its own for each attempt: a clone would copy all the pixels.
  const raw = { width: photo.width, height: photo.height, channels: 4 } as const
  const picture = () => sharp(pixels.value, { raw }).removeAlpha()
  const attempts = QUALITIES.map(
    (quality) => () => picture().jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' }),
  )
  if (head.value.kind !== 'jpeg') attempts.unshift(() => picture().png())
  for (const attempt of attempts) {
    const encoded = await attempt().toBuffer()
    shortest = base64Length(encoded.length)
    if (shortest <= maxText) return ok(base64(encoded))
  }
  return fail({ code: 'send/too-large', bytes: shortest, limit: maxText })
}

/** Whether any reader sees the very pixels that we do: upright, opaque, 8-bit, RGB or grey, in sRGB. */
const isPlain = (head: PhotoHead): boolean =>
  (head.kind === 'jpeg' || head.kind === 'png') &&
  !head.turned &&
  !head.hasAlpha &&
  head.bitsPerSample === 8 &&
  (head.channels === 3 || head.channels === 1) &&
  (head.profile === null || head.profile.includes('sRGB'))
