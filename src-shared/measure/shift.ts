import { halved, halvedMask, smoothed, type Plane } from './plane.ts'
import { gradientPoints, refined, type Points, type Refined } from './refine.ts'

/** Coarser levels are made while the area is at least so long and so wide in them, pixels. */
const SMALLEST_SIDE = 24
const MOST_LEVELS = 6
/** The coarsest level is searched this far, as a share of the area's shorter side there. */
const SEARCH_SHARE = 0.3
/** How well an area is looked at. */
export interface Effort {
  /** Points that are compared at each try of the search, and in the steps to a fraction of a pixel. */
  readonly searched: number
  readonly refined: number
  /** Standard error, pixels, above which a shift is not told. */
  readonly mostErrorPx: number
}
export const THOROUGH: Effort = { searched: 4000, refined: 30_000, mostErrorPx: 0.1 }
export const QUICK: Effort = { searched: 700, refined: 3000, mostErrorPx: 0.3 }
/** Tries that are as good as the best, within this much correlation, give way to the one that moved least. */
const AS_GOOD = 0.01
/** Fewest points with an edge under them: with less, a shift is a guess. */
const LEAST_POINTS = 200
/** Below this correlation what is seen is another picture, or noise. */
const LEAST_CORRELATION = 0.6

interface Level {
  readonly plane: Plane
  /** The area's points, row by row, thinned out: where they lie and how bright they are. */
  readonly xs: Int32Array
  readonly ys: Int32Array
  readonly greys: Float32Array
}

/** The picture and the area that shifts are measured against, made ready once for all frames. */
export interface Anchored {
  /** From the finest to the coarsest. */
  readonly levels: readonly Level[]
  readonly edges: Points
  /** How far the search goes at the coarsest level, pixels there. */
  readonly reach: number
  readonly mostErrorPx: number
}

/**
 * How far an area has moved: `dx` and `dy` in pixels, to the right and down. Or why this cannot be told: nothing in it
 * to hold on to in one direction or both, or a content that is not the same any more.
 */
export type Shift =
  | { readonly kind: 'shift'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'unknown'; readonly why: 'flat' | 'changed' }

/** A picture at full size and at halves of it, each smoothed: what shifts are searched in. The finest comes first. */
export type Pyramid = readonly Plane[]

export function pyramidOf(picture: Plane): Pyramid {
  const planes = [smoothed(picture)]
  for (;;) {
    const last = planes[planes.length - 1]!
    if (planes.length === MOST_LEVELS || Math.min(last.width, last.height) < 2 * SMALLEST_SIDE) return planes
    planes.push(smoothed(halved(last)))
  }
}

/** Makes a picture and a mask (0 or 1 a pixel) of it ready for being measured against. */
export function anchored(reference: Pyramid, mask: Uint8Array, effort: Effort = THOROUGH): Anchored {
  const edges = gradientPoints(reference[0]!, mask, effort.refined)
  const levels: Level[] = []
  let own = mask
  let side = 0
  for (const plane of reference) {
    const before = reference[levels.length - 1]
    if (before) own = halvedMask(own, before)
    const here = shorterSide(own, plane.width)
    if (levels.length > 0 && here < SMALLEST_SIDE) break
    side = here
    levels.push(levelOf(plane, own, effort.searched))
  }
  return {
    levels,
    edges,
    reach: Math.max(4, Math.round(side * SEARCH_SHARE)),
    mostErrorPx: effort.mostErrorPx,
  }
}

/** Measures how far the area has moved in a frame of the same size, or says that it cannot tell. */
export function shiftIn({ levels, edges, reach, mostErrorPx }: Anchored, frame: Pyramid): Shift {
  if (edges.count < LEAST_POINTS) return { kind: 'unknown', why: 'flat' }
  let at = { dx: 0, dy: 0 }
  for (let i = levels.length - 1; i >= 0; i--) {
    const top = i === levels.length - 1
    if (!top) at = { dx: 2 * at.dx, dy: 2 * at.dy }
    at = searched(levels[i]!, frame[i]!, at, top ? reach : 2)
  }
  // What stays where it is is looked at in any case: a search by coarse pictures can go astray.
  const starts = at.dx === 0 && at.dy === 0 ? [at] : [at, { dx: 0, dy: 0 }]
  const tries = starts.map((start) => refined(edges, frame[0]!, start))
  return judged(
    tries.reduce((best, next) => (next.correlation > best.correlation ? next : best)),
    mostErrorPx,
  )
}

function judged({ dx, dy, correlation, error, errorIfSame }: Refined, mostErrorPx: number): Shift {
  if (errorIfSame > mostErrorPx) return { kind: 'unknown', why: 'flat' }
  const isSame = correlation >= LEAST_CORRELATION && error <= mostErrorPx
  return isSame ? { kind: 'shift', dx, dy } : { kind: 'unknown', why: 'changed' }
}

/** The shorter side of the box around a mask; 0 for an empty one. */
function shorterSide(mask: Uint8Array, width: number): number {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1]
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue
    const x = i % width
    const y = (i - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return right < 0 ? 0 : Math.min(right - left, bottom - top) + 1
}

/** The pixels of a mask, evenly thinned out to at most so many. */
function levelOf(plane: Plane, mask: Uint8Array, most: number): Level {
  const points: number[] = []
  for (let i = mask.indexOf(1); i >= 0 && i < mask.length; i++) if (mask[i] === 1) points.push(i)
  const count = Math.min(points.length, most)
  const at = Int32Array.from({ length: count }, (_, k) => points[Math.floor((k * points.length) / count)]!)
  return {
    plane,
    xs: at.map((i) => i % plane.width),
    ys: at.map((i) => Math.floor(i / plane.width)),
    greys: Float32Array.from(at, (i) => plane.values[i]!),
  }
}

interface Whole {
  readonly dx: number
  readonly dy: number
}

/** The best whole-pixel shift within `reach` of a place; of several as good, the least. */
function searched(level: Level, frame: Plane, around: Whole, reach: number): Whole {
  const tries: (Whole & { score: number })[] = []
  for (let dy = around.dy - reach; dy <= around.dy + reach; dy++) {
    for (let dx = around.dx - reach; dx <= around.dx + reach; dx++) {
      tries.push({ dx, dy, score: correlationAt(level, frame, dx, dy) })
    }
  }
  const best = Math.max(...tries.map(({ score }) => score))
  const good = tries.filter(({ score }) => score >= best - AS_GOOD)
  const peak = (one: Whole & { score: number }): boolean =>
    !tries.some(
      (other) =>
        Math.abs(other.dx - one.dx) <= 1 && Math.abs(other.dy - one.dy) <= 1 && other.score > one.score,
    )
  const peaks = good.filter(peak)
  return peaks.reduce((least, next) =>
    Math.hypot(next.dx, next.dy) < Math.hypot(least.dx, least.dy) ? next : least,
  )
}

/** Correlation, -1 to 1, of the area's points with the frame at a whole-pixel shift; -1 where too few are inside. */
function correlationAt({ xs, ys, greys }: Level, frame: Plane, dx: number, dy: number): number {
  const { width, height, values } = frame
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let k = 0; k < greys.length; k++) {
    const x = xs[k]! + dx
    const y = ys[k]! + dy
    if (x < 0 || y < 0 || x >= width || y >= height) continue
    const r = greys[k]!
    const f = values[y * width + x]!
    n++
    a += r
    b += f
    aa += r * r
    bb += f * f
    ab += r * f
  }
  if (n < greys.length / 2) return -1
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n)
  return spread > 0 ? (ab - (a * b) / n) / Math.sqrt(spread) : 0
}
