import type { ImagePoint } from './point.ts'

/** A path as straight pieces: coordinates in photo pixels and, at each point, the length of the way so far. */
export interface Polyline {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly lengths: Float64Array
}

export function polylineOf(points: readonly ImagePoint[]): Polyline {
  const count = points.length
  const xs = new Float64Array(count)
  const ys = new Float64Array(count)
  const lengths = new Float64Array(count)
  points.forEach((point, i) => {
    xs[i] = point.x
    ys[i] = point.y
    lengths[i] = i === 0 ? 0 : lengths[i - 1]! + Math.hypot(point.x - xs[i - 1]!, point.y - ys[i - 1]!)
  })
  return { xs, ys, lengths }
}

/** A line whose every piece counts as much of the way as any other: gone evenly, each takes the same time. */
export const steadyLine = (points: readonly ImagePoint[]): Polyline => ({
  ...polylineOf(points),
  lengths: Float64Array.from(points, (_, i) => i),
})

/** Length of the whole way, photo pixels. */
export const lengthOf = (line: Polyline): number => line.lengths[line.lengths.length - 1] ?? 0

/** The place at a share (0 to 1) of the way. An empty line gives the origin. */
export function placeAt(line: Polyline, share: number): ImagePoint {
  const { xs, ys, lengths } = line
  const last = lengths.length - 1
  if (last < 0) return { x: 0, y: 0 }
  const target = Math.min(1, Math.max(0, share)) * lengths[last]!
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (lengths[middle]! <= target) low = middle
    else high = middle
  }
  const piece = lengths[high]! - lengths[low]!
  const t = piece > 0 ? (target - lengths[low]!) / piece : 0
  return { x: xs[low]! + t * (xs[high]! - xs[low]!), y: ys[low]! + t * (ys[high]! - ys[low]!) }
}
