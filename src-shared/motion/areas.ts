import { lengthOf } from '../geometry/polyline.ts'
import type { Label } from '../labels/labelMap.ts'
import { FEATHER_PX, HOLE_MARGIN_PX } from '../limits.ts'
import { makeAnew } from './keep.ts'
import type { Mover, Scene, SceneMovement } from './scene.ts'
import { boxesOf, surroundingsOf, type Surroundings } from './surroundings.ts'

/** What moves in a scene, and where it stands. */
export interface Areas {
  /**
   * From back to front, what slides as a layer. Movers that have no pixel, or that go nowhere, stay part of the photo.
   */
  readonly sliding: readonly Mover[]
  /** Those that bend with what is around them; they leave no hole. */
  readonly bending: readonly Mover[]
  /** Those whose texture flows within them; they leave no hole either. */
  readonly flowing: readonly Mover[]
  readonly around: ReadonlyMap<Label, Surroundings>
}

export function areasOf(scene: Scene, keep = makeAnew): Areas {
  const boxes = keep('boxes', () => boxesOf(scene, scene.labels))
  const movers = scene.movers.filter((mover) => boxes.has(mover.label) && goes(mover))
  const around = new Map<Label, Surroundings>()
  const bending = movers.filter(({ motion }) => motion === 'bend')
  const flowing = movers.filter(({ motion }) => motion === 'flow')
  const sliding = movers.filter((mover) => !bending.includes(mover) && !flowing.includes(mover))
  for (const { label } of sliding) {
    const box = boxes.get(label)
    if (!box) continue
    const reach = FEATHER_PX + HOLE_MARGIN_PX
    const make = (): Surroundings => surroundingsOf(scene, scene.labels, label, box, reach)
    around.set(label, keep(`around ${label}`, make))
  }
  return { sliding, bending, flowing, around }
}

/** Whether a mover ever stands otherwise than in the photo. */
export function goes({ path, motion, movement }: Mover): boolean {
  if (path && lengthOf(path) > 0) return true
  if (!movement) return false
  return movement.sway !== null || (motion !== 'bend' && motion !== 'flow' && changesItself(movement))
}

/** Whether an area that slides turns or changes its size. */
export const changesItself = ({ scale, turn }: Pick<SceneMovement, 'scale' | 'turn'>): boolean =>
  scale !== 1 || turn !== 0
