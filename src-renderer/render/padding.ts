import type { Size } from '../../src-shared/geometry/point.ts'
import type { ClipFormat } from '../../src-shared/motion/clipSpec.ts'

/** Whether a format's clips are 4:2:0. */
export const isSubsampled = (format: ClipFormat): boolean => format === 'mp4' || format === 'webm'

/** 4:2:0 clips have one colour for two by two pixels, so their sides are even. */
export const evenSize = ({ width, height }: Size): Size => ({
  width: width + (width % 2),
  height: height + (height % 2),
})

/** Copies RGBA pixels into a larger picture, whose added columns and rows continue its right and lower edge. */
export function padInto(out: Uint8ClampedArray, outSize: Size, pixels: Uint8ClampedArray, size: Size): void {
  const to = new Uint32Array(out.buffer, out.byteOffset, outSize.width * outSize.height)
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, size.width * size.height)
  for (let y = 0; y < outSize.height; y++) {
    const row = Math.min(y, size.height - 1) * size.width
    const start = y * outSize.width
    to.set(from.subarray(row, row + size.width), start)
    to.fill(from[row + size.width - 1]!, start + size.width, start + outSize.width)
  }
}
