import sharp from 'sharp'
import type { Size } from '../../src-shared/geometry/point.ts'

/** One opaque RGBA frame as a lossless PNG. Fast rather than small: a clip has hundreds. */
export const framePng = (pixels: Uint8Array, { width, height }: Size): Promise<Uint8Array> =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer()
