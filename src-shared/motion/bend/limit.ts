import type { Label } from '../../labels/labelMap.ts'
import type { Polyline } from '../../geometry/polyline.ts'
import type { Mover } from '../scene.ts'
import type { Weights } from './weights.ts'

/** How far an area can bend and how far it is asked to, by its path and its sway together, from where it stands, pixels of the scene. */
export interface BendLimit {
  readonly label: Label
  /** Farther than this what is around it would fold. Infinity where nothing is around it. */
  readonly limitPx: number
  readonly askedPx: number
}

export const bendLimit = (
  { label, path, movement }: Pick<Mover, 'label' | 'path' | 'movement'>,
  { limitPx }: Pick<Weights, 'limitPx'>,
): BendLimit => {
  const { dx, dy } = movement?.sway ?? { dx: 0, dy: 0 }
  return { label, limitPx, askedPx: (path ? farthest(path) : 0) + Math.hypot(dx, dy) }
}

/** How far a path gets from its start. */
function farthest({ xs, ys }: Polyline): number {
  let most = 0
  for (let i = 1; i < xs.length; i++) most = Math.max(most, Math.hypot(xs[i]! - xs[0]!, ys[i]! - ys[0]!))
  return most
}
