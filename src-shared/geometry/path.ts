import type { Easing } from './easing.ts'
import type { ImagePoint } from './point.ts'
import { polylineOf, type Polyline } from './polyline.ts'

/** A point that a path goes through. The curve bends smoothly at a smooth one and turns sharply at a corner. */
export interface Anchor extends ImagePoint {
  readonly kind: 'smooth' | 'corner'
}

/** What the person drew: the truth that engines sample. */
export interface MotionPath {
  readonly anchors: readonly Anchor[]
  readonly easing: Easing
}

/** Farthest that the flattened curve may lie from the true one, photo pixels. */
const FLATNESS_PX = 0.02
const MAX_PIECES = 64

/** A path given as numbers: a polyline through them, followed exactly. */
export const polylinePath = (points: readonly ImagePoint[], easing: Easing = 'linear'): MotionPath => ({
  anchors: points.map(({ x, y }) => ({ x, y, kind: 'corner' })),
  easing,
})

/** The curve as a polyline; `starts` holds, for each anchor, the number of the line's point that it is. */
export interface Flattened extends Polyline {
  readonly starts: Int32Array
}

/** Canvas, panel and checks ask for the same curve again and again. */
const known = new WeakMap<MotionPath, Flattened>()

/**
 * The curve as a polyline. Between two corners it is straight; elsewhere a centripetal Catmull-Rom
 * segment (Yuksel, Schaefer, Keyser 2011: no cusps or loops inside a segment), cut into pieces that
 * stay within FLATNESS_PX of it.
 */
export function flatten(path: MotionPath): Flattened {
  const before = known.get(path)
  if (before) return before
  const flattened = flattenAnew(path)
  known.set(path, flattened)
  return flattened
}

function flattenAnew({ anchors }: MotionPath): Flattened {
  const points: ImagePoint[] = []
  const first = anchors[0]
  const starts = new Int32Array(anchors.length)
  if (first) points.push(first)
  for (let i = 0; i + 1 < anchors.length; i++) {
    const from = anchors[i]
    const to = anchors[i + 1]
    if (!from || !to) break
    const before = from.kind === 'smooth' ? anchors[i - 1] : undefined
    const after = to.kind === 'smooth' ? anchors[i + 2] : undefined
    if (before || after)
      appendCurve(points, before ?? mirrored(to, from), from, to, after ?? mirrored(from, to))
    starts[i + 1] = points.push(to) - 1
  }
  return { ...polylineOf(points), starts }
}

/** The point beyond `end` that continues `start` to `end`: an end without a neighbour gets a straight run-out. */
const mirrored = (start: ImagePoint, end: ImagePoint): ImagePoint => ({
  x: 2 * end.x - start.x,
  y: 2 * end.y - start.y,
})

/** Appends the inner points of the segment from `b` to `c`. */
function appendCurve(points: ImagePoint[], a: ImagePoint, b: ImagePoint, c: ImagePoint, d: ImagePoint): void {
  const knot = (from: ImagePoint, to: ImagePoint): number =>
    Math.max(1e-6, Math.sqrt(Math.hypot(to.x - from.x, to.y - from.y)))
  const ab = knot(a, b)
  const bc = knot(b, c)
  const cd = knot(c, d)
  const tangent = (axis: 'x' | 'y'): [number, number] => {
    const straight = (c[axis] - b[axis]) / bc
    const start = (b[axis] - a[axis]) / ab - (c[axis] - a[axis]) / (ab + bc) + straight
    const end = straight - (d[axis] - b[axis]) / (bc + cd) + (d[axis] - c[axis]) / cd
    return [start * bc, end * bc]
  }
  const [sx, ex] = tangent('x')
  const [sy, ey] = tangent('y')
  // The deviation of a chord is at most h^2/8 of the second derivative; a cubic's is largest at its ends.
  const bendX = Math.max(
    Math.abs(6 * (c.x - b.x) - 4 * sx - 2 * ex),
    Math.abs(6 * (c.x - b.x) - 2 * sx - 4 * ex),
  )
  const bendY = Math.max(
    Math.abs(6 * (c.y - b.y) - 4 * sy - 2 * ey),
    Math.abs(6 * (c.y - b.y) - 2 * sy - 4 * ey),
  )
  const pieces = Math.min(MAX_PIECES, Math.ceil(Math.sqrt(Math.hypot(bendX, bendY) / (8 * FLATNESS_PX))))
  for (let i = 1; i < pieces; i++) {
    const t = i / pieces
    points.push({ x: hermite(b.x, sx, c.x, ex, t), y: hermite(b.y, sy, c.y, ey, t) })
  }
}

function hermite(from: number, fromTangent: number, to: number, toTangent: number, t: number): number {
  const rest = 1 - t
  return (
    (1 + 2 * t) * rest * rest * from +
    t * rest * rest * fromTangent +
    t * t * (3 - 2 * t) * to -
    t * t * rest * toTangent
  )
}

/** The same way walked backwards. */
export const reversed = (path: MotionPath): MotionPath => ({ ...path, anchors: path.anchors.toReversed() })
