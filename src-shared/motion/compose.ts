import type { Size } from '../geometry/point.ts'
import type { Layer } from './layer.ts'
import type { Runs } from './runs.ts'
import type { Displacement } from './timing.ts'

/** A picture being composed: the same memory as bytes (RGBA) and as one word a pixel. */
export interface Canvas extends Size {
  readonly bytes: Uint8ClampedArray
  readonly words: Int32Array
}

export const canvasOf = ({ width, height }: Size, bytes: Uint8ClampedArray): Canvas => ({
  width,
  height,
  bytes,
  words: new Int32Array(bytes.buffer, bytes.byteOffset, width * height),
})

/** Shares of a quad's texels in a pixel: top left, top right, bottom left, bottom right. */
type Weights = readonly [number, number, number, number]

/** A row of quads on its way to a row of pixels. */
interface Stretch {
  /** Index of the first pixel in the canvas. */
  readonly target: number
  /** Index of the first quad's top left texel in the layer. */
  readonly source: number
  readonly count: number
}

/** Draws a layer at its place moved by a displacement: bilinear, with the same shares for each of its pixels. */
export function drawLayer(canvas: Canvas, layer: Layer, { dx, dy }: Displacement): void {
  const wholeX = Math.floor(dx)
  const wholeY = Math.floor(dy)
  const exact = quadWeights(dx - wholeX, dy - wholeY)
  const whole = wholeWeights(exact)
  // A quad's lower right texel is the one that lies nearest to the pixel's own place when nothing has moved.
  const originX = layer.left + wholeX + 1
  const originY = layer.top + wholeY + 1
  const lastRow = Math.min(layer.height - 1, canvas.height - originY)
  for (let y = Math.max(0, -originY); y < lastRow; y++) {
    const end = layer.rows[y + 1]!
    for (let s = layer.rows[y]!; s < end; s += 3) {
      const from = Math.max(layer.spans[s]!, -originX)
      const to = Math.min(layer.spans[s + 1]!, canvas.width - originX)
      if (from >= to) continue
      const stretch = {
        target: (originY + y) * canvas.width + originX + from,
        source: y * layer.width + from,
        count: to - from,
      }
      if (layer.spans[s + 2] === 1) drawOpaque(canvas.words, layer, stretch, whole)
      else drawMixed(canvas.bytes, layer, stretch, exact)
    }
  }
}

/** The rows of the canvas that a layer drawn at a displacement can touch: first, and after the last. */
export const rowsTouched = (layer: Layer, { dy }: Displacement, { height }: Size): [number, number] => [
  Math.min(height, Math.max(0, layer.top + Math.floor(dy) + 1)),
  Math.max(0, Math.min(height, layer.top + Math.floor(dy) + layer.height)),
]

function quadWeights(fractionX: number, fractionY: number): Weights {
  const left = fractionX
  const top = fractionY
  return [left * top, (1 - left) * top, left * (1 - top), (1 - left) * (1 - top)]
}

/**
 * Weights in 256ths that still add up to 1: the largest remainders are rounded up. The errors above and below then
 * are less than 1/256 in sum, so that a pixel is never off by more than one step from the exactly weighted one.
 */
function wholeWeights(exact: Weights): Weights {
  const whole = exact.map((weight) => Math.floor(weight * 256))
  const rest = 256 - whole.reduce((sum, weight) => sum + weight, 0)
  const byRemainder = [0, 1, 2, 3].sort((a, b) => exact[b]! * 256 - whole[b]! - (exact[a]! * 256 - whole[a]!))
  for (const i of byRemainder.slice(0, rest)) whole[i]!++
  return [whole[0]!, whole[1]!, whole[2]!, whole[3]!]
}

/** Every second byte of a word: two channels at once, each with room for a product with at most 256. */
const PAIR = 0x00ff00ff
const HALVES = 0x00800080

