import { flatten, type MotionPath } from '../geometry/path.ts'
import type { ImagePoint, Size } from '../geometry/point.ts'
import { lengthOf, placeAt } from '../geometry/polyline.ts'
import { labelAt, type Label, type LabelMap } from './labelMap.ts'
import { pixelsOf } from './measure.ts'
import type { Mover, Pose, Poses } from './mover.ts'

/** The rule looks at a grid of so many pixels a side, evenly spread; a photo that is no larger is looked at whole. */
const GRID = 192
/** Places of a path that are looked at, at most. Scribbles longer than half of them in grid steps get fewer a step. */
const MAX_PLACES = 4000
/** Pixels times poses that are looked at, at most: some 5 ms. Of more pixels a part is, evenly strewn. */
const MAX_LOOKS = 700_000
/** The golden section's share: its multiples are spread more evenly between whole numbers than any other's. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Every `step`th pixel of a map, row by row. */
interface Grid extends Size {
  readonly step: number
  readonly labels: Uint8Array
}

/**
 * One label of a grid as rows of bits, 32 to a word. Each row has an empty word on either side, so that what is
 * pushed over its end is met by nothing.
 */
interface Bits {
  readonly words: Uint32Array
  /** The words that have any, and the row of each. */
  readonly filled: Int32Array
  readonly rows: Int32Array
}

const grids = new WeakMap<LabelMap, Grid>()
const shares = new WeakMap<
  MotionPath | Poses,
  { readonly map: LabelMap; readonly labels: string; readonly share: number }
>()

/**
 * The share (0 to 1) of a mover's pixels that come over another label's at some time. Exact for photos up to GRID pixels
 * a side (where it turns or changes its size: as long as MAX_LOOKS suffice); larger ones are judged by a grid of their
 * pixels. Asked anew for the same way and map it costs nothing.
 */
export function sweptShare(map: LabelMap, mover: Mover, over: Label): number {
  const { label, path, poses } = mover
  const way = poses ?? path
  if (!way) return 0
  const labels = `${label}>${over}`
  const known = shares.get(way)
  if (known?.map === map && known.labels === labels) return known.share
  const share = pixelsOf(map, label) === 0 || pixelsOf(map, over) === 0 ? 0 : shareAnew(map, mover, over)
  shares.set(way, { map, labels, share })
  return share
}

function shareAnew(map: LabelMap, { label, path, poses }: Mover, over: Label): number {
  if (poses) return turnedShareOf(gridOf(map), label, over, poses)
  return path ? shareOf(gridOf(map), label, over, path) : 0
}

function gridOf(map: LabelMap): Grid {
  const known = grids.get(map)
  if (known) return known
  const step = Math.ceil(Math.max(map.width, map.height) / GRID)
  const width = Math.ceil(map.width / step)
  const height = Math.ceil(map.height / step)
  const labels = new Uint8Array(width * height)
  const middle = step >> 1
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) labels[i] = labelAt(map, x * step + middle, y * step + middle)
  }
  const grid = { width, height, step, labels }
  grids.set(map, grid)
  return grid
}

function shareOf(grid: Grid, label: Label, over: Label, path: MotionPath): number {
  const moving = bitsOf(grid, label)
  const { words } = bitsOf(grid, over)
  const stride = strideOf(grid)
  const hits = new Uint32Array(moving.words.length)
  for (const { dx, dy } of stepsOf(grid, path)) {
    const shift = dx & 31
    const ahead = dy * stride + (dx - shift) / 32
    for (let i = 0; i < moving.filled.length; i++) {
      const at = moving.filled[i]!
      const row = moving.rows[i]! + dy
      const column = at - moving.rows[i]! * stride + (dx - shift) / 32
      if (row < 0 || row >= grid.height || column < 0 || column + 1 >= stride) continue
      const low = words[at + ahead]!
      const there = shift === 0 ? low : (low >>> shift) | (words[at + ahead + 1]! << (32 - shift))
      hits[at]! |= moving.words[at]! & there
    }
  }
  const all = countOf(moving.words)
  return all === 0 ? 0 : countOf(hits) / all
}

