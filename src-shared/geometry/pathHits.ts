import { flatten, type MotionPath } from './path.ts'
import { distance, type ImagePoint } from './point.ts'
import { distanceToSegment } from './simplify.ts'

/** The number of the anchor that a press at this place takes hold of; later ones lie on top. */
export function anchorNear(path: MotionPath, place: ImagePoint, reachPx: number): number | null {
  const index = path.anchors.findLastIndex((anchor) => distance(anchor, place) <= reachPx)
  return index < 0 ? null : index
}

/** A place on a curve: on the run from anchor `after` to the next one. */
interface OnCurve {
  readonly after: number
  readonly place: ImagePoint
}

/** The place on the curve that is nearest to another, within reach; null: none is. */
export function curveNear(path: MotionPath, place: ImagePoint, reachPx: number): OnCurve | null {
  const { xs, ys, starts } = flatten(path)
  const at = (i: number): ImagePoint => ({ x: xs[i]!, y: ys[i]! })
  let best = { piece: -1, away: reachPx }
  for (let i = 0; i + 1 < xs.length; i++) {
    const away = distanceToSegment(place, at(i), at(i + 1))
    if (away <= best.away) best = { piece: i, away }
  }
  if (best.piece < 0) return null
  const after = starts.findLastIndex((start) => start <= best.piece)
  return { after, place: onPiece(place, at(best.piece), at(best.piece + 1)) }
}

function onPiece(place: ImagePoint, from: ImagePoint, to: ImagePoint): ImagePoint {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const square = dx * dx + dy * dy
  const along = square > 0 ? ((place.x - from.x) * dx + (place.y - from.y) * dy) / square : 0
  const t = Math.min(1, Math.max(0, along))
  return { x: from.x + t * dx, y: from.y + t * dy }
}

/** The numbers of the anchors in the box between two corners, borders included. */
export const anchorsIn = (path: MotionPath, a: ImagePoint, b: ImagePoint): number[] =>
  path.anchors.flatMap(({ x, y }, i) =>
    x >= Math.min(a.x, b.x) && x <= Math.max(a.x, b.x) && y >= Math.min(a.y, b.y) && y <= Math.max(a.y, b.y)
      ? [i]
      : [],
  )
