import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { paintLabels } from '../../src-shared/project/edits.ts'
import { isLocked, labelOf, writable } from '../../src-shared/project/project.ts'
import type { Tool, ToolContext } from './tool.ts'

/** A round, hard-edged brush. Erasing is painting with nothing, over the chosen area's own pixels only. */
function roundBrush(id: 'brush' | 'eraser', name: 'paint' | 'erase'): Tool {
  return {
    id,
    cursor: 'ring',
    refusal: ({ project, area }) => (isLocked(project, area) ? 'locked' : null),
    begin(start, context) {
      const own = labelOf(context.project, context.area)
      if (own === null || isLocked(context.project, context.area)) return null
      const draft = new LabelDraft(context.project.labels, paintable(id, own, context))
      const label = id === 'eraser' ? 0 : own
      const radius = context.brushPx / 2
      let last = start
      draft.capsule(start, start, radius, label)
      return {
        move(points) {
          for (const point of points) {
            draft.capsule(last, point, radius, label)
            last = point
          }
        },
        preview: () => ({ kind: 'labels', map: draft.view(), tiles: draft.takeDirty() }),
        finish() {
          const labels = draft.take()
          return labels === context.project.labels ? null : paintLabels(name, labels)
        },
      }
    },
  }
}

const paintable = (id: 'brush' | 'eraser', own: number, { project }: ToolContext): readonly boolean[] => {
  const free = writable(project)
  return id === 'eraser' ? free.map((_, label) => label === own) : free
}

export const brush = roundBrush('brush', 'paint')
export const eraser = roundBrush('eraser', 'erase')
