import { sharp, type Sharp } from './sharp.ts'
import { isImageKind, kindOf, type ImageKind } from '../../src-shared/fileKind.ts'
import { channelsOf, WHITE, type Colour } from '../../src-shared/colour.ts'
import type { AppError } from '../../src-shared/errors.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, WORKING_PIXELS } from '../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** Pixels as the whole app sees them: upright, 8-bit sRGB, RGBA, opaque, row by row. */
export interface Decoded extends Size {
  readonly pixels: Uint8Array<ArrayBuffer>
  /** There were transparent parts. */
  readonly flattened: boolean
}

/** What a photo's head says, before any pixel is decoded. Width and height are the upright ones. */
export interface PhotoHead extends Size {
  readonly kind: ImageKind
  readonly hasAlpha: boolean
  /** EXIF has it turned or mirrored. */
  readonly turned: boolean
  readonly bitsPerSample: number
  readonly channels: number
  readonly profile: Buffer | null
}

const open = (bytes: Uint8Array): Sharp =>
  // One frame is read of animated images, and a damaged file is an error, not a picture with a grey half.
  sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'warning', pages: 1 })

/** Reads a photo's head; refuses by content, size and pixel count before anything is decoded. */
export async function readHead(bytes: Uint8Array): Promise<Result<PhotoHead>> {
  const kind = kindOf(bytes)
  if (kind === 'empty') return fail({ code: 'photo/empty' })
  if (!isImageKind(kind)) return fail({ code: 'photo/unsupported', found: kind })
  if (bytes.length > MAX_PHOTO_BYTES) {
    return fail({ code: 'photo/too-large', bytes: bytes.length, limit: MAX_PHOTO_BYTES })
  }
  try {
    const { autoOrient, hasAlpha, orientation, depth, channels, icc } = await open(bytes).metadata()
    return ok({
      kind,
      width: autoOrient.width,
      height: autoOrient.height,
      hasAlpha,
      turned: (orientation ?? 1) !== 1,
      bitsPerSample: depth === 'uchar' ? 8 : 16,
      channels,
      profile: icc ?? null,
    })
  } catch (error) {
    return fail(decodingError(error))
  }
}

/**
 * The pixels of an image file, its transparent parts laid on a colour: the same for the same bytes and colour, every
 * time and for everyone who asks.
 */
export async function decode(bytes: Uint8Array, ground: Colour = WHITE): Promise<Result<Decoded>> {
  const pixels = await decodeClear(bytes)
  return pixels.ok ? ok(laidOn(ground, pixels.value)) : pixels
}

/** Pixels as they are in the file, upright, 8-bit sRGB, RGBA; transparent parts are still transparent. */
export interface Clear extends Size {
  readonly rgba: Uint8Array<ArrayBuffer>
  readonly hasAlpha: boolean
}

export async function decodeClear(bytes: Uint8Array): Promise<Result<Clear>> {
  const head = await readHead(bytes)
  if (!head.ok) return head
  try {
    const { data, info } = await open(bytes)
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    return ok({ width, height, rgba: new Uint8Array(asArrayBuffer(data)), hasAlpha: head.value.hasAlpha })
  } catch (error) {
    return fail(decodingError(error))
  }
}

/** Good enough for a moment. */
const GLANCE_QUALITY = 85

/**
 * A quick look at an image file, as a small JPEG of that size: not made of the very pixels that it decodes to. All of
 * a damaged file is looked at, and refused.
 */
export async function glanceAt(
  bytes: Uint8Array,
  size: Size,
  ground: Colour,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const small = open(bytes)
      .autoOrient()
      .resize({ ...size, fit: 'fill' })
    const jpeg = await small
      .toColourspace('srgb')
      .flatten({ background: ground })
      .jpeg({ quality: GLANCE_QUALITY })
      .toBuffer()
    return ok(Uint8Array.from(jpeg))
  } catch (error) {
    return fail(decodingError(error))
  }
}

/** The same of pixels that are decoded. */
export async function glanceOf(
  { pixels, width, height }: Decoded,
  size: Size,
): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality: GLANCE_QUALITY })
    .toBuffer()
  return Uint8Array.from(jpeg)
}

/** Lays the transparent parts on a colour, in place. */
export function laidOn(ground: Colour, { width, height, rgba, hasAlpha }: Clear): Decoded {
  return { width, height, pixels: rgba, flattened: hasAlpha && layOn(ground, rgba) }
}

/** A buffer of its own, so that it can be handed to other threads and processes whole. */
export const asArrayBuffer = (data: Buffer): ArrayBuffer =>
  data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength
    ? data.buffer
    : Uint8Array.from(data).buffer

/** Makes every pixel opaque on a colour; tells whether any was not. */
function layOn(ground: Colour, rgba: Uint8Array): boolean {
  const [red, green, blue] = channelsOf(ground)
  let found = false
  for (let i = 3; i < rgba.length; i += 4) {
    const alpha = rgba[i] ?? 255
    if (alpha === 255) continue
    found = true
    const mixed = (at: number, under: number): void => {
      rgba[at] = Math.round(((rgba[at] ?? 0) * alpha + under * (255 - alpha)) / 255)
    }
    mixed(i - 3, red)
    mixed(i - 2, green)
    mixed(i - 1, blue)
    rgba[i] = 255
  }
  return found
}

/** The size of a photo's working copy: its own aspect, WORKING_PIXELS at most. Null when the photo is that small. */
export function workingSize({ width, height }: Size): Size | null {
  if (width * height <= WORKING_PIXELS) return null
  const factor = Math.sqrt(WORKING_PIXELS / (width * height))
  return { width: Math.max(1, Math.floor(width * factor)), height: Math.max(1, Math.floor(height * factor)) }
}

/** A smaller copy as a file of its own: a JPEG of a JPEG, else a PNG. Upright, sRGB, as transparent as it was, nothing else inside. */
export async function encodeWorkingCopy(
  bytes: Uint8Array,
  kind: ImageKind,
  size: Size,
): Promise<Result<Uint8Array>> {
  try {
    const smaller = open(bytes)
      .autoOrient()
      .resize({ ...size, fit: 'fill', kernel: 'lanczos3' })
      .toColourspace('srgb')
    const encoded =
      kind === 'jpeg'
        ? smaller.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
        : smaller.png({ compressionLevel: 6 })
    return ok(await encoded.toBuffer())
  } catch (error) {
    return fail(decodingError(error))
  }
}

/** What sharp's refusal means. Its messages are lines of `loader: what`. */
function decodingError(error: unknown): AppError {
  const text = error instanceof Error ? error.message : String(error)
  if (/pixel limit|too many pixels|dimensions? exceed/i.test(text)) {
    return { code: 'photo/too-many-pixels', limitMegapixels: MAX_PHOTO_PIXELS / 1e6 }
  }
  const detail = (text.split('\n')[0] ?? text).replace(/^(Input buffer|\w+): /, '').trim()
  return { code: 'photo/damaged', detail }
}
