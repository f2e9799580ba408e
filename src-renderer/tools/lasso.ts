import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import type { Edit } from '../../src-shared/project/edits.ts'
import { polygonSpans } from '../../src-shared/labels/shapes.ts'
import { paintingTool, startPainting } from './painting.ts'
import type { Tool, ToolContext } from './tool.ts'

/** A press this near to the first or the last point closes a polygon, screen pixels. */
const CLOSE_PX = 8

/** Paints what an outline goes around, or takes it away. */
function filled(outline: readonly ImagePoint[], context: ToolContext): Edit | null {
  const painting = startPainting(context, erases(context))
  if (!painting) return null
  const { draft, label } = painting
  polygonSpans(outline, context.project.photo, (y, left, right) => draft.span(y, left, right, label))
  return painting.finish()
}

const erases = ({ erase, keys }: ToolContext): boolean => erase || keys.alt

/** An outline drawn freehand, closed by a straight line. */
export const lasso: Tool = {
  ...paintingTool,
  id: 'lasso',
  cursor: 'crosshair',
  begin(start, context) {
    if (paintingTool.refusal(context)) return null
    const outline: ImagePoint[] = [start]
    return {
      move: (points) => void outline.push(...points),
      preview: () => ({ kind: 'outline', points: outline }),
      finish: () => filled(outline, context),
    }
  },
}

/** An outline of straight lines, click by click. */
export const polygon: Tool = {
  ...paintingTool,
  id: 'polygon',
  cursor: 'crosshair',
  begin(start, context) {
    if (paintingTool.refusal(context)) return null
    const corners: ImagePoint[] = [start]
    let pointer = start
    const isNear = (corner: ImagePoint | undefined, point: ImagePoint): boolean =>
      corner !== undefined && distance(corner, point) * context.scale < CLOSE_PX
    return {
      move: (points) => void (pointer = points.at(-1) ?? pointer),
      preview: () => ({ kind: 'outline', points: [...corners, pointer] }),
      finish: () => filled(corners, context),
      clicks: {
        press(point) {
          pointer = point
          if (isNear(corners[0], point) || isNear(corners.at(-1), point)) return 'done'
          corners.push(point)
          return 'goes-on'
        },
        back() {
          if (corners.length === 1) return 'nothing-left'
          corners.pop()
          return 'goes-on'
        },
      },
    }
  },
}
