import type { Size } from '../geometry/point.ts'
import { KNOWN } from './pushPull.ts'

/** Colours are compared within this many pixels to each side: the grain of a texture, not the run of a gradient. */
const RADIUS = 3

/** Of each KNOWN pixel the standard deviation of the known colours around it, by channel, as RGBA. */
export function spreadOf(
  size: Size,
  pixels: Uint8ClampedArray,
  roles: Uint8Array,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(pixels.length)
  const counts = boxSums(size, (i) => (roles[i] === KNOWN ? 1 : 0))
  for (let c = 0; c < 3; c++) {
    const value = (i: number): number => (roles[i] === KNOWN ? pixels[i * 4 + c]! : 0)
    const sums = boxSums(size, value)
    const squares = boxSums(size, (i) => value(i) ** 2)
    for (let i = 0; i < roles.length; i++) {
      if (roles[i] !== KNOWN) continue
      const mean = sums[i]! / counts[i]!
      out[i * 4 + c] = Math.sqrt(Math.max(0, squares[i]! / counts[i]! - mean * mean))
    }
  }
  return out
}

/** The sum of a value over the square of pixels around each one. */
function boxSums({ width, height }: Size, value: (i: number) => number): Float32Array {
  const across = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width + RADIUS; x++) {
      if (x < width) sum += value(y * width + x)
      if (x > 2 * RADIUS) sum -= value(y * width + x - 2 * RADIUS - 1)
      if (x >= RADIUS) across[y * width + x - RADIUS] = sum
    }
  }
  const out = new Float32Array(across.length)
  for (let x = 0; x < width; x++) {
    let sum = 0
    for (let y = 0; y < height + RADIUS; y++) {
      if (y < height) sum += across[y * width + x]!
      if (y > 2 * RADIUS) sum -= across[(y - 2 * RADIUS - 1) * width + x]!
      if (y >= RADIUS) out[(y - RADIUS) * width + x] = sum
    }
  }
  return out
}
