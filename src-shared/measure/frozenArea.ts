import type { Size } from '../geometry/point.ts'
import { eroded, likenessDb, type Plane } from './plane.ts'
import { anchored, pyramidOf, QUICK, shiftIn, type Anchored, type Shift } from './shift.ts'

/** The area's border is left out: what moves beside it, and what a codec makes of that, reaches over it. Pixels. */
const BORDERS_PX = [4, 2]
/** Areas with fewer pixels inside their border are too small to be measured. */
const LEAST_PIXELS = 1024
/** The area is looked at in parts too, about so many along its longer side, of at least this side in pixels. */
const PARTS_ALONG = 8
const LEAST_PART_SIDE = 64
/** A part is looked at when at least this share of its square is the area's. */
const LEAST_PART_SHARE = 0.4
/** Fewest parts that speak for the area where it did not move as one. */
const LEAST_PARTS = 3
/** A part that went this much farther than the area as a whole is told of, pixels. */
const PART_BEYOND_PX = 1

/** A frozen area, ready for being measured in frame after frame of its clip. */
export interface FrozenArea {
  readonly reference: Plane
  readonly mask: Uint8Array
  readonly whole: Anchored
  readonly parts: readonly Anchored[]
}

/** What one frame shows of a frozen area. */
export interface FrozenFrame {
  readonly seconds: number
  /** How far it is from its place, pixels: the area as one, or where that does not hold its parts' median. */
  readonly moved:
    { readonly kind: 'px'; readonly px: number } | { readonly kind: 'unknown'; readonly why: Unmeasured }
  /** How far the part went that went farthest, pixels; null where no part can be told of. */
  readonly farthestPartPx: number | null
  /** Likeness with the reference, peak signal-to-noise ratio in decibels. */
  readonly db: number
}

/** Why nothing is said of a frozen area: there is none, or it is too small, or too plain, or not the same any more. */
export const UNMEASURED = ['none', 'small', 'flat', 'changed'] as const
export type Unmeasured = (typeof UNMEASURED)[number]

/** What is said of a frozen area over a clip. */
export type FrozenReport =
  | {
      readonly kind: 'measured'
      /** The farthest that it was from its place, pixels of the clip, and when. */
      readonly movedPx: number
      readonly seconds: number
      /** The farthest of any part, where that is clearly farther; a camera that zooms moves parts and not the whole. */
      readonly partPx: number | null
      /** The least likeness of any frame, decibels. */
      readonly db: number
      readonly frames: number
      /** Frames in which it cannot be told. */
      readonly unknownFrames: number
    }
  | { readonly kind: 'unknown'; readonly why: Unmeasured }

/** Makes the frozen area (1 in the mask, a byte a pixel) of a picture ready; or says why it cannot be measured. */
export function frozenArea(reference: Plane, mask: Uint8Array): FrozenArea | 'none' | 'small' {
  if (!mask.includes(1)) return 'none'
  const inner = BORDERS_PX.map((border) => eroded(mask, reference, border)).find(
    (within) => countOf(within) >= LEAST_PIXELS,
  )
  if (!inner) return 'small'
  const pyramid = pyramidOf(reference)
  const parts = partsOf(inner, reference).map((part) => anchored(pyramid, part, QUICK))
  return { reference, mask: inner, whole: anchored(pyramid, inner), parts }
}

/** Measures the area in one frame, which has the reference's size. */
export function frozenIn(
  { reference, mask, whole, parts }: FrozenArea,
  frame: Plane,
): Omit<FrozenFrame, 'seconds'> {
  const pyramid = pyramidOf(frame)
  const lengths = parts
    .map((part) => shiftIn(part, pyramid))
    .flatMap((shift) => (shift.kind === 'shift' ? [lengthOf(shift)] : []))
    .sort((a, b) => a - b)
  return {
    moved: movedBy(shiftIn(whole, pyramid), lengths),
    farthestPartPx: lengths.at(-1) ?? null,
    db: likenessDb(reference, frame, mask),
  }
}

/** A camera that zooms or turns moves no area as one; then it is its parts that tell. */
function movedBy(whole: Shift, parts: readonly number[]): FrozenFrame['moved'] {
  if (whole.kind === 'shift') return { kind: 'px', px: lengthOf(whole) }
  const median = parts[parts.length >> 1]
  return median === undefined || parts.length < LEAST_PARTS ? whole : { kind: 'px', px: median }
}

/** Sums frames up: the worst of each. A clip of which most frames cannot be told is not told. */
export function reportOf(frames: readonly FrozenFrame[]): FrozenReport {
  const known = frames.flatMap(({ seconds, moved }) =>
    moved.kind === 'px' ? [{ seconds, movedPx: moved.px }] : [],
  )
  const unknown = frames.flatMap(({ moved }) => (moved.kind === 'unknown' ? [moved.why] : []))
  const [first] = unknown
  if (known.length === 0 || unknown.length > known.length) return { kind: 'unknown', why: first ?? 'none' }
  const most = known.reduce((farthest, next) => (next.movedPx > farthest.movedPx ? next : farthest))
  const part = Math.max(0, ...frames.map(({ farthestPartPx }) => farthestPartPx ?? 0))
  return {
    kind: 'measured',
    ...most,
    partPx: part > most.movedPx + PART_BEYOND_PX ? part : null,
    db: Math.min(...frames.map(({ db }) => db)),
    frames: frames.length,
    unknownFrames: unknown.length,
  }
}

/** A report of frames that were made smaller, in pixels of the clip: `factor` of them were one. */
export const scaledReport = (report: FrozenReport, factor: number): FrozenReport =>
  report.kind === 'unknown'
    ? report
    : {
        ...report,
        movedPx: report.movedPx * factor,
        partPx: report.partPx === null ? null : report.partPx * factor,
      }

const lengthOf = ({ dx, dy }: { readonly dx: number; readonly dy: number }): number => Math.hypot(dx, dy)

function countOf(mask: Uint8Array): number {
  let count = 0
  for (const inside of mask) count += inside
  return count
}

/** The squares of a grid that the area fills well enough, each as a mask of its own. */
function partsOf(mask: Uint8Array, { width, height }: Size): Uint8Array[] {
  const side = Math.max(LEAST_PART_SIDE, Math.ceil(Math.max(width, height) / PARTS_ALONG))
  const parts: Uint8Array[] = []
  for (let top = 0; top + side / 2 <= height; top += side) {
    for (let left = 0; left + side / 2 <= width; left += side) {
      const part = new Uint8Array(mask.length)
      for (let y = top; y < Math.min(height, top + side); y++) {
        const row = mask.subarray(y * width + left, y * width + Math.min(width, left + side))
        part.set(row, y * width + left)
      }
      if (countOf(part) >= LEAST_PART_SHARE * side * side) parts.push(part)
    }
  }
  return parts
}

/** Times of the frames to be measured, in the middle of each: the first, the last, and evenly between, seconds. */
export function framesToMeasure(frames: number, fps: number, most: number): number[] {
  const count = Math.min(frames, most)
  return Array.from({ length: count }, (_, i) => {
    const frame = count === 1 ? 0 : Math.round((i * (frames - 1)) / (count - 1))
    return (frame + 0.5) / fps
  })
}
