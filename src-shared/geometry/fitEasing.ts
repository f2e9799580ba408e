import { curveOf, ease, EASINGS, type Easing } from './easing.ts'
import type { SpeedCurve } from './bezier.ts'
import { placeAt, polylineOf, type Polyline } from './polyline.ts'
import type { ImagePoint } from './point.ts'

/** A profile that is nowhere off by more is the one that was meant: share of the way. */
const AS_GOOD_AS = 0.01
/** Times that are looked at. */
const LOOKED_AT = 64
const FIRST_STEP = 0.25
const LAST_STEP = 0.002

/** At evenly spaced times, the share of the way that is done. */
type Course = readonly number[]

/**
 * The speed profile of points that are passed at these times (rising, any unit): a named one where one fits, else the
 * curve that comes nearest. Even where there is no way or no time.
 */
export function fittedEasing(points: readonly ImagePoint[], times: readonly number[]): Easing {
  const course = courseOf(points, times)
  if (!course) return 'linear'
  const named = EASINGS.find((easing) => worst(easing, course) <= AS_GOOD_AS)
  if (named) return named
  const nearest = EASINGS.reduce((a, b) => (squares(b, course) < squares(a, course) ? b : a))
  const curve = descended(curveOf(nearest), course)
  return squares(curve, course) < squares(nearest, course) ? curve : nearest
}

/** Null: nothing moves, or the times do not rise. */
function courseOf(points: readonly ImagePoint[], times: readonly number[]): Course | null {
  const { lengths } = polylineOf(points)
  const length = lengths[lengths.length - 1] ?? 0
  const start = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - start
  const rises = times.every((time, i) => i === 0 || time > (times[i - 1] ?? time))
  if (length === 0 || span <= 0 || !rises || points.length < 3) return null
  // The way done over time is itself a line: its x is the time, and places on it are found by that.
  const overTime: Polyline = {
    xs: Float64Array.from(lengths, (done) => done / length),
    ys: new Float64Array(lengths.length),
    lengths: Float64Array.from(times, (time) => (time - start) / span),
  }
  return Array.from({ length: LOOKED_AT + 1 }, (_, i) => placeAt(overTime, i / LOOKED_AT).x)
}

const offs = (easing: Easing, course: Course): number[] =>
  course.map((share, i) => ease(easing, i / LOOKED_AT) - share)
const worst = (easing: Easing, course: Course): number =>
  offs(easing, course).reduce((most, off) => Math.max(most, Math.abs(off)), 0)
const squares = (easing: Easing, course: Course): number =>
  offs(easing, course).reduce((sum, off) => sum + off * off, 0)

/** Goes down the sum of squares, in steps that get smaller (a pattern search). */
function descended(start: SpeedCurve, course: Course): SpeedCurve {
  let best = start
  let least = squares(best, course)
  for (let step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
    for (let better = true; better;) {
      better = false
      for (const next of neighbours(best, step)) {
        const sum = squares(next, course)
        if (sum >= least) continue
        best = next
        least = sum
        better = true
      }
    }
  }
  return best
}

const KEYS = ['x1', 'y1', 'x2', 'y2'] as const
type Key = (typeof KEYS)[number]

/** One number or two at a time, since the handles pull against each other. */
const WAYS: readonly (readonly (readonly [Key, number])[])[] = KEYS.flatMap((a, i) =>
  [-1, 1].flatMap((by) => [
    [[a, by] as const],
    ...KEYS.slice(i + 1).flatMap((b) => [-1, 1].map((also) => [[a, by] as const, [b, also] as const])),
  ]),
)

const neighbours = (curve: SpeedCurve, step: number): SpeedCurve[] =>
  WAYS.map((way) =>
    way.reduce(
      (next, [key, by]) => ({ ...next, [key]: Math.min(1, Math.max(0, next[key] + by * step)) }),
      curve,
    ),
  )
