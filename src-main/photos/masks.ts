import { sharp } from './sharp.ts'
import { BLACK } from '../../src-shared/colour.ts'
import { sameAspect, type Size } from '../../src-shared/geometry/point.ts'
import { MASK_THRESHOLD, resizedMask } from '../../src-shared/labels/mask.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { decode } from './decode.ts'

/** A mask file as read: grey, white where painted, one byte a pixel, row by row, at its own size. */
export interface GreyMask extends Size {
  readonly grey: Uint8Array<ArrayBuffer>
}

/** Reads a mask file. Transparent parts are unpainted. */
export async function readMask(bytes: Uint8Array): Promise<Result<GreyMask>> {
  const painted = await decode(bytes, BLACK)
  if (!painted.ok) return painted
  const { width, height, pixels } = painted.value
  const grey = new Uint8Array(width * height)
  for (let i = 0; i < grey.length; i++) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * i, 4 * i + 3)
    // Luma of BT.601; a grey pixel keeps its value exactly.
    grey[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
  return ok({ width, height, grey })
}

/**
 * The mask at the photo's size. Another shape is refused with both sizes; the same shape at another resolution is
 * refused too unless it may be scaled. So is a mask in which nothing reaches the level that counts as painted.
 */
export function fitMask(
  mask: GreyMask,
  photo: Size,
  scale: boolean,
  threshold = MASK_THRESHOLD,
): Result<Uint8Array<ArrayBuffer>> {
  const sizes = {
    mask: { width: mask.width, height: mask.height },
    photo: { width: photo.width, height: photo.height },
  }
  if (!sameAspect(mask, photo)) return fail({ code: 'mask/aspect', ...sizes })
  const sameSize = mask.width === photo.width && mask.height === photo.height
  if (!sameSize && !scale) return fail({ code: 'mask/size', ...sizes })
  const grey = sameSize ? mask.grey : resizedMask(mask.grey, mask, photo)
  return grey.some((level) => level >= threshold) ? ok(grey) : fail({ code: 'mask/empty' })
}

/** A mask of 0 and 255 as an 8-bit grey PNG of exactly its size. */
export function maskPng(mask: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
  return sharp(mask, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 4, adaptiveFiltering: false })
    .toBuffer()
}
