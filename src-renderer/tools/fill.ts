import { regionSpans } from '../../src-shared/labels/fill.ts'
import { paintingTool, startPainting } from './painting.ts'
import type { Tool } from './tool.ts'

/** Fills the region under the pointer: a closed hole, a part of another area, or all around. */
export const fill: Tool = {
  ...paintingTool,
  id: 'fill',
  cursor: 'crosshair',
  begin(start, context) {
    const painting = startPainting(context, context.erase || context.keys.alt)
    if (!painting) return null
    const { draft, label } = painting
    regionSpans(context.project.labels, start, (y, left, right) => draft.span(y, left, right, label))
    return {
      move: () => undefined,
      preview: () => ({ kind: 'labels', map: draft.view(), tiles: draft.takeDirty() }),
      finish: painting.finish,
    }
  },
}
