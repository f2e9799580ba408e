import type { Size } from '../../geometry/point.ts'
import type { Polyline } from '../../geometry/polyline.ts'
import { depthBelow } from '../depth.ts'
import { DIRECTION_PX, directionsOf } from './directions.ts'
import type { Patch } from './patch.ts'

/** Nodes of the grid over a patch are so far apart, pixels. */
export const STREAM_NODE_PX = 4
/** Places along each stream that are kept, for one cycle backwards and one ahead. */
export const STREAM_KEYS = 8

/**
 * Where the stream through each node has been, and will be, by shares of one cycle: `back` and `ahead` hold for the
 * keys 0 to STREAM_KEYS the way from the node, pixels.
 */
export interface Streams extends Size {
  readonly backX: readonly Float32Array[]
  readonly backY: readonly Float32Array[]
  readonly aheadX: readonly Float32Array[]
  readonly aheadY: readonly Float32Array[]
  /** How fast each node flows: 1 is full speed. */
  readonly speeds: Float32Array
}

interface Velocities extends Size {
  readonly vx: Float32Array
  readonly vy: Float32Array
  readonly speeds: Float32Array
}

/** How deep each node of the grid over a patch lies in the area, pixels; 0 where there is an edge next to it. */
export interface NodeDepths extends Size {
  readonly depths: Float32Array<ArrayBuffer>
}

export function nodeDepths({ width, height, outside }: Patch): NodeDepths {
  const size = {
    width: Math.ceil(width / STREAM_NODE_PX) + 1,
    height: Math.ceil(height / STREAM_NODE_PX) + 1,
  }
  const edge = new Uint8Array(size.width * size.height)
  const half = STREAM_NODE_PX >> 1
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor((y + half) / STREAM_NODE_PX) * size.width
    for (let x = 0; x < width; x++, i++) {
      if (outside[i] === 1) edge[row + Math.floor((x + half) / STREAM_NODE_PX)] = 1
    }
  }
  const steps = depthBelow(size, edge)
  return { ...size, depths: steps.map((depth) => Math.max(0, depth - 1) * STREAM_NODE_PX) }
}

/**
 * Follows the stream through every node. `travelPx` is the way of one cycle at full speed; towards the area's edge the
 * speed falls to 0 over `taperPx`, so that no stream ever leaves it.
 */
export function streamsOf(
  patch: Patch,
  depths: NodeDepths,
  path: Polyline | null,
  travelPx: number,
  taperPx: number,
): Streams {
  const field = velocitiesOf(patch, depths, path, taperPx)
  const count = field.width * field.height
  const keys = (): Float32Array[] => Array.from({ length: STREAM_KEYS + 1 }, () => new Float32Array(count))
  const streams = { backX: keys(), backY: keys(), aheadX: keys(), aheadY: keys() }
  const step = travelPx / STREAM_KEYS
  // A step is short beside the taper, or it would jump over it.
  const parts = Math.max(1, Math.ceil((4 * step) / taperPx))
  // Streams that begin in the rim could leave the patch, and nothing asks for them.
  const first = Math.floor(patch.rimPx / STREAM_NODE_PX)
  const lastColumn = Math.ceil((patch.width - patch.rimPx) / STREAM_NODE_PX)
  const lastRow = Math.ceil((patch.height - patch.rimPx) / STREAM_NODE_PX)
  for (let y = first; y <= lastRow; y++) {
    for (let x = first; x <= lastColumn; x++) {
      const i = y * field.width + x
      if (field.vx[i] === 0 && field.vy[i] === 0) continue
      follow(field, i, x, y, -step / parts, parts, streams.backX, streams.backY)
      follow(field, i, x, y, step / parts, parts, streams.aheadX, streams.aheadY)
    }
  }
  return { width: field.width, height: field.height, speeds: field.speeds, ...streams }
}

/** Midpoint rule, in steps of the full speed's way; places are counted in nodes. */
function follow(
  field: Velocities,
  node: number,
  column: number,
  row: number,
  stepPx: number,
  parts: number,
  outX: readonly Float32Array[],
  outY: readonly Float32Array[],
): void {
  const step = stepPx / STREAM_NODE_PX
  let [x, y] = [column, row]
  for (let key = 1; key <= STREAM_KEYS; key++) {
    for (let part = 0; part < parts; part++) {
      const halfX = x + (step / 2) * between(field, field.vx, x, y)
      const halfY = y + (step / 2) * between(field, field.vy, x, y)
      x += step * between(field, field.vx, halfX, halfY)
      y += step * between(field, field.vy, halfX, halfY)
    }
    outX[key]![node] = (x - column) * STREAM_NODE_PX
    outY[key]![node] = (y - row) * STREAM_NODE_PX
  }
}

/** A value between nodes, bilinear. */
function between({ width }: Size, values: Float32Array, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const i = row * width + column
  const across = x - column
  const upper = values[i]! + (values[i + 1]! - values[i]!) * across
  const lower = values[i + width]! + (values[i + width + 1]! - values[i + width]!) * across
  return upper + (lower - upper) * (y - row)
}

/** By node the direction of the flow and its speed: 1 is full speed. */
function velocitiesOf(
  patch: Patch,
  { width, height, depths }: NodeDepths,
  path: Polyline | null,
  taperPx: number,
): Velocities {
  const values = (): Float32Array => new Float32Array(width * height)
  const field = { width, height, vx: values(), vy: values(), speeds: values() }
  const directions = path && directionsOf(patch, path)
  for (let row = 0, i = 0; row < height; row++) {
    for (let column = 0; column < width; column++, i++) {
      if (depths[i] === 0) continue
      const share = Math.min(1, evened(depths, width, i) / taperPx)
      const speed = share * share * (3 - 2 * share)
      field.speeds[i] = speed
      if (!directions) continue
      const [u, v] = [(column * STREAM_NODE_PX) / DIRECTION_PX, (row * STREAM_NODE_PX) / DIRECTION_PX]
      field.vx[i] = speed * between(directions, directions.dx, u, v)
      field.vy[i] = speed * between(directions, directions.dy, u, v)
    }
  }
  return field
}

/** The mean of a node's depth and its neighbours': depths have creases that would fold. */
function evened(depths: Float32Array, width: number, i: number): number {
  let sum = 0
  for (let row = i - width; row <= i + width; row += width) {
    for (let at = row - 1; at <= row + 1; at++) sum += depths[at] ?? 0
  }
  return sum / 9
}
