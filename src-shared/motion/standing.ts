import type { ImagePoint, Size } from '../geometry/point.ts'
import type { Label } from '../labels/labelMap.ts'
import { withinLimit } from './bend/field.ts'
import { weightsOf } from './bend/weights.ts'
import type { Mover } from './scene.ts'
import { placementAt, type Moment, type Placement } from './timing.ts'
import { centreOfMass } from './turning.ts'

/** A moving area without its pixels: enough to say how it stands at any moment of a clip. */
export interface Standing {
  readonly mover: Mover
  /** What it turns and grows about, pixels of the scene: the middle of what was painted. */
  readonly centre: ImagePoint
  /** An area that bends comes no farther from its start, pixels. */
  readonly limitPx: number
}

const AT_REST: Placement = { dx: 0, dy: 0, angle: 0, scale: 1 }

/**
 * How an area stands at a moment, as what it does lets it: what flows keeps its outline, and what bends neither turns
 * nor goes beyond its limit.
 */
export function standingAt(
  { mover, limitPx }: Pick<Standing, 'mover' | 'limitPx'>,
  moment: Pick<Moment, 'time' | 'phase'>,
): Placement {
  const placed = placementAt(mover, moment)
  switch (mover.motion ?? 'slide') {
    case 'slide':
      return placed
    case 'bend':
      return { ...AT_REST, ...withinLimit(placed, limitPx) }
    case 'flow':
      return AT_REST
  }
}

/** The movers that have a pixel among the labels (one byte a pixel of the scene). */
export function standingsOf(size: Size, labels: Uint8Array, movers: readonly Mover[]): Standing[] {
  const bending = movers.flatMap(({ label, motion }) => (motion === 'bend' ? [label] : [])).sort()
  const weights = weightsOf(size, labels, bending)
  return movers.flatMap((mover) => {
    const centre = centreOf(size, labels, mover.label)
    const limitPx = weights.get(mover.label)?.limitPx ?? Infinity
    return centre ? [{ mover, centre, limitPx }] : []
  })
}

const centreOf = (size: Size, labels: Uint8Array, label: Label): ImagePoint | null =>
  centreOfMass(size, (i) => (labels[i] === label ? 1 : 0))
