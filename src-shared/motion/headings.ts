import type { ImagePoint } from '../geometry/point.ts'
import { lengthOf, placeAt, type Polyline } from '../geometry/polyline.ts'

/**
 * The direction of a line along its way, as what turns with it needs it: the mean of the directions within a reach to
 * both sides, so a corner is turned over a stretch of two reaches and not at once.
 */
export interface Headings {
  /** The directions summed up along the way: at equal steps, radians times pixels. A full turn goes on, never back. */
  readonly sums: Float64Array
  readonly stepPx: number
  readonly reachPx: number
}

/** Directions are those of chords so long, pixels: a hand's trembling is no direction. */
const CHORD_PX = 2

export function headingsOf(line: Polyline, reachPx: number): Headings {
  const length = lengthOf(line)
  const chords = Math.max(1, Math.round(length / CHORD_PX))
  const sums = new Float64Array(chords + 1)
  const stepPx = length / chords
  let before = placeAt(line, 0)
  let direction: number | null = null
  for (let i = 1; i <= chords; i++) {
    const place = placeAt(line, i / chords)
    direction = turnedOn(direction, before, place)
    sums[i] = sums[i - 1]! + direction * stepPx
    before = place
  }
  return { sums, stepPx, reachPx }
}

/** The direction from one place to the next, counted on from the one before by less than half a turn. */
function turnedOn(before: number | null, from: ImagePoint, to: ImagePoint): number {
  if (from.x === to.x && from.y === to.y) return before ?? 0
  const direction = Math.atan2(to.y - from.y, to.x - from.x)
  if (before === null) return direction
  const turns = Math.round((direction - before) / (2 * Math.PI))
  return direction - turns * 2 * Math.PI
}

/** How far the line has turned clockwise since its start, at a share (0 to 1) of its way; radians. */
export function turnAt(headings: Headings, share: number): number {
  const { sums, stepPx } = headings
  if (stepPx === 0) return 0
  return headingAt(headings, share * stepPx * (sums.length - 1)) - headingAt(headings, 0)
}

/** The mean direction within reach. At its ends the line reaches to one side alone. */
function headingAt(headings: Headings, at: number): number {
  const { sums, stepPx, reachPx } = headings
  const from = Math.max(0, at - reachPx)
  const to = Math.min(stepPx * (sums.length - 1), at + reachPx)
  return (sumAt(headings, to) - sumAt(headings, from)) / (to - from)
}

function sumAt({ sums, stepPx }: Headings, at: number): number {
  const i = Math.min(sums.length - 2, Math.floor(at / stepPx))
  return sums[i]! + ((sums[i + 1]! - sums[i]!) * (at - i * stepPx)) / stepPx
}
