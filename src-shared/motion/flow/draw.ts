import type { Size } from '../../geometry/point.ts'
import type { Canvas } from '../compose.ts'
import type { Patch } from './patch.ts'
import { STREAM_NODE_PX } from './streams.ts'

/** Where each node takes its pixel from in the two cycles that are mixed, seen from its own place, pixels. */
export interface TwoWays extends Size {
  readonly ax: Float32Array<ArrayBuffer>
  readonly ay: Float32Array<ArrayBuffer>
  readonly bx: Float32Array<ArrayBuffer>
  readonly by: Float32Array<ArrayBuffer>
}

/** The same for the nodes of one line of pixels. */
interface LineWays {
  readonly ax: Float32Array<ArrayBuffer>
  readonly ay: Float32Array<ArrayBuffer>
  readonly bx: Float32Array<ArrayBuffer>
  readonly by: Float32Array<ArrayBuffer>
}

export function twoWays({ width, height }: Size): TwoWays {
  const values = (): Float32Array<ArrayBuffer> => new Float32Array(width * height)
  return { width, height, ax: values(), ay: values(), bx: values(), by: values() }
}

/** Pixels of a picture, row by row: triples of a row, its first column and the column after the last. */
export type Spans = Int32Array<ArrayBuffer>

/** Places are counted in 65536ths of a pixel; 256ths of it are mixed. */
const ONE = 65_536
/** Every second byte of a word: two channels at once, each with room for a product with at most 256. */
const PAIR = 0x00ff00ff
const HALVES = 0x00800080
/** Rounds to the middle of a 256th. */
const HALF = 128

/**
 * Writes the spans' pixels: from `words`, a picture of the patch, each at both of its source places, mixed by the
 * share (0 to 1) of the second. Bilinear between nodes and between pixels; what does not move is left as it is.
 */
export function drawSpans(
  canvas: Canvas,
  spans: Spans,
  patch: Patch,
  words: Int32Array,
  ways: TwoWays,
  share: number,
): void {
  const values = (): Float32Array<ArrayBuffer> => new Float32Array(ways.width)
  const line = { ax: values(), ay: values(), bx: values(), by: values() }
  const weight = Math.round(share * 256)
  let row = -1
  for (let s = 0; s < spans.length; s += 3) {
    const y = spans[s]! - patch.top
    if (y !== row) setLine(line, ways, y)
    row = y
    const end = spans[s + 2]! - patch.left
    const target = spans[s]! * canvas.width + patch.left
    for (let x = spans[s + 1]! - patch.left; x < end;) {
      const node = Math.floor(x / STREAM_NODE_PX)
      const to = Math.min(end, (node + 1) * STREAM_NODE_PX)
      if (isMoving(line, node)) {
        drawStretch(canvas.words, target, words, patch.width, line, node, x, to, y, weight)
      }
      x = to
    }
  }
}

/** The nodes' values between two rows of them, at a line of pixels. */
function setLine(line: LineWays, ways: TwoWays, y: number): void {
  const upper = Math.floor(y / STREAM_NODE_PX)
  const down = y / STREAM_NODE_PX - upper
  const { width } = ways
  for (let n = 0, i = upper * width; n < width; n++, i++) {
    line.ax[n] = ways.ax[i]! + (ways.ax[i + width]! - ways.ax[i]!) * down
    line.ay[n] = ways.ay[i]! + (ways.ay[i + width]! - ways.ay[i]!) * down
    line.bx[n] = ways.bx[i]! + (ways.bx[i + width]! - ways.bx[i]!) * down
    line.by[n] = ways.by[i]! + (ways.by[i + width]! - ways.by[i]!) * down
  }
}

const isMoving = ({ ax, ay, bx, by }: LineWays, n: number): boolean =>
  ax[n] !== 0 ||
  ay[n] !== 0 ||
  bx[n] !== 0 ||
  by[n] !== 0 ||
  ax[n + 1] !== 0 ||
  ay[n + 1] !== 0 ||
  bx[n + 1] !== 0 ||
  by[n + 1] !== 0

/** Writes the pixels of one line from column `x` to before `to` of the patch, all behind one node. */
function drawStretch(
  out: Int32Array,
  target: number,
  words: Int32Array,
  width: number,
  { ax, ay, bx, by }: LineWays,
  node: number,
  x: number,
  to: number,
  y: number,
  weight: number,
): void {
  const part = 1 / STREAM_NODE_PX
  const in0 = x - node * STREAM_NODE_PX
  const stepAx = (ax[node + 1]! - ax[node]!) * part
  const stepAy = (ay[node + 1]! - ay[node]!) * part
  const stepBx = (bx[node + 1]! - bx[node]!) * part
  const stepBy = (by[node + 1]! - by[node]!) * part
  let ua = ((x + ax[node]! + stepAx * in0) * ONE + HALF) | 0
  let va = ((y + ay[node]! + stepAy * in0) * ONE + HALF) | 0
  let ub = ((x + bx[node]! + stepBx * in0) * ONE + HALF) | 0
  let vb = ((y + by[node]! + stepBy * in0) * ONE + HALF) | 0
  const dua = ((1 + stepAx) * ONE) | 0
  const dva = (stepAy * ONE) | 0
  const dub = ((1 + stepBx) * ONE) | 0
  const dvb = (stepBy * ONE) | 0
  const rest = 256 - weight
  for (let i = target + x; i < target + to; i++) {
    const a = between(words, width, ua, va)
    const b = between(words, width, ub, vb)
    const even = Math.imul(a & PAIR, rest) + Math.imul(b & PAIR, weight) + HALVES
    const odd = Math.imul((a >>> 8) & PAIR, rest) + Math.imul((b >>> 8) & PAIR, weight) + HALVES
    out[i] = ((even >>> 8) & PAIR) | (odd & ~PAIR)
    ua += dua
    va += dva
    ub += dub
    vb += dvb
  }
}

/** The word at a place in 65536ths of a pixel; it and its neighbours lie in the picture. */
function between(words: Int32Array, width: number, u: number, v: number): number {
  const at = (v >> 16) * width + (u >> 16)
  const right = (u >> 8) & 255
  const down = (v >> 8) & 255
  const a = words[at]!
  const b = words[at + 1]!
  const c = words[at + width]!
  const d = words[at + width + 1]!
  const wd = (right * down + HALF) >> 8
  const wb = right - wd
  const wc = down - wd
  const wa = 256 - right - wc
  const even =
    Math.imul(a & PAIR, wa) + Math.imul(b & PAIR, wb) + Math.imul(c & PAIR, wc) + Math.imul(d & PAIR, wd)
  const odd =
    Math.imul((a >>> 8) & PAIR, wa) +
    Math.imul((b >>> 8) & PAIR, wb) +
    Math.imul((c >>> 8) & PAIR, wc) +
    Math.imul((d >>> 8) & PAIR, wd)
  return (((even + HALVES) >>> 8) & PAIR) | ((odd + HALVES) & ~PAIR)
}
