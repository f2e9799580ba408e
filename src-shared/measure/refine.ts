import type { Plane } from './plane.ts'

/** Least change of brightness from pixel to pixel, grey levels, that counts as something to hold on to. */
const LEAST_GRADIENT = 1.5
const ROUNDS = 20
/** A round that moves less than this, pixels, is the last. */
const SETTLED_PX = 0.002
/** Points that differ by more than so many times the usual difference belong to something else, as what passes by. */
const OUTLIER = 2.5
/** The usual difference is the median of so many. */
const MEDIAN_OF = 1500
/** Differences below this are never outliers, grey levels. */
const LEAST_SPREAD = 1
/** Smoothing has made the noise of neighbours alike: so many pixels of it are worth one. 4 pi for a Gaussian of 1 px. */
const NOISE_AREA = 4 * Math.PI
/** What a good clip's noise has left after smoothing, grey levels squared. Measured on this computer's takes. */
const GOOD_VARIANCE = 1
/** The part of the smoothed noise's variance that is in its gradients, squared, in each direction. */
const NOISE_IN_GRADIENT = 0.32

/** Points of a picture that have an edge under them: place, brightness, and its change to the right and down. */
export interface Points {
  readonly count: number
  readonly xs: Int32Array
  readonly ys: Int32Array
  readonly greys: Float32Array
  readonly gxs: Float32Array
  readonly gys: Float32Array
}

/** The points of a smoothed picture within a mask that a shift can be seen by, thinned out to at most so many. */
export function gradientPoints({ width, height, values }: Plane, mask: Uint8Array, most: number): Points {
  const found: number[] = []
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if (mask[i] === 0) continue
      const gx = values[i + 1]! - values[i - 1]!
      const gy = values[i + width]! - values[i - width]!
      if (gx * gx + gy * gy >= 4 * LEAST_GRADIENT * LEAST_GRADIENT) found.push(i)
    }
  }
  const count = Math.min(found.length, most)
  const at = Int32Array.from({ length: count }, (_, k) => found[Math.floor((k * found.length) / count)]!)
  return {
    count,
    xs: at.map((i) => i % width),
    ys: at.map((i) => Math.floor(i / width)),
    greys: Float32Array.from(at, (i) => values[i]!),
    gxs: Float32Array.from(at, (i) => (values[i + 1]! - values[i - 1]!) / 2),
    gys: Float32Array.from(at, (i) => (values[i + width]! - values[i - width]!) / 2),
  }
}

export interface Refined {
  readonly dx: number
  readonly dy: number
  /** Of the points with what lies under them after the shift, -1 to 1. */
  readonly correlation: number
  /** Standard error in the worse direction, pixels; Infinity where nothing holds in one direction. */
  readonly error: number
  /** What the error would be, were the frame the same but for the noise of a good clip. */
  readonly errorIfSame: number
}

/**
 * A shift to a fraction of a pixel, from one that is right to about two: Gauss and Newton's steps on the differences of
 * brightness. A change of light as a whole (brighter, more contrast) is fitted along and is no motion.
 */
export function refined(
  points: Points,
  frame: Plane,
  start: { readonly dx: number; readonly dy: number },
): Refined {
  const looked = { seen: new Float32Array(points.count), kept: new Uint8Array(points.count).fill(1) }
  let { dx, dy } = start
  let fit = fitted(points, frame, dx, dy, looked)
  for (let round = 0; round < ROUNDS && fit.step; round++) {
    dx += fit.step.x
    dy += fit.step.y
    const settled = Math.hypot(fit.step.x, fit.step.y) < SETTLED_PX
    fit = fitted(points, frame, dx, dy, looked)
    if (settled) break
  }
  const { correlation, error } = fit
  return { dx, dy, correlation, error, errorIfSame: errorOf(strengthOf(points), points.count, GOOD_VARIANCE) }
}

/** What lies under each point in the frame (NaN beyond its edge), and whether it is taken for the point's own. */
interface Looked {
  readonly seen: Float32Array
  readonly kept: Uint8Array
}

interface Fit {
  /** The way from here to the best place, as far as is seen from here; null for none. */
  readonly step: { readonly x: number; readonly y: number } | null
  readonly correlation: number
  readonly error: number
}

const LOST: Fit = { step: null, correlation: -1, error: Infinity }

function fitted(points: Points, frame: Plane, dx: number, dy: number, looked: Looked): Fit {
  const { seen, kept } = looked
  const light = lightOf(points, frame, dx, dy, looked)
  if (!light) return LOST
  const { gain, bias, correlation } = light
  const { greys, gxs, gys, count } = points
  const most = OUTLIER * Math.max(LEAST_SPREAD, usualDifference(points, seen, gain, bias))
  let [n, xx, xy, yy, xe, ye, ee] = [0, 0, 0, 0, 0, 0, 0]
  for (let k = 0; k < count; k++) {
    const e = greys[k]! - gain * seen[k]! - bias
    kept[k] = Math.abs(e) <= most ? 1 : 0
    if (kept[k] === 0) continue
    const gx = gxs[k]!
    const gy = gys[k]!
    n++
    xx += gx * gx
    xy += gx * gy
    yy += gy * gy
    xe += gx * e
    ye += gy * e
    ee += e * e
  }
  const determinant = xx * yy - xy * xy
  if (n < 3 || determinant <= 1e-6 * xx * yy) return { step: null, correlation, error: Infinity }
  // Seen at p + d is what was at p: where the frame is darker than it should be along a rise, it lies further on.
  const step = {
    x: (yy * xe - xy * ye) / determinant,
    y: (xx * ye - xy * xe) / determinant,
  }
  return { step, correlation, error: errorOf(weakest(xx, xy, yy), n, ee / n) }
}

