import type { Size } from '../../geometry/point.ts'
import type { Patch } from './patch.ts'
import { STREAM_KEYS, STREAM_NODE_PX, type Streams } from './streams.ts'

/** Likeness is told from this many nodes to each side. */
const SIGHT_NODES = 4
/** Grain weaker than this, squared levels a node, is none: there is nothing to lose. */
const NO_GRAIN = 0.25

/**
 * The patch with so much more contrast that the even mixture of two of its cycles has again what the picture has. Two
 * textures that have nothing in common keep 1/sqrt(2) of their contrast when mixed, equal ones keep all: how alike the
 * two are that meet at a place is measured. Only what is finer than the way of a cycle is touched.
 * Source of the idea: Heitz and Neyret 2018, variance-preserving blending.
 */
export function vividOf(patch: Patch, streams: Streams, travelPx: number): Int32Array<ArrayBuffer> {
  const radius = Math.max(1, Math.round(travelPx / 2))
  const bytes = new Uint8Array(patch.words.buffer)
  const smooth = [0, 1, 2].map((c) => boxMean(patch, (i) => bytes[4 * i + c]!, radius))
  const gains = gainsOf(patch, streams, bytes, smooth)
  const out = new Uint8ClampedArray(bytes.length)
  for (let y = 0, i = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++, i++) {
      const more = gainAt(gains, streams.width, x, y)
      for (let c = 0; c < 3; c++) {
        const value = bytes[4 * i + c]!
        out[4 * i + c] = value + more * (value - smooth[c]![i]!)
      }
      out[4 * i + 3] = bytes[4 * i + 3]!
    }
  }
  return new Int32Array(out.buffer)
}

function gainAt(gains: Float32Array, nodes: number, x: number, y: number): number {
  const column = Math.floor(x / STREAM_NODE_PX)
  const row = Math.floor(y / STREAM_NODE_PX)
  const i = row * nodes + column
  const across = x / STREAM_NODE_PX - column
  const upper = gains[i]! + (gains[i + 1]! - gains[i]!) * across
  const lower = gains[i + nodes]! + (gains[i + nodes + 1]! - gains[i + nodes]!) * across
  return upper + (lower - upper) * (y / STREAM_NODE_PX - row)
}

/** By node how much contrast has to be added, 0 to sqrt(2) - 1. */
function gainsOf(
  patch: Patch,
  streams: Streams,
  bytes: Uint8Array,
  smooth: readonly Float32Array[],
): Float32Array {
  const middle = STREAM_KEYS >> 1
  const grain = (x: number, y: number): number => {
    const column = Math.min(patch.width - 1, Math.max(0, Math.round(x)))
    const row = Math.min(patch.height - 1, Math.max(0, Math.round(y)))
    const i = row * patch.width + column
    let sum = 0
    for (let c = 0; c < 3; c++) sum += bytes[4 * i + c]! - smooth[c]![i]!
    return sum / 3
  }
  const count = streams.width * streams.height
  const [both, first, second] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  for (let i = 0; i < count; i++) {
    const x = (i % streams.width) * STREAM_NODE_PX
    const y = Math.floor(i / streams.width) * STREAM_NODE_PX
    const a = grain(x + streams.backX[middle]![i]!, y + streams.backY[middle]![i]!)
    const b = grain(x + streams.aheadX[middle]![i]!, y + streams.aheadY[middle]![i]!)
    both[i] = a * b
    first[i] = a * a
    second[i] = b * b
  }
  const [ab, aa, bb] = [both, first, second].map((values) => boxMean(streams, (i) => values[i]!, SIGHT_NODES))
  return both.map((_, i) => {
    const most = Math.sqrt(aa![i]! * bb![i]!)
    const alike = most < NO_GRAIN ? 1 : Math.min(1, Math.max(0, ab![i]! / most))
    return 1 / Math.sqrt(0.5 + 0.5 * alike) - 1
  })
}

/** The mean over the square of values around each one, as far as it lies within them. */
function boxMean({ width, height }: Size, value: (i: number) => number, radius: number): Float32Array {
  const across = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let sum = 0
    for (let x = -radius; x < width; x++) {
      if (x + radius < width) sum += value(row + x + radius)
      if (x < 0) continue
      if (x > radius) sum -= value(row + x - radius - 1)
      across[row + x] = sum / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1)
    }
  }
  const out = new Float32Array(across.length)
  const sums = new Float32Array(width)
  for (let y = -radius; y < height; y++) {
    if (y + radius < height) addRow(sums, across, (y + radius) * width, 1)
    if (y < 0) continue
    if (y > radius) addRow(sums, across, (y - radius - 1) * width, -1)
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1
    for (let x = 0; x < width; x++) out[y * width + x] = sums[x]! / rows
  }
  return out
}

function addRow(sums: Float32Array, values: Float32Array, start: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x++) sums[x]! += sign * values[start + x]!
}