/** Quads of four opaque texels: nothing shines through, so two channels are weighted by one multiplication. */
function drawOpaque(
  out: Int32Array,
  layer: Layer,
  { target, source, count }: Stretch,
  weights: Weights,
): void {
  const { words, width } = layer
  const [w0, w1, w2, w3] = weights
  let upper = words[source]!
  let lower = words[source + width]!
  let upperEven = upper & PAIR
  let upperOdd = (upper >>> 8) & PAIR
  let lowerEven = lower & PAIR
  let lowerOdd = (lower >>> 8) & PAIR
  for (let i = 0; i < count; i++) {
    let even = (Math.imul(upperEven, w0) + Math.imul(lowerEven, w2)) | 0
    let odd = (Math.imul(upperOdd, w0) + Math.imul(lowerOdd, w2)) | 0
    upper = words[source + i + 1]!
    lower = words[source + width + i + 1]!
    upperEven = upper & PAIR
    upperOdd = (upper >>> 8) & PAIR
    lowerEven = lower & PAIR
    lowerOdd = (lower >>> 8) & PAIR
    even = (even + Math.imul(upperEven, w1) + Math.imul(lowerEven, w3) + HALVES) | 0
    odd = (odd + Math.imul(upperOdd, w1) + Math.imul(lowerOdd, w3) + HALVES) | 0
    out[target + i] = ((even >>> 8) & PAIR) | (odd & ~PAIR)
  }
}

/** Quads at the rim: premultiplied mix of the texels, laid over what is there. */
function drawMixed(
  out: Uint8ClampedArray,
  layer: Layer,
  { target, source, count }: Stretch,
  weights: Weights,
): void {
  const { pixels, width } = layer
  const [w0, w1, w2, w3] = weights
  for (let i = 0; i < count; i++) {
    const a = (source + i) * 4
    const b = a + 4
    const c = a + width * 4
    const d = c + 4
    const alphaA = pixels[a + 3]! * w0
    const alphaB = pixels[b + 3]! * w1
    const alphaC = pixels[c + 3]! * w2
    const alphaD = pixels[d + 3]! * w3
    const clear = 255 - (alphaA + alphaB + alphaC + alphaD)
    const o = (target + i) * 4
    for (let channel = 0; channel < 3; channel++) {
      const mix =
        alphaA * pixels[a + channel]! +
        alphaB * pixels[b + channel]! +
        alphaC * pixels[c + channel]! +
        alphaD * pixels[d + channel]!
      out[o + channel] = ((mix + clear * out[o + channel]!) / 255 + 0.5) | 0
    }
  }
}

/** Fades the pixels of some runs into those of another picture, in 256 steps; equal pixels stay as they are. */
export function fadeRuns(out: Int32Array, into: Int32Array, runs: Runs, share: number): void {
  const weight = Math.round(share * 256)
  if (weight === 0) return
  for (let r = 0; r < runs.length; r += 2) {
    const end = runs[r + 1]!
    for (let i = runs[r]!; i < end; i++) {
      const from = out[i]!
      const to = into[i]!
      if (from !== to) out[i] = mixed(from, to, weight)
    }
  }
}

/** Keeps the pixels of some runs, one run after the other. */
export function keepRuns(kept: Int32Array, from: Int32Array, runs: Runs): void {
  for (let r = 0, k = 0; r < runs.length; r += 2) {
    for (let i = runs[r]!; i < runs[r + 1]!; i++) kept[k++] = from[i]!
  }
}

/** Fades the pixels of some runs back into what was kept of them. */
export function fadeRunsBack(out: Int32Array, kept: Int32Array, runs: Runs, share: number): void {
  const weight = Math.round(share * 256)
  for (let r = 0, k = 0; r < runs.length; r += 2) {
    for (let i = runs[r]!; i < runs[r + 1]!; i++, k++) {
      if (out[i] !== kept[k]) out[i] = mixed(out[i]!, kept[k]!, weight)
    }
  }
}

function mixed(from: number, to: number, weight: number): number {
  const rest = 256 - weight
  const even = Math.imul(from & PAIR, rest) + Math.imul(to & PAIR, weight) + HALVES
  const odd = Math.imul((from >>> 8) & PAIR, rest) + Math.imul((to >>> 8) & PAIR, weight) + HALVES
  return ((even >>> 8) & PAIR) | (odd & ~PAIR)
}

/** Runs shorter than this are copied faster by hand than by a call. Measured. */
const SHORT_RUN = 24

/** Copies the pixels of some runs that lie between two indexes. */
export function copyRuns(out: Int32Array, from: Int32Array, runs: Runs, first: number, last: number): void {
  for (let r = 0; r < runs.length; r += 2) {
    const start = Math.max(runs[r]!, first)
    const end = Math.min(runs[r + 1]!, last)
    if (end - start > SHORT_RUN) out.set(from.subarray(start, end), start)
    else for (let i = start; i < end; i++) out[i] = from[i]!
  }
}
