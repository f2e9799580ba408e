import type { Size } from '../geometry/point.ts'
import type { Pose, Poses } from './mover.ts'
import { cellRows, rowsOfCells, runsWhere, type Runs } from './runs.ts'

/** Points of an edge times poses that are looked at, at most: some 20 ms. More goes by larger cells. */
const MAX_MARKS = 3_000_000
/** Largest cell, pixels a side, and how much larger the next one is that is tried. */
const MAX_CELL = 64
const NEXT_CELL = 1.4
/** Poses between which nothing goes farther than this are counted to guess how many there are at other steps, pixels. */
const GUESS_PX = 32

/** The middle of an area, and how far its outermost pixel is from there. */
export interface Middle {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** The middle of all pixels of some rows. */
export function middleOf(rows: readonly Runs[]): Middle {
  let [count, sumX, sumY] = [0, 0, 0]
  eachRun(rows, (y, left, right) => {
    const pixels = right - left + 1
    count += pixels
    sumX += (pixels * (left + right)) / 2
    sumY += pixels * y
  })
  const [x, y] = [sumX / count, sumY / count]
  let radius = 0
  eachRun(rows, (row, left, right) => {
    radius = Math.max(radius, Math.hypot(Math.max(x - left, right - x), row - y))
  })
  return { x, y, radius }
}

function eachRun(rows: readonly Runs[], take: (y: number, left: number, right: number) => void): void {
  rows.forEach((runs, y) => {
    for (let i = 0; i < runs.length; i += 2) take(y, runs[i]!, runs[i + 1]!)
  })
}

/**
 * All pixels that an area comes over in any of its poses, row by row, and at most two cells around them; cells are one
 * pixel where the area is small or goes a short way. What comes over a place is there from the beginning, or comes in
 * over its edge, so only the edge is led along.
 */
export function sweptRows(size: Size, rows: readonly Runs[], poses: Poses): Runs[] {
  const middle = middleOf(rows)
  const { cell, cells } = cellsFor(size, rows, middle, poses)
  // Half a cell from pose to pose, and points that lie within a cell of each other: with a cell around it no gap is left.
  const met = cells.has.slice()
  const along = poses(middle.radius, cell / 2)
  const points = edgePoints(cells, cell, middle, spreadOf(along))
  for (const pose of along) mark(met, cells, cell, middle, points, pose)
  const around = dilated(met, cells)
  const { width, height } = cells
  const found = Array.from({ length: height }, (_, y) => runsWhere(width, (x) => around[y * width + x] === 1))
  return rowsOfCells(found, cell, size)
}

/** An area by cells: 1 where a cell holds a pixel of it. */
interface Cells extends Size {
  readonly has: Uint8Array
}

/** The smallest cells that keep the work within its bound. */
function cellsFor(
  size: Size,
  rows: readonly Runs[],
  middle: Middle,
  poses: Poses,
): { readonly cell: number; readonly cells: Cells } {
  const rough = poses(middle.radius, GUESS_PX)
  const spread = spreadOf(rough)
  const posesBy = (cell: number): number => (rough.length * GUESS_PX) / (cell / 2)
  // As long as the edge of a disk: no area has a shorter one.
  let cell = Math.sqrt((2 * Math.PI * middle.radius * spread ** 2 * posesBy(1)) / MAX_MARKS)
  for (;;) {
    cell = Math.min(MAX_CELL, Math.max(1, Math.ceil(cell)))
    const cells = cellsOf(size, rows, cell)
    const points = edgeOf(cells).length * spread ** 2
    if (points * posesBy(cell) <= MAX_MARKS || cell === MAX_CELL) return { cell, cells }
    cell *= NEXT_CELL
  }
}

/** Points a side of each cell, so that they are no farther apart where the area is largest. */
const spreadOf = (poses: readonly Pose[]): number =>
  Math.ceil(poses.reduce((most, { scale }) => Math.max(most, scale), 1))

function cellsOf({ width, height }: Size, rows: readonly Runs[], cell: number): Cells {
  const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) }
  const has = new Uint8Array(size.width * size.height)
  const filled = cell === 1 ? rows : cellRows(rows, cell, size.width)
  eachRun(filled, (y, left, right) => has.fill(1, y * size.width + left, y * size.width + right + 1))
  return { ...size, has }
}

/** The cells that have a neighbour, or the photo's border, beside them that is not of the area. */
function edgeOf({ width, height, has }: Cells): number[] {
  const edge: number[] = []
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (has[i] === 0) continue
      const isInner =
        x > 0 &&
        x + 1 < width &&
        y > 0 &&
        y + 1 < height &&
        (has[i - 1]! & has[i + 1]! & has[i - width]! & has[i + width]!) === 1
      if (!isInner) edge.push(i)
    }
  }
  return edge
}

/** Points all over the cells of the edge, x and y by turns, pixels from the middle. */
function edgePoints(cells: Cells, cell: number, { x, y }: Middle, spread: number): Float64Array {
  const edge = edgeOf(cells)
  const points = new Float64Array(edge.length * spread * spread * 2)
  let at = 0
  for (const i of edge) {
    // A pixel's number is that of its middle.
    const left = (i % cells.width) * cell - 0.5
    const top = Math.floor(i / cells.width) * cell - 0.5
    for (let n = 0; n < spread * spread; n++) {
      points[at++] = left + (((n % spread) + 0.5) * cell) / spread - x
      points[at++] = top + ((Math.floor(n / spread) + 0.5) * cell) / spread - y
    }
  }
  return points
}

function mark(
  met: Uint8Array,
  { width, height }: Size,
  cell: number,
  middle: Middle,
  points: Float64Array,
  { dx, dy, angle, scale }: Pose,
): void {
  const right = (scale * Math.cos(angle)) / cell
  const down = (scale * Math.sin(angle)) / cell
  const x = (middle.x + dx + 0.5) / cell
  const y = (middle.y + dy + 0.5) / cell
  for (let i = 0; i < points.length; i += 2) {
    const column = Math.floor(x + points[i]! * right - points[i + 1]! * down)
    const row = Math.floor(y + points[i]! * down + points[i + 1]! * right)
    if (column >= 0 && row >= 0 && column < width && row < height) met[row * width + column] = 1
  }
}

/** All cells that are met, and the eight around each. */
function dilated(met: Uint8Array, { width, height }: Size): Uint8Array {
  const out = new Uint8Array(met.length)
  for (let y = 0; y < height; y++) {
    const rows = [Math.max(0, y - 1), y, Math.min(height - 1, y + 1)].map((row) => row * width)
    for (let x = 0; x < width; x++) {
      if (met[y * width + x] === 0) continue
      for (const row of rows) out.fill(1, row + Math.max(0, x - 1), row + Math.min(width, x + 2))
    }
  }
  return out
}
