import { polylinePath, type Anchor, type MotionPath } from '../../../src-shared/geometry/path.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A curve as it was drawn, and how it runs by an arithmetic of its own: places in steps far below a pixel. */
export interface DrawnCurve {
  readonly path: MotionPath
  readonly dense: readonly Point[]
}

/** Pieces of one stretch between two anchors. */
const PIECES = 2000

const between = (a: Point, b: Point, ta: number, tb: number, t: number): Point => ({
  x: (a.x * (tb - t) + b.x * (t - ta)) / (tb - ta),
  y: (a.y * (tb - t) + b.y * (t - ta)) / (tb - ta),
})

/** A centripetal Catmull-Rom curve through points. Source: Barry and Goldman 1988, the pyramid of straight lines. */
function smoothThrough(points: readonly Point[]): Point[] {
  const last = points.length - 1
  const run = (end: Point, next: Point): Point => ({ x: 2 * end.x - next.x, y: 2 * end.y - next.y })
  const all = [run(points[0]!, points[1]!), ...points, run(points[last]!, points[last - 1]!)]
  const dense: Point[] = [points[0]!]
  for (let i = 1; i + 2 < all.length; i++) {
    const [a, b, c, d] = [all[i - 1]!, all[i]!, all[i + 1]!, all[i + 2]!]
    const t1 = Math.hypot(b.x - a.x, b.y - a.y) ** 0.5
    const t2 = t1 + Math.hypot(c.x - b.x, c.y - b.y) ** 0.5
    const t3 = t2 + Math.hypot(d.x - c.x, d.y - c.y) ** 0.5
    for (let k = 1; k <= PIECES; k++) {
      const t = t1 + ((t2 - t1) * k) / PIECES
      const [ab, bc, cd] = [between(a, b, 0, t1, t), between(b, c, t1, t2, t), between(c, d, t2, t3, t)]
      dense.push(between(between(ab, bc, 0, t2, t), between(bc, cd, t1, t3, t), t1, t2, t))
    }
  }
  return dense
}

const drawn = (points: readonly Point[]): DrawnCurve => ({
  path: { anchors: points.map((point): Anchor => ({ ...point, kind: 'smooth' })), easing: 'linear' },
  dense: smoothThrough(points),
})

const numbers = (points: readonly Point[]): DrawnCurve => ({
  path: polylinePath(points),
  dense: points.flatMap((to, i) => {
    const from = points[i - 1]
    if (!from) return [to]
    return Array.from({ length: PIECES }, (_, k) => between(from, to, 0, PIECES, k + 1))
  }),
})

const points = (count: number, at: (t: number) => readonly [number, number]): Point[] =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = at(i / (count - 1))
    return { x, y }
  })

/**
 * Curves that begin at a place, with a reach in pixels: drawn smoothly by a few anchors, or given as numbers. None
 * leads farther than its reach from where it began.
 */
export function drawnCurves({ x, y }: Point, reach: number): Readonly<Record<string, DrawnCurve>> {
  const to = (right: number, down: number): [number, number] => [x + reach * right, y + reach * down]
  return {
    straight: numbers(points(2, (t) => to(0.97 * t, -0.16 * t))),
    S: drawn(points(9, (t) => to(0.95 * t, 0.24 * Math.sin(2 * Math.PI * t)))),
    spiral: drawn(
      points(40, (t) => to(0.68 * t + 0.24 * t * Math.sin(9 * t), 0.26 * t * Math.sin(12 * Math.PI * t))),
    ),
    zigzag: numbers(points(13, (t) => to(0.97 * t, Math.round(12 * t) % 2 === 1 ? 0.2 : -0.1 * t))),
  }
}

/** Places on a curve by the length of the way. */
export interface Way {
  readonly length: number
  at(length: number): Point
  /** The length at which the curve comes nearest to a point, looked for around a length within a window. */
  nearest(point: Point, length: number, window: number): number
}

export function wayOf({ dense }: DrawnCurve): Way {
  const lengths = new Float64Array(dense.length)
  for (let i = 1; i < dense.length; i++) {
    lengths[i] = lengths[i - 1]! + Math.hypot(dense[i]!.x - dense[i - 1]!.x, dense[i]!.y - dense[i - 1]!.y)
  }
  const length = lengths[lengths.length - 1]!
  const indexAt = (wanted: number): number => {
    const found = lengths.findIndex((value) => value >= wanted)
    return found === -1 ? lengths.length - 1 : found
  }
  return {
    length,
    at: (wanted) => {
      const i = Math.max(1, indexAt(wanted))
      return between(dense[i - 1]!, dense[i]!, lengths[i - 1]!, lengths[i]!, wanted)
    },
    nearest(point, around, window) {
      let [best, nearest] = [Infinity, around]
      const last = indexAt(around + window)
      for (let i = indexAt(around - window); i <= last; i++) {
        const away = Math.hypot(dense[i]!.x - point.x, dense[i]!.y - point.y)
        if (away < best) [best, nearest] = [away, lengths[i]!]
      }
      return nearest
    },
  }
}
