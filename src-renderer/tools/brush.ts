import type { LabelDraft } from '../../src-shared/labels/draft.ts'
import { pulled } from '../../src-shared/geometry/stabiliser.ts'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { MIN_BRUSH_PX } from '../../src-shared/limits.ts'
import { paintingTool, startPainting } from './painting.ts'
import type { Sample, Tool } from './tool.ts'

/** Where a stroke has come to, and how thick it is there. */
interface Tip extends ImagePoint {
  readonly radius: number
}

/** A stroke that grows thicker does so in steps of this, photo pixels: less is not seen. */
const TAPER_PX = 0.5

/** Paints the way between two tips, round at both ends. */
function paintBetween(draft: LabelDraft, from: Tip, to: Tip, label: number): void {
  const pieces = Math.max(1, Math.ceil(Math.abs(to.radius - from.radius) / TAPER_PX))
  let last: ImagePoint = from
  for (let i = 1; i <= pieces; i++) {
    const share = i / pieces
    const next = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    draft.capsule(last, next, from.radius + (to.radius - from.radius) * share, label)
    last = next
  }
}

/** A round, hard-edged brush. Erasing is painting with nothing, over the chosen area's own pixels only. */
const roundBrush = (id: 'brush' | 'eraser'): Tool => ({
  ...paintingTool,
  id,
  cursor: 'ring',
  begin(start, context) {
    const painting = startPainting(context, id === 'eraser' || context.erase)
    if (!painting) return null
    const { draft, label } = painting
    const radiusOf = ({ pressure = 1 }: Sample): number =>
      Math.max(MIN_BRUSH_PX / 2, (context.brushPx / 2) * pressure)
    let hand = start
    let tip: Tip = { x: start.x, y: start.y, radius: radiusOf(start) }
    const goTo = ({ x, y }: ImagePoint, radius: number): void => {
      const next = { x, y, radius }
      paintBetween(draft, tip, next, label)
      tip = next
    }
    draft.capsule((context.keys.shift ? context.lastEnd : null) ?? start, start, tip.radius, label)
    return {
      move(points) {
        for (const point of points) {
          for (const place of pulled(tip, hand, point, context.stringPx)) goTo(place, radiusOf(point))
          hand = point
        }
      },
      preview: () => ({ kind: 'labels', map: draft.view(), tiles: draft.takeDirty() }),
      finish() {
        // The stroke ends where the hand does, on a string too.
        if (context.stringPx > 0) goTo(hand, tip.radius)
        return painting.finish()
      },
      end: () => ({ x: tip.x, y: tip.y }),
    }
  },
})

export const brush = roundBrush('brush')
export const eraser = roundBrush('eraser')