const strideOf = ({ width }: Grid): number => ((width + 31) >> 5) + 2

function bitsOf(grid: Grid, label: Label): Bits {
  const stride = strideOf(grid)
  const words = new Uint32Array(stride * grid.height)
  const filled: number[] = []
  for (let y = 0, i = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++, i++) {
      if (grid.labels[i] !== label) continue
      const at = y * stride + 1 + (x >> 5)
      if (words[at] === 0) filled.push(at)
      words[at]! |= 1 << (x & 31)
    }
  }
  return {
    words,
    filled: Int32Array.from(filled),
    rows: Int32Array.from(filled, (at) => Math.floor(at / stride)),
  }
}

/** The ways from the path's start to its places, whole grid steps, each once. */
function stepsOf(
  { step, width, height }: Grid,
  path: MotionPath,
): { readonly dx: number; readonly dy: number }[] {
  const line = flatten(path)
  const places = Math.min(MAX_PLACES, Math.ceil((2 * lengthOf(line)) / step) + 1)
  const start = placeAt(line, 0)
  const seen = new Set<number>()
  const steps: { dx: number; dy: number }[] = []
  for (let i = 1; i <= places; i++) {
    const place = placeAt(line, i / places)
    const dx = Math.round((place.x - start.x) / step)
    const dy = Math.round((place.y - start.y) / step)
    // Out of the photo altogether nothing is met.
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) continue
    const key = (dy + height) * 2 * width + dx + width
    if (seen.has(key)) continue
    seen.add(key)
    steps.push({ dx, dy })
  }
  return steps
}

function turnedShareOf(grid: Grid, label: Label, over: Label, posesWithin: Poses): number {
  const { width, step, labels } = grid
  const own = Array.from(labels.keys()).filter((i) => labels[i] === label)
  if (own.length === 0) return 0
  const xs = own.map((i) => i % width)
  const ys = own.map((i) => Math.floor(i / width))
  const middle = { x: mean(xs), y: mean(ys) }
  const radius = xs.reduce((most, x, i) => Math.max(most, Math.hypot(x - middle.x, ys[i]! - middle.y)), 0)
  const poses = posesWithin(radius * step, step)
  const isMet = lookUp(grid, over, middle, poses)
  const looked = Math.min(1, MAX_LOOKS / (own.length * poses.length))
  let [all, met] = [0, 0]
  for (let i = 0; i < own.length; i++) {
    if ((i * GOLDEN) % 1 >= looked) continue
    all++
    if (isMet(xs[i]! - middle.x, ys[i]! - middle.y)) met++
  }
  return met / all
}

/** Says of a place, seen from the area's middle, whether a pose leads it over a label; all in steps of the grid. */
function lookUp(
  { width, height, step, labels }: Grid,
  over: Label,
  middle: ImagePoint,
  poses: readonly Pose[],
): (u: number, v: number) => boolean {
  const places = Float64Array.from(
    poses.flatMap(({ dx, dy, angle, scale }) => [
      middle.x + dx / step + 0.5,
      middle.y + dy / step + 0.5,
      scale * Math.cos(angle),
      scale * Math.sin(angle),
    ]),
  )
  return (u, v) => {
    for (let i = 0; i < places.length; i += 4) {
      const [right, down] = [places[i + 2]!, places[i + 3]!]
      const column = Math.floor(places[i]! + u * right - v * down)
      const row = Math.floor(places[i + 1]! + u * down + v * right)
      if (column < 0 || row < 0 || column >= width || row >= height) continue
      if (labels[row * width + column] === over) return true
    }
    return false
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function countOf(words: Uint32Array): number {
  let count = 0
  for (const word of words) {
    for (let rest = word; rest !== 0; rest &= rest - 1) count++
  }
  return count
}
