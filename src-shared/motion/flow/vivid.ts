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
  const radius = Math.max(1, Math.round(travelPx / 2 / STREAM_NODE_PX))
  const means = nodeMeans(patch, streams)
  const smooth = means.map((values) => boxMean(streams, values, radius))
  const gains = gainsOf(patch, streams, smooth)
  const from = new Uint8Array(patch.words.buffer)
  const out = new Uint8ClampedArray(from.length)
  const line = [...smooth, gains].map(() => new Float32Array(streams.width))
  for (let y = 0, i = 0; y < patch.height; y++) {
    ;[...smooth, gains].forEach((values, k) => setLine(line[k]!, values, y))
    const [red, green, blue, gain] = line
    for (let x = 0; x < patch.width; x++, i += 4) {
      const node = Math.floor(x / STREAM_NODE_PX)
      const across = x / STREAM_NODE_PX - node
      const more = gain![node]! + (gain![node + 1]! - gain![node]!) * across
      out[i] = raised(from[i]!, red!, node, across, more)
      out[i + 1] = raised(from[i + 1]!, green!, node, across, more)
      out[i + 2] = raised(from[i + 2]!, blue!, node, across, more)
      out[i + 3] = from[i + 3]!
    }
  }
  return new Int32Array(out.buffer)
}

/** A value farther from the mean around it, by a share of how far it is. */
const raised = (value: number, smooth: Float32Array, node: number, across: number, more: number): number =>
  value + more * (value - smooth[node]! - (smooth[node + 1]! - smooth[node]!) * across)

/** The nodes' values between two rows of them, at a line of pixels. */
function setLine(line: Float32Array, values: Float32Array, y: number): void {
  const upper = Math.floor(y / STREAM_NODE_PX)
  const down = y / STREAM_NODE_PX - upper
  for (let n = 0, i = upper * line.length; n < line.length; n++, i++) {
    line[n] = values[i]! + (values[i + line.length]! - values[i]!) * down
  }
}

/** By channel the mean of the pixels next to each node. */
function nodeMeans({ width, height, words }: Patch, nodes: Size): Float32Array[] {
  const bytes = new Uint8Array(words.buffer)
  const counts = new Float32Array(nodes.width * nodes.height)
  const sums = [0, 1, 2].map(() => new Float32Array(counts.length))
  const [red, green, blue] = sums
  const half = STREAM_NODE_PX >> 1
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor((y + half) / STREAM_NODE_PX) * nodes.width
    for (let x = 0; x < width; x++, i += 4) {
      const node = row + Math.floor((x + half) / STREAM_NODE_PX)
      counts[node]!++
      red![node]! += bytes[i]!
      green![node]! += bytes[i + 1]!
      blue![node]! += bytes[i + 2]!
    }
  }
  return sums.map((values) => values.map((sum, node) => sum / Math.max(1, counts[node]!)))
}

/** By node how much contrast has to be added, 0 to sqrt(2) - 1; less where the stretched edge would show hatching. */
function gainsOf(patch: Patch, streams: Streams, smooth: readonly Float32Array[]): Float32Array {
  const bytes = new Uint8Array(patch.words.buffer)
  const middle = STREAM_KEYS >> 1
  const grain = (x: number, y: number): number => {
    const column = Math.min(patch.width - 1, Math.max(0, Math.round(x)))
    const row = Math.min(patch.height - 1, Math.max(0, Math.round(y)))
    const i = 4 * (row * patch.width + column)
    const node = Math.round(row / STREAM_NODE_PX) * streams.width + Math.round(column / STREAM_NODE_PX)
    let sum = 0
    for (let c = 0; c < 3; c++) sum += bytes[i + c]! - smooth[c]![node]!
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
  const [ab, aa, bb] = [both, first, second].map((values) => boxMean(streams, values, SIGHT_NODES))
  const { speeds } = streams
  return both.map((_, i) => {
    const most = Math.sqrt(aa![i]! * bb![i]!)
    const alike = most < NO_GRAIN ? 1 : Math.min(1, Math.max(0, ab![i]! / most))
    return speeds[i]! * (1 / Math.sqrt(0.5 + 0.5 * alike) - 1)
  })
}

/** The mean over the square of values around each one, as far as it lies within them. */
function boxMean({ width, height }: Size, values: Float32Array, radius: number): Float32Array {
  const across = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let sum = 0
    for (let x = -radius; x < width; x++) {
      if (x + radius < width) sum += values[row + x + radius]!
      if (x < 0) continue
      if (x > radius) sum -= values[row + x - radius - 1]!
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