/** The sum of squared changes of brightness in the direction in which they are least: what a shift is held by. */
const weakest = (xx: number, xy: number, yy: number): number => (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy)

function strengthOf({ gxs, gys, count }: Points): number {
  let [xx, xy, yy] = [0, 0, 0]
  for (let k = 0; k < count; k++) {
    xx += gxs[k]! ** 2
    xy += gxs[k]! * gys[k]!
    yy += gys[k]! ** 2
  }
  return weakest(xx, xy, yy)
}

/** Standard error of a shift that so many points with that strength hold, where noise of a variance is left. */
function errorOf(strength: number, count: number, variance: number): number {
  const held = strength - count * NOISE_IN_GRADIENT * variance
  return held > 0 ? Math.sqrt((NOISE_AREA * variance) / held) : Infinity
}

/** Looks the frame up under each point, NaN beyond its edge, and how its light relates to the points'. */
function lightOf(
  { xs, ys, greys, count }: Points,
  frame: Plane,
  dx: number,
  dy: number,
  { seen, kept }: Looked,
): { gain: number; bias: number; correlation: number } | null {
  const look = cubicAt(frame, dx, dy)
  let inside = 0
  for (let k = 0; k < count; k++) {
    seen[k] = look(xs[k]!, ys[k]!)
    if (!Number.isNaN(seen[k]!)) inside++
  }
  if (inside < count / 2) return null
  const all = regression(greys, seen)
  const own = regression(greys, seen, kept)
  return own && { ...own, correlation: all?.correlation ?? -1 }
}

/** The line that turns the frame's brightness into the points', over all that were seen or over some; null for none. */
function regression(
  greys: Float32Array,
  seen: Float32Array,
  kept: Uint8Array | null = null,
): { gain: number; bias: number; correlation: number } | null {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let k = 0; k < greys.length; k++) {
    const f = seen[k]!
    if (Number.isNaN(f) || kept?.[k] === 0) continue
    const r = greys[k]!
    n++
    a += r
    b += f
    aa += r * r
    bb += f * f
    ab += r * f
  }
  const ofPoints = aa - (a * a) / n
  const ofFrame = bb - (b * b) / n
  const both = ab - (a * b) / n
  if (n < 3 || ofPoints <= 0 || ofFrame <= 0 || both <= 0) return null
  const gain = both / ofFrame
  return { gain, bias: (a - gain * b) / n, correlation: both / Math.sqrt(ofPoints * ofFrame) }
}

/** The median size of some of the differences, as the spread of a normal distribution that would have it. */
function usualDifference({ greys, count }: Points, seen: Float32Array, gain: number, bias: number): number {
  const step = Math.max(1, Math.floor(count / MEDIAN_OF))
  const sizes = new Float32Array(Math.ceil(count / step))
  let known = 0
  for (let k = 0; k < count; k += step) {
    const size = Math.abs(greys[k]! - gain * seen[k]! - bias)
    if (!Number.isNaN(size)) sizes[known++] = size
  }
  return known === 0 ? 0 : 1.4826 * sizes.subarray(0, known).sort()[known >> 1]!
}

/** Reads a plane at whole places shifted by (dx, dy), by Catmull and Rom's cubic; NaN where it would reach outside. */
function cubicAt({ width, height, values }: Plane, dx: number, dy: number): (x: number, y: number) => number {
  const left = Math.floor(dx)
  const top = Math.floor(dy)
  const across = cubicWeights(dx - left)
  const down = cubicWeights(dy - top)
  return (x, y) => {
    const fromX = x + left - 1
    const fromY = y + top - 1
    if (fromX < 0 || fromY < 0 || fromX + 3 >= width || fromY + 3 >= height) return NaN
    let sum = 0
    for (let row = 0; row < 4; row++) {
      const i = (fromY + row) * width + fromX
      sum +=
        down[row]! *
        (across[0] * values[i]! +
          across[1] * values[i + 1]! +
          across[2] * values[i + 2]! +
          across[3] * values[i + 3]!)
    }
    return sum
  }
}

const cubicWeights = (t: number): readonly [number, number, number, number] => [
  ((-t + 2) * t - 1) * t * 0.5,
  ((3 * t - 5) * t * t + 2) * 0.5,
  ((-3 * t + 4) * t + 1) * t * 0.5,
  (t - 1) * t * t * 0.5,
]
