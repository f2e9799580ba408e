import type { Level } from './levels.ts'
import { ARCS, minCut } from './minCut.ts'

/**
 * How much two alike neighbours want to be on one side, beside what their colours say. GrabCut's own number is 50; by
 * 30 thin parts of things are kept. Tried on the test photos.
 */
const SMOOTHNESS = 30
/** Costs become whole numbers by this factor. */
const PRECISION = 64
/** The way to the pixel that each arc goes to; arc 7 - k leads back. */
const STEPS = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const

/**
 * Which of some pixels belong to a thing: the cheapest division that follows `preference` (above 0: rather the thing's)
 * and runs along edges of the picture. Written into `labels`, 1 for the thing's; all other pixels stay as they are and
 * hold on to their neighbours.
 */
export function cutPixels(
  level: Level,
  labels: Uint8Array,
  pixels: Int32Array,
  preference: (pixel: number) => number,
): void {
  const { width, height } = level
  const count = pixels.length
  // Counted from 1: memory that nobody writes to is never there, and a band is little of a large picture.
  const node = new Int32Array(width * height)
  for (let i = 0; i < count; i++) node[pixels[i]!] = i + 1
  const near = new Int32Array(count * ARCS).fill(-1)
  const capacity = new Int32Array(count * ARCS)
  const pull = new Float64Array(count)
  for (let i = 0; i < count; i++) pull[i] = PRECISION * preference(pixels[i]!)
  const fade = fading(level, pixels)
  for (let arc = 0; arc < ARCS; arc++) {
    const [dx, dy] = STEPS[arc]!
    const most = (PRECISION * SMOOTHNESS) / Math.hypot(dx, dy)
    for (let i = 0; i < count; i++) {
      const pixel = pixels[i]!
      const x = (pixel % width) + dx
      const other = pixel + dy * width + dx
      if (x < 0 || x >= width || other < 0 || other >= node.length) continue
      const to = node[other]! - 1
      near[ARCS * i + arc] = to
      // Between two that are cut, the way there is as wide as the way back: the later one is told by the earlier.
      if (to >= 0 && arc < ARCS / 2) continue
      const weight = most * Math.exp(-fade * difference(level, pixel, other))
      if (to < 0) pull[i]! += labels[other] === 1 ? weight : -weight
      else capacity[ARCS * i + arc] = capacity[ARCS * to + 7 - arc] = Math.round(weight)
    }
  }
  const sides = minCut({ count, near, capacity, pull: Int32Array.from(pull, Math.round) })
  for (let i = 0; i < count; i++) labels[pixels[i]!] = sides[i]!
}

/** How far two pixels' colours are apart, squared. */
function difference({ pixels }: Level, a: number, b: number): number {
  const red = pixels[4 * a]! - pixels[4 * b]!
  const green = pixels[4 * a + 1]! - pixels[4 * b + 1]!
  const blue = pixels[4 * a + 2]! - pixels[4 * b + 2]!
  return red * red + green * green + blue * blue
}

/** How fast the wish to stay together fades with a difference of colours: by the mean difference around these pixels. */
function fading(level: Level, pixels: Int32Array): number {
  const { width, height } = level
  let sum = 0
  let pairs = 0
  for (const pixel of pixels) {
    if (pixel % width < width - 1) {
      sum += difference(level, pixel, pixel + 1)
      pairs++
    }
    if (pixel + width < width * height) {
      sum += difference(level, pixel, pixel + width)
      pairs++
    }
  }
  return sum === 0 ? 0 : pairs / (2 * sum)
}

/** How large the step of colour is, on average, from one side of a cut-out's border to the other, levels. */
export function borderStep(level: Level, labels: Uint8Array, pixels: Int32Array): number {
  let sum = 0
  let pairs = 0
  for (const pixel of pixels) {
    for (const other of [pixel + 1, pixel + level.width]) {
      if (other >= labels.length || labels[other] === labels[pixel]) continue
      sum += Math.sqrt(difference(level, pixel, other))
      pairs++
    }
  }
  return pairs === 0 ? 0 : sum / pairs
}
