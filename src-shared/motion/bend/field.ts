import type { Size } from '../../geometry/point.ts'
import { BEND_CELL_PX } from '../../limits.ts'
import type { Displacement } from '../timing.ts'
import type { Weights } from './weights.ts'

/** An area's weights and where it is at a moment. */
export interface Bend {
  readonly weights: Weights
  readonly at: Displacement
}

/** Where each node of a grid over the picture takes its pixel from, seen from its own place, pixels. */
export interface SourceGrid extends Size {
  readonly dx: Float32Array<ArrayBuffer>
  readonly dy: Float32Array<ArrayBuffer>
}

/** The nodes are so far apart, pixels. */
export const NODE_PX = 8
/** The search for a node's source ends at this error, pixels, or after so many steps. */
const ERROR_PX = 0.01
const STEPS = 24

export function sourceGrid({ width, height }: Size): SourceGrid {
  const size = { width: Math.ceil(width / NODE_PX) + 1, height: Math.ceil(height / NODE_PX) + 1 }
  const count = size.width * size.height
  return { ...size, dx: new Float32Array(count), dy: new Float32Array(count) }
}

/** An area's way as far as it goes without a fold: beyond its limit it stays on the circle around its start. */
export function withinLimit({ dx, dy }: Displacement, limitPx: number): Displacement {
  const length = Math.hypot(dx, dy)
  const share = length > limitPx ? limitPx / length : 1
  return { dx: dx * share, dy: dy * share }
}

/**
 * Sets the grid for some bends. What stands at u goes to u + e(u), so a node x shows u = x - e(u): found by putting the
 * answer in again and again, which converges where nothing folds.
 */
export function setSources(grid: SourceGrid, bends: readonly Bend[]): void {
  for (let y = 0, i = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++, i++) findSource(grid, i, x * NODE_PX, y * NODE_PX, bends)
  }
}

function findSource(grid: SourceGrid, i: number, x: number, y: number, bends: readonly Bend[]): void {
  let [dx, dy] = [0, 0]
  for (let step = 0; step < STEPS; step++) {
    let [toX, toY] = [0, 0]
    for (const { weights, at } of bends) {
      const weight = weightAt(weights, x + dx, y + dy)
      toX -= weight * at.dx
      toY -= weight * at.dy
    }
    const off = Math.max(Math.abs(toX - dx), Math.abs(toY - dy))
    dx = toX
    dy = toY
    if (off < ERROR_PX) break
  }
  grid.dx[i] = dx
  grid.dy[i] = dy
}

/** A weight between the cells' middles, bilinear; 0 beyond the picture's border. */
function weightAt({ width, height, values }: Weights, x: number, y: number): number {
  const u = (x + 0.5) / BEND_CELL_PX - 0.5
  const v = (y + 0.5) / BEND_CELL_PX - 0.5
  const column = Math.floor(u)
  const row = Math.floor(v)
  const right = Math.min(width - 1, Math.max(0, column + 1))
  const left = Math.min(width - 1, Math.max(0, column))
  const lower = Math.min(height - 1, Math.max(0, row + 1)) * width
  const upper = Math.min(height - 1, Math.max(0, row)) * width
  const across = u - column
  const top = values[upper + left]! * (1 - across) + values[upper + right]! * across
  const bottom = values[lower + left]! * (1 - across) + values[lower + right]! * across
  return top + (bottom - top) * (v - row)
}
