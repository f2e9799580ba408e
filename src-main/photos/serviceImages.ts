import { sharp } from './sharp.ts'
import { maskOf } from '../../src-shared/labels/mask.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import { WHITE } from '../../src-shared/colour.ts'
import type { ImageKind } from '../../src-shared/fileKind.ts'
import { bareJpeg, barePng } from '../../src-shared/photo/metadata.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import {
  barsOf,
  fitOf,
  fittedMask,
  isTooSmall,
  scaled,
  withoutBars,
  type Fit,
  type SentImage,
} from '../../src-shared/service/fit.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { EncodedImages } from '../../src-shared/service/request.ts'
import { readHead, type PhotoHead } from './decode.ts'
import { maskPng } from './masks.ts'
import type { PhotoStore } from './photoStore.ts'

/** The pictures of a request, and what became of the photos on the way. */
export interface SentPictures {
  readonly images: EncodedImages
  readonly image: SentImage
  readonly tail: SentImage | null
}

/** Takes its time on its thread: called from buildThread.ts only. */
export async function encodeImages(
  photos: PhotoStore,
  project: Project,
  { limits }: ServiceProfile,
): Promise<Result<SentPictures>> {
  const { mode, tail, fit } = project.settings
  const image = await encodePhoto(photos, project.photo, limits, fit)
  if (!image.ok) return image
  const end = mode === 'end-frame' && tail ? await encodePhoto(photos, tail, limits, fit) : ok(null)
  if (!end.ok) return end
  const masks =
    mode === 'motion-brush'
      ? await encodeMasks(project, image.value.sent.fit)
      : { frozen: null, groups: new Map() }
  const images = { image: image.value.text, tail: end.value?.text ?? null, ...masks }
  return ok({ images, image: image.value.sent, tail: end.value?.sent ?? null })
}

async function encodeMasks(
  { labels, groups: all }: Project,
  fit: Fit,
): Promise<Pick<EncodedImages, 'frozen' | 'groups'>> {
  const painted = extents(labels)
  const encode = async (label: number): Promise<string> =>
    base64(await maskPng(fittedMask(maskOf(labels, label), labels, fit), fit.sent))
  const frozen = (painted[STATIC_LABEL]?.pixels ?? 0) > 0 ? await encode(STATIC_LABEL) : null
  const groups = new Map<string, string>()
  // One after the other: each is as large as the photo while it is made.
  for (const group of all) {
    if (group.sent && (painted[group.label]?.pixels ?? 0) > 0) groups.set(group.id, await encode(group.label))
  }
  return { frozen, groups }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4

/** JPEG qualities tried in turn until the text is short enough. Below the last the picture suffers. */
const QUALITIES = [95, 90, 85, 75, 60]
/** Those of a picture that had to be made smaller. */
const SMALL_QUALITIES = [75, 60]
/** One step smaller, where the text is only a little too long. */
const STEP = 0.9

interface SentPhoto {
  readonly text: string
  readonly sent: SentImage
}

/**
 * A photo as a service takes it: its very picture where that will do, but not where and when it was taken; else
 * encoded anew, and where no quality is short enough made smaller. `fitted`: a photo of another size or shape than the service takes gets what it lacks.
 */
export async function encodePhoto(
  photos: PhotoStore,
  photo: Photo,
  limits: ServiceProfile['limits'],
  fitted: boolean,
): Promise<Result<SentPhoto>> {
  const bytes = await photos.bytes(photo.id)
  if (!bytes.ok) return bytes
  const head = await readHead(bytes.value)
  if (!head.ok) return head
  const { kind } = head.value
  const fitAt = (scale: number): Fit =>
    fitted ? fitOf(photo, limits, scale) : withoutBars(scaled(photo, scale))
  const from = { width: photo.width, height: photo.height }
  let fit = fitAt(1)
  const untouched = fit.sent.width === photo.width && fit.sent.height === photo.height
  const bare = untouched && isPlain(head.value) ? bareFile(kind, bytes.value) : null
  let shortest = base64Length(bare?.bytes.length ?? bytes.value.length)
  if (bare && shortest <= limits.maxImageText) {
    const sent = { kind: bare.kind, bytes: bare.bytes.length, original: true, from, fit }
    return ok({ text: base64(bare.bytes), sent })
  }
  const pixels = await photos.pixels(photo.id, undefined, photo.background)
  if (!pixels.ok) return pixels
  for (let scale = 1; ; scale *= Math.min(STEP, Math.sqrt(limits.maxImageText / shortest))) {
    const next = fitAt(scale)
    const isSame = scale < 1 && next.sent.width === fit.sent.width && next.sent.height === fit.sent.height
    if (scale < 1 && (isSame || isTooSmall(next.sent, limits))) {
      return fail({ code: 'send/too-large', bytes: shortest, limit: limits.maxImageText })
    }
    fit = next
    for (const encoding of encodings(kind, scale)) {
      const encoded = await encode(pixels.value, photo, fit, encoding)
      shortest = base64Length(encoded.length)
      if (shortest > limits.maxImageText) continue
      const sent = { kind: encoding.kind, bytes: encoded.length, original: false, from, fit }
      return ok({ text: base64(encoded), sent })
    }
  }
}

interface BareFile {
  readonly kind: 'jpeg' | 'png'
  readonly bytes: Uint8Array
}

/** Null for what no service takes as it is, and for a file that readers forgive more than its format allows. */
function bareFile(kind: ImageKind, bytes: Uint8Array): BareFile | null {
  if (kind !== 'jpeg' && kind !== 'png') return null
  const bare = kind === 'jpeg' ? bareJpeg(bytes) : barePng(bytes)
  return bare && { kind, bytes: bare }
}

type Encoding = { readonly kind: 'png' } | { readonly kind: 'jpeg'; readonly quality: number }

/** What is tried at a scale, the best first: without loss, where the photo had none. */
function encodings(kind: ImageKind, scale: number): Encoding[] {
  const jpegs = (scale < 1 ? SMALL_QUALITIES : QUALITIES).map(
    (quality) => ({ kind: 'jpeg', quality }) as const,
  )
  return kind === 'jpeg' || scale < 1 ? jpegs : [{ kind: 'png' }, ...jpegs]
}

/** A pipeline of its own for each attempt: a clone would copy all the pixels. */
function encode(pixels: Uint8Array, photo: Photo, fit: Fit, encoding: Encoding): Promise<Buffer> {
  const { sent, left, top, photo: inner } = fit
  const { width, height } = photo
  let picture = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha()
  if (inner.width !== width || inner.height !== height) {
    picture = picture.resize({ ...inner, fit: 'fill', kernel: 'lanczos3' })
  }
  if (barsOf(fit) !== null) {
    const bars = {
      left,
      top,
      right: sent.width - left - inner.width,
      bottom: sent.height - top - inner.height,
    }
    picture = picture.extend({ ...bars, background: photo.background ?? WHITE })
  }
  if (encoding.kind === 'png') return picture.png().toBuffer()
  const { quality } = encoding
  return picture.jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' }).toBuffer()
}

/** Whether any reader sees the very pixels that we do: upright, opaque, 8-bit, RGB or grey, in sRGB. */
const isPlain = (head: PhotoHead): boolean =>
  !head.turned &&
  !head.hasAlpha &&
  head.bitsPerSample === 8 &&
  (head.channels === 3 || head.channels === 1) &&
  (head.profile === null || head.profile.includes('sRGB'))
