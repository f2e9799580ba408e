import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { lengthOf, placeAt, type Polyline } from '../../src-shared/geometry/polyline.ts'

/** Distance of a point from the straight piece between two others. */
function fromPiece(point: ImagePoint, a: ImagePoint, b: ImagePoint): number {
  const [x, y] = [b.x - a.x, b.y - a.y]
  const square = x * x + y * y
  const t = square > 0 ? ((point.x - a.x) * x + (point.y - a.y) * y) / square : 0
  const near = Math.min(1, Math.max(0, t))
  return Math.hypot(point.x - a.x - near * x, point.y - a.y - near * y)
}

/**
 * How far a line is from a chain of straight pieces at most, each part of it from its own piece. `shares` say where
 * on the line the chain's points belong. Looked at: the line's own points and 3000 evenly spaced ones.
 */
export function deviationOf(
  line: Polyline,
  points: readonly ImagePoint[],
  shares: readonly number[],
): number {
  const length = lengthOf(line)
  const looked = [
    ...Array.from(line.lengths, (at, i) => ({ share: at / length, x: line.xs[i]!, y: line.ys[i]! })),
    ...Array.from({ length: 3001 }, (_, i) => ({ share: i / 3000, ...placeAt(line, i / 3000) })),
  ]
  return looked.reduce((largest, place) => {
    const after = shares.findIndex((share) => share > place.share)
    const piece = after < 0 ? shares.length - 1 : Math.max(1, after)
    return Math.max(largest, fromPiece(place, points[piece - 1]!, points[piece]!))
  }, 0)
}
