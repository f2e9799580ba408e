import { clamp, type Size } from '../../geometry/point.ts'

/** RGBA bytes of a picture at some size, row by row. */
export interface Level extends Size {
  readonly pixels: Uint8ClampedArray
}

/** A box of pixels; right and bottom included. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A picture at its own size, at half of it, at a quarter and so on: `halvings` times. */
export function levelsOf(picture: Level, halvings: number): readonly [Level, ...Level[]] {
  const levels: [Level, ...Level[]] = [picture]
  let last = picture
  for (let i = 0; i < halvings; i++) levels.push((last = halved(last)))
  return levels
}

/** Half the size, rounded up: each pixel is the mean of four; at the far edges what is there counts twice. */
function halved({ width, height, pixels }: Level): Level {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 }
  const out = new Uint8ClampedArray(half.width * half.height * 4)
  for (let y = 0, to = 0; y < half.height; y++) {
    const down = 2 * y + 1 < height ? width * 4 : 0
    for (let x = 0, a = 2 * y * width * 4; x < half.width; x++, a += 8, to += 4) {
      const b = 2 * x + 1 < width ? a + 4 : a
      const c = a + down
      const d = b + down
      out[to] = (pixels[a]! + pixels[b]! + pixels[c]! + pixels[d]! + 2) >> 2
      out[to + 1] = (pixels[a + 1]! + pixels[b + 1]! + pixels[c + 1]! + pixels[d + 1]! + 2) >> 2
      out[to + 2] = (pixels[a + 2]! + pixels[b + 2]! + pixels[c + 2]! + pixels[d + 2]! + 2) >> 2
    }
  }
  return { ...half, pixels: out }
}

/** The box at a level, where a pixel stands for 2^level in each direction. */
export const boxAt = ({ left, top, right, bottom }: PixelBox, level: number): PixelBox => ({
  left: left >> level,
  top: top >> level,
  right: right >> level,
  bottom: bottom >> level,
})

export const boxSize = ({ left, top, right, bottom }: PixelBox): Size => ({
  width: right - left + 1,
  height: bottom - top + 1,
})

/** The box with as much around it on each side, where the picture has it. */
export const widened = ({ left, top, right, bottom }: PixelBox, by: number, within: Size): PixelBox => ({
  left: clamp(left - by, 0, within.width - 1),
  top: clamp(top - by, 0, within.height - 1),
  right: clamp(right + by, 0, within.width - 1),
  bottom: clamp(bottom + by, 0, within.height - 1),
})

/** The indexes of the pixels in a box that `belong`, row by row. */
export function pixelsIn(
  { left, top, right, bottom }: PixelBox,
  { width }: Size,
  belong: (pixel: number) => boolean = () => true,
): Int32Array {
  const found = new Int32Array((right - left + 1) * (bottom - top + 1))
  let count = 0
  for (let y = top; y <= bottom; y++) {
    for (let pixel = y * width + left; pixel <= y * width + right; pixel++) {
      if (belong(pixel)) found[count++] = pixel
    }
  }
  return found.subarray(0, count)
}

/** The box of all pixels. */
export const wholeBox = ({ width, height }: Size): PixelBox => ({
  left: 0,
  top: 0,
  right: width - 1,
  bottom: height - 1,
})

/** Gives the runs of ones in a row of zeros and ones: first and last of each. Whole stretches are skipped at a time. */
export function eachRun(row: Uint8Array, take: (first: number, last: number) => void): void {
  for (let first = row.indexOf(1); first >= 0;) {
    const after = row.indexOf(0, first)
    const end = after < 0 ? row.length : after
    take(first, end - 1)
    first = row.indexOf(1, end)
  }
}
