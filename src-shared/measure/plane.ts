import type { Size } from '../geometry/point.ts'

/** One channel of a picture, row by row; grey levels from 0 to 255, not rounded. */
export interface Plane extends Size {
  readonly values: Float32Array
}

/** The brightness of an RGBA picture. Weights: ITU-R BT.601. */
export function lumaOf(rgba: Uint8ClampedArray | Uint8Array, { width, height }: Size): Plane {
  const values = new Float32Array(width * height)
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    values[i] = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!
  }
  return { width, height, values }
}

/** A picture with its finest noise taken out: binomial 1 4 6 4 1, a Gaussian of one pixel. Edges repeat outwards. */
export function smoothed({ width, height, values }: Plane): Plane {
  const rows = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      rows[row + x] = binomial(
        values[row + Math.max(0, x - 2)]!,
        values[row + Math.max(0, x - 1)]!,
        values[row + x]!,
        values[row + Math.min(width - 1, x + 1)]!,
        values[row + Math.min(width - 1, x + 2)]!,
      )
    }
  }
  const out = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const above2 = Math.max(0, y - 2) * width
    const above = Math.max(0, y - 1) * width
    const below = Math.min(height - 1, y + 1) * width
    const below2 = Math.min(height - 1, y + 2) * width
    for (let x = 0, i = y * width; x < width; x++, i++) {
      out[i] = binomial(rows[above2 + x]!, rows[above + x]!, rows[i]!, rows[below + x]!, rows[below2 + x]!)
    }
  }
  return { width, height, values: out }
}

const binomial = (a: number, b: number, c: number, d: number, e: number): number =>
  (a + e + 4 * (b + d) + 6 * c) / 16

/** A smoothed picture at half its size: pixel (x, y) is what lies between pixels 2x, 2x + 1 and 2y, 2y + 1. */
export function halved({ width, height, values }: Plane): Plane {
  const half = { width: width >> 1, height: height >> 1 }
  const out = new Float32Array(half.width * half.height)
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const i = 2 * y * width + 2 * x
      out[y * half.width + x] =
        (values[i]! + values[i + 1]! + values[i + width]! + values[i + width + 1]!) / 4
    }
  }
  return { ...half, values: out }
}

/** A mask (0 or 1 a pixel) at half its size: a pixel is in it when all four of its pixels are. */
export function halvedMask(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const half = { width: width >> 1, height: height >> 1 }
  const out = new Uint8Array(half.width * half.height)
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const i = 2 * y * width + 2 * x
      out[y * half.width + x] = mask[i]! & mask[i + 1]! & mask[i + width]! & mask[i + width + 1]!
    }
  }
  return out
}

/** The pixels of a mask that are farther than `radius` (in x and in y) from any outside it and from the edge. */
export function eroded(mask: Uint8Array, size: Size, radius: number): Uint8Array {
  const { width, height } = size
  const across = erodedLines(mask, width, height, 1, width, radius)
  return erodedLines(across, height, width, width, 1, radius)
}

/** Erodes along lines: `count` of them, `length` pixels long, `step` apart within a line and `stride` between lines. */
function erodedLines(
  mask: Uint8Array,
  length: number,
  count: number,
  step: number,
  stride: number,
  radius: number,
): Uint8Array {
  const out = new Uint8Array(mask.length)
  for (let line = 0; line < count; line++) {
    let run = 0
    for (let i = 0; i < length; i++) {
      run = mask[line * stride + i * step] === 1 ? run + 1 : 0
      if (run > 2 * radius) out[line * stride + (i - radius) * step] = 1
    }
  }
  return out
}

/** How alike two pictures are within a mask, as peak signal-to-noise ratio in decibels; Infinity for the same. */
export function likenessDb(a: Plane, b: Plane, mask: Uint8Array): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue
    sum += (a.values[i]! - b.values[i]!) ** 2
    count++
  }
  return count === 0 || sum === 0 ? Infinity : 10 * Math.log10((255 * 255 * count) / sum)
}
