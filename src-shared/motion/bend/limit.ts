import type { Label } from '../../labels/labelMap.ts'
import type { Polyline } from '../../geometry/polyline.ts'
import type { Weights } from './weights.ts'

/** How far an area can bend and how far its path asks it to, from where it stands, pixels of the scene. */
export interface BendLimit {
  readonly label: Label
  /** Farther than this what is around it would fold. Infinity where nothing is around it. */
  readonly limitPx: number
  readonly askedPx: number
}

export const bendLimit = (label: Label, { limitPx }: Weights, path: Polyline): BendLimit => ({
  label,
  limitPx,
  askedPx: farthest(path),
})

/** How far a path gets from its start. */
function farthest({ xs, ys }: Polyline): number {
  let most = 0
  for (let i = 1; i < xs.length; i++) most = Math.max(most, Math.hypot(xs[i]! - xs[0]!, ys[i]! - ys[0]!))
  return most
}
