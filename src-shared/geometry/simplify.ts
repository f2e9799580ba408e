import type { Anchor } from './path.ts'
import { distance, type ImagePoint } from './point.ts'

/** Distance of a point from the straight piece between two others. */
export function distanceToSegment(point: ImagePoint, from: ImagePoint, to: ImagePoint): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy)
}

/** The fewest of the points that keep every other within the tolerance (Ramer, Douglas and Peucker), in order. */
export function simplify<P extends ImagePoint>(points: readonly P[], tolerancePx: number): P[] {
  if (points.length < 3) return [...points]
  const keep = new Uint8Array(points.length)
  keep[0] = keep[points.length - 1] = 1
  const open: [number, number][] = [[0, points.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const farthest = farthestBetween(points, from, to)
    if (farthest.distance <= tolerancePx) continue
    keep[farthest.index] = 1
    open.push([from, farthest.index], [farthest.index, to])
  }
  return points.filter((_, i) => keep[i] === 1)
}

function farthestBetween(
  points: readonly ImagePoint[],
  from: number,
  to: number,
): { index: number; distance: number } {
  let best = { index: from, distance: 0 }
  for (let i = from + 1; i < to; i++) {
    const away = distanceToSegment(points[i]!, points[from]!, points[to]!)
    if (away > best.distance) best = { index: i, distance: away }
  }
  return best
}

/** Smooth anchors of a freehand stroke: a few points that the drawn way stays near to. */
export function anchorsFromStroke(samples: readonly ImagePoint[], tolerancePx: number): Anchor[] {
  const apart = samples.filter((point, i) => i === 0 || distance(point, samples[i - 1]!) > 0)
  return simplify(apart, tolerancePx).map(({ x, y }) => ({ x, y, kind: 'smooth' }))
}
