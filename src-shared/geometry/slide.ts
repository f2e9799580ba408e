import { lengthOf, placeAt, polylineOf, type Polyline } from './polyline.ts'

/** Farthest that a place may leave its own, in steps: neighbours stay in order, and time is off by half a step at most. */
const MAX_SLIDE = 0.45
/** Places that are tried for each, from MAX_SLIDE before to MAX_SLIDE after; the middle one is its own. */
const TRIED = 9
const OWN = (TRIED - 1) / 2
/** A line of more points is looked at by so many, evenly spaced. */
const MAX_POINTS = 4000

/** All that is tried: place `at` is number at % TRIED of those for step floor(at / TRIED). */
interface Tried {
  /** Length of the way up to each. */
  readonly lengths: Float64Array
  readonly xs: Float64Array
  readonly ys: Float64Array
  /** The line's first point behind each. */
  readonly behind: Int32Array
}

const slideOf = (tried: number): number => (MAX_SLIDE * (tried - OWN)) / OWN

/**
 * Shares of a way, in order, from 0 to 1: `count` steps, evenly spaced but where the straight pieces between them
 * would leave the line by more than `tolerance`, pixels. There each may slide by up to MAX_SLIDE steps: first the
 * largest deviation is made as small as it can be, then as little is slid as that takes. `shareAt` says which share
 * of the way belongs to a share of the steps: rising, 0 at 0 and 1 at 1.
 */
export function slidShares(
  line: Polyline,
  shareAt: (time: number) => number,
  count: number,
  tolerance: number,
): number[] {
  const walked = line.xs.length <= MAX_POINTS ? line : thinned(line)
  const tried = triedPlaces(walked, shareAt, count)
  const costs = costsOf(walked, tried, count)
  const limit = Math.max(tolerance, leastDeviation(costs, count))
  const chosen = leastSlides(costs, count, limit)
  const length = lengthOf(walked)
  return chosen.map((at) => (length > 0 ? tried.lengths[at]! / length : 0))
}

const thinned = (line: Polyline): Polyline =>
  polylineOf(Array.from({ length: MAX_POINTS }, (_, i) => placeAt(line, i / (MAX_POINTS - 1))))

function triedPlaces(line: Polyline, shareAt: (time: number) => number, count: number): Tried {
  const size = count * TRIED
  const tried = {
    lengths: new Float64Array(size),
    xs: new Float64Array(size),
    ys: new Float64Array(size),
    behind: new Int32Array(size),
  }
  const length = lengthOf(line)
  for (let at = 0, behind = 0; at < size; at++) {
    const step = Math.floor(at / TRIED)
    const time = (step + slideOf(at % TRIED)) / (count - 1)
    const share = shareAt(Math.min(1, Math.max(0, time)))
    const place = placeAt(line, share)
    tried.lengths[at] = share * length
    tried.xs[at] = place.x
    tried.ys[at] = place.y
    while (behind < line.lengths.length && line.lengths[behind]! <= share * length) behind++
    tried.behind[at] = behind
  }
  return tried
}

/** The deviation of each straight piece: from place `a` tried for a step to place `b` for the next, steps in order. */
function costsOf(line: Polyline, tried: Tried, count: number): Float64Array {
  const costs = new Float64Array((count - 1) * TRIED * TRIED)
  for (let step = 0, at = 0; step + 1 < count; step++) {
    for (let a = 0; a < TRIED; a++) {
      for (let b = 0; b < TRIED; b++, at++) {
        costs[at] = deviation(line, tried, step * TRIED + a, (step + 1) * TRIED + b)
      }
    }
  }
  return costs
}

/** How far the line's points between two places are from the straight piece between these, at most. */
function deviation({ xs, ys }: Polyline, tried: Tried, from: number, to: number): number {
  const fromX = tried.xs[from]!
  const fromY = tried.ys[from]!
  const alongX = tried.xs[to]! - fromX
  const alongY = tried.ys[to]! - fromY
  const square = alongX * alongX + alongY * alongY
  let largest = 0
  for (let i = tried.behind[from]!; i < tried.behind[to]!; i++) {
    const x = xs[i]! - fromX
    const y = ys[i]! - fromY
    const t = square > 0 ? Math.min(1, Math.max(0, (x * alongX + y * alongY) / square)) : 0
    const [awayX, awayY] = [x - t * alongX, y - t * alongY]
    largest = Math.max(largest, awayX * awayX + awayY * awayY)
  }
  return Math.sqrt(largest)
}

/** The least that the largest deviation can be. The first and the last place are their own. */
function leastDeviation(costs: Float64Array, count: number): number {
  let best = new Float64Array(TRIED).fill(Infinity)
  best[OWN] = 0
  for (let step = 0; step + 1 < count; step++) {
    const next = new Float64Array(TRIED).fill(Infinity)
    for (let a = 0; a < TRIED; a++) {
      for (let b = 0; b < TRIED; b++) {
        next[b] = Math.min(next[b]!, Math.max(best[a]!, costs[(step * TRIED + a) * TRIED + b]!))
      }
    }
    best = next
  }
  return best[OWN]!
}

/** The places, one for each step, that keep every deviation within the limit and slide least, by squares. */
function leastSlides(costs: Float64Array, count: number, limit: number): number[] {
  const sums = new Float64Array(count * TRIED).fill(Infinity)
  const from = new Int8Array(count * TRIED)
  sums[OWN] = 0
  for (let step = 0; step + 1 < count; step++) {
    for (let b = 0; b < TRIED; b++) {
      const slid = (step + 1) * TRIED + b
      for (let a = 0; a < TRIED; a++) {
        if (costs[(step * TRIED + a) * TRIED + b]! > limit) continue
        const sum = sums[step * TRIED + a]! + slideOf(b) * slideOf(b)
        if (sum >= sums[slid]!) continue
        sums[slid] = sum
        from[slid] = a
      }
    }
  }
  const chosen: number[] = []
  for (let step = count - 1, b = OWN; step >= 0; b = from[step * TRIED + b]!, step--) {
    chosen.unshift(step * TRIED + b)
  }
  return chosen
}
