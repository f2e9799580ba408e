import { clamp } from '../../src-shared/geometry/point.ts'
import { contiguousWand, wholeWand, type Wand } from '../../src-shared/labels/wand.ts'
import { MAX_TOLERANCE } from '../../src-shared/limits.ts'
import { paintingTool, startPainting, type Painting } from './painting.ts'
import type { Tool, ToolContext } from './tool.ts'

/** So far the pointer goes to the right for one more step of tolerance, screen pixels. */
const STEP_PX = 2

/** Takes pixels of like colour; dragging to the right takes more, to the left less. */
export const wand: Tool = {
  ...paintingTool,
  id: 'wand',
  cursor: 'crosshair',
  begin(start, context) {
    const picture = context.picture()
    const found = picture && (context.contiguous ? contiguousWand : wholeWand)(picture, start)
    if (!found || paintingTool.refusal(context)) return null
    let tolerance = context.tolerance
    let painting = painted(found, tolerance, context)
    return {
      move(points) {
        const last = points.at(-1)
        if (!last) return
        const steps = Math.round(((last.x - start.x) * context.scale) / STEP_PX)
        const next = clamp(context.tolerance + steps, 0, MAX_TOLERANCE)
        if (next === tolerance) return
        tolerance = next
        painting = painted(found, tolerance, context)
      },
      preview: () =>
        painting && { kind: 'labels', map: painting.draft.view(), tiles: painting.draft.takeDirty() },
      finish: () => painting?.finish() ?? null,
      tolerance: () => tolerance,
    }
  },
}

/** A fresh painting of what a tolerance takes in: a smaller one has to give pixels back. */
function painted(found: Wand, tolerance: number, context: ToolContext): Painting | null {
  const painting = startPainting(context, context.erase || context.keys.alt)
  if (!painting) return null
  const { draft, label } = painting
  found.spans(tolerance, (y, left, right) => draft.span(y, left, right, label))
  return painting
}
