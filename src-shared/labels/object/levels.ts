import { clamp, type Size } from '../../geometry/point.ts'
import type { Picture } from '../wand.ts'

/** Red, green and blue of a picture at some size, row by row. */
export interface Level extends Size {
  readonly colours: Uint8Array
}

/** A box of pixels; right and bottom included. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A picture at its own size, at half of it, at a quarter and so on: `halvings` times. */
export function levelsOf({ width, height, pixels }: Picture, halvings: number): readonly [Level, ...Level[]] {
  const colours = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < colours.length; from += 4, to += 3) {
    colours[to] = pixels[from]!
    colours[to + 1] = pixels[from + 1]!
    colours[to + 2] = pixels[from + 2]!
  }
  let last: Level = { width, height, colours }
  const levels: [Level, ...Level[]] = [last]
  for (let i = 0; i < halvings; i++) levels.push((last = halved(last)))
  return levels
}

/** Half the size, rounded up: each pixel is the mean of four; at the far edges what is there counts twice. */
function halved({ width, height, colours }: Level): Level {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 }
  const out = new Uint8Array(half.width * half.height * 3)
  for (let y = 0, to = 0; y < half.height; y++) {
    const upper = 2 * y * width * 3
    const lower = 2 * y + 1 < height ? upper + width * 3 : upper
    for (let x = 0; x < half.width; x++) {
      const left = 2 * x * 3
      const right = 2 * x + 1 < width ? left + 3 : left
      for (let c = 0; c < 3; c++, to++) {
        const above = colours[upper + left + c]! + colours[upper + right + c]!
        const below = colours[lower + left + c]! + colours[lower + right + c]!
        out[to] = (above + below + 2) >> 2
      }
    }
  }
  return { ...half, colours: out }
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
