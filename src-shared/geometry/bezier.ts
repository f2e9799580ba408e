/**
 * A speed curve: a cubic Bézier from (0, 0) to (1, 1) with two handles, as in CSS `cubic-bezier(x1, y1, x2, y2)`.
 * x is the share of the time, y that of the way. All four are from 0 to 1: then neither goes back.
 */
export interface SpeedCurve {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Closer than the share's own rounding for any clip that can be made. */
const NEAR_ENOUGH = 1e-12
/** Halving alone is done by then: 2^-60 is finer than the numbers between 0 and 1. */
const MOST_STEPS = 60

/** One side of the curve at its parameter t: 3(1-t)²t·a + 3(1-t)t²·b + t³, by Horner. */
const sideAt = (a: number, b: number, t: number): number =>
  ((1 + 3 * (a - b)) * t + 3 * (b - 2 * a)) * t * t + 3 * a * t

const slopeAt = (a: number, b: number, t: number): number =>
  (3 * (1 + 3 * (a - b)) * t + 6 * (b - 2 * a)) * t + 3 * a

/**
 * Share of the way at a share (0 to 1) of the time. The parameter is found by Newton's steps that may not leave the
 * interval that holds it, else by halving that (Press et al., Numerical Recipes, §9.4, `rtsafe`): a few steps as a
 * rule, exact also where the curve stands upright and Newton alone goes astray.
 */
export function shareOnCurve({ x1, y1, x2, y2 }: SpeedCurve, time: number): number {
  if (time <= 0) return 0
  if (time >= 1) return 1
  let low = 0
  let high = 1
  let t = time
  for (let step = 0; step < MOST_STEPS; step++) {
    const off = sideAt(x1, x2, t) - time
    if (Math.abs(off) <= NEAR_ENOUGH) break
    if (off < 0) low = t
    else high = t
    const newton = t - off / slopeAt(x1, x2, t)
    t = newton > low && newton < high ? newton : (low + high) / 2
  }
  return Math.min(1, Math.max(0, sideAt(y1, y2, t)))
}
