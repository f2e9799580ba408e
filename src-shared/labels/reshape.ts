import { clamp } from '../geometry/point.ts'
import { EVERYTHING_WRITABLE, LabelDraft, type Writable } from './draft.ts'
import { floodSpans } from './fill.ts'
import { extents } from './measure.ts'
import { pixelRuns } from './shapes.ts'
import { toBytes, type Label, type LabelMap } from './labelMap.ts'

/** What can be done to an area's shape with a number: pixels of distance, or of surface. */
export const RESHAPES = ['grow', 'shrink', 'smooth', 'fillHoles', 'removeSpecks'] as const
export type Reshape = (typeof RESHAPES)[number]

/** A set of the pixels in a box of the photo: 1 for those in it, row by row. */
interface PixelSet {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

/**
 * The map with one area reshaped. `amount`: pixels of distance for grow and shrink (a disc's radius) and smooth (half
 * a square's side), the largest surface in pixels for fillHoles and removeSpecks. Pixels that do not give way stay as
 * they are, and beyond the photo's edge the area is taken to go on, so shrinking leaves it at the edge.
 */
export function reshaped(
  map: LabelMap,
  label: Label,
  how: Reshape,
  amount: number,
  writable: Writable = EVERYTHING_WRITABLE,
): LabelMap {
  const extent = extents(map)[label]
  if (!extent || extent.pixels === 0) return map
  // What is farther from the area than this stays as it is, so it is not looked at.
  const margin = how === 'grow' || how === 'smooth' ? Math.ceil(amount) + 1 : 1
  const left = Math.max(0, extent.left - margin)
  const top = Math.max(0, extent.top - margin)
  const right = Math.min(map.width - 1, extent.right + margin)
  const bottom = Math.min(map.height - 1, extent.bottom + margin)
  const before = setOf(map, label, { x: left, y: top, width: right - left + 1, height: bottom - top + 1 })
  return withSet(map, label, before, changes[how](before, amount), writable)
}

/** The map in which an area has what it had not: its own pixels become empty, all that give way become its own. */
export function inverted(map: LabelMap, label: Label, writable: Writable = EVERYTHING_WRITABLE): LabelMap {
  const before = setOf(map, label, { x: 0, y: 0, width: map.width, height: map.height })
  return withSet(map, label, before, complement(before), writable)
}

function setOf(map: LabelMap, label: Label, box: Omit<PixelSet, 'bits'>): PixelSet {
  const bytes = toBytes(map)
  const bits = new Uint8Array(box.width * box.height)
  for (let y = 0; y < box.height; y++) {
    const row = (box.y + y) * map.width + box.x
    for (let x = 0; x < box.width; x++) bits[y * box.width + x] = bytes[row + x] === label ? 1 : 0
  }
  return { ...box, bits }
}

const complement = (set: PixelSet): PixelSet => ({ ...set, bits: set.bits.map((bit) => 1 - bit) })

const eroded = (set: PixelSet, radius: number): PixelSet => complement(dilated(complement(set), radius))

/**
 * All pixels within `radius` of the set, by distance between centres. Down the columns each pixel gets its distance to
 * the set; in a row, a column at distance d then reaches sqrt(r² - d²) to both sides. Exact, and linear in the pixels.
 */
function dilated(set: PixelSet, radius: number): PixelSet {
  const { width, height, bits } = set
  const out = new Uint8Array(bits.length)
  const away = columnDistances(set, radius)
  const reach = Int32Array.from({ length: Math.floor(radius) + 1 }, (_, d) =>
    Math.floor(Math.sqrt(radius * radius - d * d)),
  )
  const edges = new Int32Array(width + 1)
  for (let y = 0; y < height; y++) {
    edges.fill(0)
    for (let x = 0; x < width; x++) {
      const d = away[y * width + x]!
      if (d > radius) continue
      edges[Math.max(0, x - reach[d]!)]!++
      edges[Math.min(width, x + reach[d]! + 1)]!--
    }
    for (let x = 0, inside = 0; x < width; x++) {
      inside += edges[x]!
      out[y * width + x] = inside > 0 ? 1 : 0
    }
  }
  return { ...set, bits: out }
}

/** Each pixel's distance to the set within its column, pixels; more than `radius` where it is farther. */
function columnDistances({ width, bits }: PixelSet, radius: number): Uint16Array {
  const far = Math.floor(radius) + 1
  const away = new Uint16Array(bits.length)
  for (let i = 0; i < bits.length; i++) {
    const above = i < width ? far : away[i - width]!
    away[i] = bits[i] === 1 ? 0 : Math.min(far, above + 1)
  }
  for (let i = bits.length - width - 1; i >= 0; i--) {
    const below = away[i + width]! + 1
    if (below < away[i]!) away[i] = below
  }
  return away
}

const changes: Readonly<Record<Reshape, (set: PixelSet, amount: number) => PixelSet>> = {
  grow: dilated,
  shrink: eroded,
  smooth: smoothed,
  fillHoles: (set, most) => complement(withoutSmall(complement(set), most, 'inside')),
  removeSpecks: (set, most) => withoutSmall(set, most, 'anywhere'),
}

/**
 * The set by majority: a pixel is in when more than half of the square of side 2r + 1 around it is. What lies at the
 * photo's edge goes on beyond it.
 */
function smoothed(set: PixelSet, radius: number): PixelSet {
  const { width, height, bits } = set
  const r = Math.round(radius)
  const rows = new Uint16Array(bits.length)
  for (let y = 0; y < height; y++) slidingSums(bits, rows, y * width, 1, width, r)
  const sums = new Uint32Array(bits.length)
  for (let x = 0; x < width; x++) slidingSums(rows, sums, x, width, height, r)
  const half = (2 * r + 1) ** 2 / 2
  return { ...set, bits: Uint8Array.from(sums, (sum) => Number(sum > half)) }
}

/** Sums of the 2r + 1 values around each one in a line of `count` values, `step` apart; its ends go on outwards. */
function slidingSums(
  from: Uint8Array | Uint16Array,
  to: Uint16Array | Uint32Array,
  start: number,
  step: number,
  count: number,
  r: number,
): void {
  const at = (i: number): number => from[start + clamp(i, 0, count - 1) * step]!
  let sum = 0
  for (let i = -r; i <= r; i++) sum += at(i)
  for (let i = 0; i < count; i++) {
    to[start + i * step] = sum
    sum += at(i + r + 1) - at(i - r)
  }
}

/** The set without its parts (by sides) of at most `most` pixels; `inside`: parts at the photo's edge stay. */
function withoutSmall(set: PixelSet, most: number, where: 'inside' | 'anywhere'): PixelSet {
  const { width, height, bits } = set
  const out = bits.slice()
  const seen = new Uint8Array(bits.length)
  for (let start = 0; start < bits.length; start++) {
    if (bits[start] === 0 || seen[start] === 1) continue
    const spans: [number, number, number][] = []
    let pixels = 0
    let [top, bottom, first, last] = [height, -1, width, -1]
    const [x, y0] = [start % width, Math.floor(start / width)]
    floodSpans(
      set,
      x,
      y0,
      (i) => bits[i] === 1,
      seen,
      (y, left, right) => {
        spans.push([y, left, right])
        pixels += right - left + 1
        top = Math.min(top, y)
        bottom = Math.max(bottom, y)
        first = Math.min(first, left)
        last = Math.max(last, right)
      },
    )
    const atEdge = top === 0 || first === 0 || bottom === height - 1 || last === width - 1
    if (pixels > most || (where === 'inside' && atEdge)) continue
    for (const [y, left, right] of spans) out.fill(0, y * width + left, y * width + right + 1)
  }
  return { ...set, bits: out }
}

/** Writes the difference of two sets: what came becomes the area's, what went becomes empty. Other tiles are shared. */
function withSet(
  map: LabelMap,
  label: Label,
  before: PixelSet,
  after: PixelSet,
  writable: Writable,
): LabelMap {
  const { x, y, width, height } = before
  const last = height - 1
  const coming = new LabelDraft(map, writable)
  const came = (i: number): boolean => after.bits[i] === 1 && before.bits[i] === 0
  pixelRuns({ width, height }, 0, last, came, (row, left, right) =>
    coming.span(y + row, x + left, x + right, label),
  )
  const going = new LabelDraft(coming.take())
  const went = (i: number): boolean => after.bits[i] === 0 && before.bits[i] === 1
  pixelRuns({ width, height }, 0, last, went, (row, left, right) =>
    going.span(y + row, x + left, x + right, 0),
  )
  return going.take()
}
