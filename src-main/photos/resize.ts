import { sharp } from './sharp.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Decoded } from './decode.ts'

/** Decoded pixels at another size. */
export async function resized(
  { pixels, width, height }: Decoded,
  size: Size,
): Promise<Uint8Array<ArrayBuffer>> {
  // Without the opaque alpha: resizing would multiply by it and back, for nothing.
  const data = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .resize({ ...size, fit: 'fill', kernel: 'lanczos3' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return Uint8Array.from(data)
}
