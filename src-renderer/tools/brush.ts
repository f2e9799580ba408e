import { paintingTool, startPainting } from './painting.ts'
import type { Tool } from './tool.ts'

/** A round, hard-edged brush. Erasing is painting with nothing, over the chosen area's own pixels only. */
const roundBrush = (id: 'brush' | 'eraser'): Tool => ({
  ...paintingTool,
  id,
  cursor: 'ring',
  begin(start, context) {
    const painting = startPainting(context, id === 'eraser' || context.erase)
    if (!painting) return null
    const { draft, label } = painting
    const radius = context.brushPx / 2
    draft.capsule((context.keys.shift ? context.lastEnd : null) ?? start, start, radius, label)
    let last = start
    return {
      move(points) {
        for (const point of points) {
          draft.capsule(last, point, radius, label)
          last = point
        }
      },
      preview: () => ({ kind: 'labels', map: draft.view(), tiles: draft.takeDirty() }),
      finish: painting.finish,
      end: () => last,
    }
  },
})

export const brush = roundBrush('brush')
export const eraser = roundBrush('eraser')
