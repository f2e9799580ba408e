import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { objectTask, replay } from '../../src-shared/labels/object/selectObject.ts'
import { paintingTool, startPainting } from './painting.ts'
import type { Tool } from './tool.ts'

/** Selects the thing in a box that is dragged around it; with Alt or the right button it is taken away. */
export const object: Tool = {
  ...paintingTool,
  id: 'object',
  cursor: 'crosshair',
  begin(start, context) {
    const picture = context.picture()
    if (!picture || paintingTool.refusal(context)) return null
    let end: ImagePoint = start
    return {
      move: (points) => void (end = points.at(-1) ?? end),
      preview: () => ({
        kind: 'outline',
        points: [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }],
      }),
      finish: () => null,
      async finishLater(stop) {
        const task = objectTask(picture, start, end)
        if (!task) return null
        const spans = await context.findObject(task, stop)
        const painting = spans && startPainting(context, context.erase || context.keys.alt)
        if (!painting) return 'nothingFound'
        const { draft, label } = painting
        replay(spans, (y, left, right) => draft.span(y, left, right, label))
        return painting.finish()
      },
    }
  },
}
