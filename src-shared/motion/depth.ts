import type { Size } from '../geometry/point.ts'

/** Steps of the distance in one pixel: 5 to a side and 7 to a corner come within 8 % of the straight line. */
const STEPS = 5
const CORNER = 7
const DEEP = 30_000

/**
 * How deep each pixel lies below the nearest one that is marked as `edge`, in pixels: 0 on it, rows from above.
 * Beyond the picture there is no edge: what is cut off by its border goes on there.
 */
export function depthBelow({ width, height }: Size, edge: Uint8Array): Float32Array<ArrayBuffer> {
  const steps = new Int32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (edge[i] === 1) continue
      let least = DEEP
      if (x > 0) least = Math.min(least, steps[i - 1]! + STEPS)
      if (y > 0) {
        least = Math.min(least, steps[i - width]! + STEPS)
        if (x > 0) least = Math.min(least, steps[i - width - 1]! + CORNER)
        if (x + 1 < width) least = Math.min(least, steps[i - width + 1]! + CORNER)
      }
      steps[i] = least
    }
  }
  const depths = new Float32Array(steps.length)
  for (let y = height - 1, i = steps.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      let least = steps[i]!
      if (x + 1 < width) least = Math.min(least, steps[i + 1]! + STEPS)
      if (y + 1 < height) {
        least = Math.min(least, steps[i + width]! + STEPS)
        if (x > 0) least = Math.min(least, steps[i + width - 1]! + CORNER)
        if (x + 1 < width) least = Math.min(least, steps[i + width + 1]! + CORNER)
      }
      steps[i] = least
      depths[i] = least / STEPS
    }
  }
  return depths
}

/** The largest value within a square of `2 * radius + 1` pixels around each one. */
export function largestAround({ width, height }: Size, values: Float32Array, radius: number): Float32Array {
  const across = new Float32Array(values.length)
  for (let y = 0; y < height; y++) slideMaximum(values, across, y * width, 1, width, radius)
  const out = new Float32Array(values.length)
  for (let x = 0; x < width; x++) slideMaximum(across, out, x, width, height, radius)
  return out
}

/** One line of it. The queue keeps the places of falling values: its head is the largest in the window. */
function slideMaximum(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const queue = new Int32Array(count)
  let [head, tail] = [0, 0]
  for (let i = 0; i < count + radius; i++) {
    if (i < count) {
      const value = from[start + i * step]!
      while (tail > head && from[start + queue[tail - 1]! * step]! <= value) tail--
      queue[tail++] = i
    }
    const at = i - radius
    if (at < 0) continue
    while (queue[head]! < at - radius) head++
    to[start + at * step] = from[start + queue[head]! * step]!
  }
}
