import Konva from 'konva'
import type { Anchor, MotionPath } from '../../src-shared/geometry/path.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'

const OUTLINE = 'rgb(16 17 20 / 85%)'
/** Half the width of a path's point on the screen, pixels; a chosen one is larger and white. */
const RADIUS = 4
const CHOSEN_RADIUS = 6

/** A path's points, round where it bends smoothly and square at corners: two shapes for all, since there may be thousands. */
export function anchorDots(
  { anchors }: MotionPath,
  chosen: readonly number[],
  view: Viewport,
  colour: string,
): Konva.Shape[] {
  const isChosen = new Set(chosen)
  const plain = anchors.filter((_, i) => !isChosen.has(i))
  const marked = anchors.filter((_, i) => isChosen.has(i))
  return [dots(plain, RADIUS, colour, 1.5, view), dots(marked, CHOSEN_RADIUS, '#ffffff', 2.5, view)]
}

const dots = (
  anchors: readonly Anchor[],
  radius: number,
  fill: string,
  strokeWidth: number,
  view: Viewport,
): Konva.Shape =>
  new Konva.Shape({
    ...{ fill, strokeWidth, stroke: OUTLINE },
    sceneFunc(context, shape) {
      context.beginPath()
      for (const anchor of anchors) {
        const { x, y } = toScreen(view, anchor)
        if (anchor.kind === 'corner')
          context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8)
        else {
          context.moveTo(x + radius, y)
          context.arc(x, y, radius, 0, 2 * Math.PI, false)
        }
      }
      context.fillStrokeShape(shape)
    },
  })
