import { LabelDraft, type Writable } from '../../src-shared/labels/draft.ts'
import { paintLabels, type Edit } from '../../src-shared/project/edits.ts'
import { isLocked, labelOf, writable } from '../../src-shared/project/project.ts'
import type { Refusal, Tool, ToolContext } from './tool.ts'

/** Paint for the chosen area, or its taking away: what every painting tool writes with. */
export interface Painting {
  readonly draft: LabelDraft
  readonly label: number
  /** The edit that it comes to; null when no pixel differs. */
  readonly finish: () => Edit | null
}

/** Null where the chosen area is locked or gone. */
export function startPainting(context: ToolContext, erase: boolean): Painting | null {
  const { project, area } = context
  const own = labelOf(project, area)
  if (own === null || isLocked(project, area)) return null
  const draft = new LabelDraft(project.labels, givesWay(context, own, erase))
  return {
    draft,
    label: erase ? 0 : own,
    finish() {
      const labels = draft.take()
      return labels === project.labels ? null : paintLabels(erase ? 'erase' : 'paint', labels)
    },
  }
}

/** Erasing takes the area's own pixels only; painting those of all areas that are not locked, or none but empty ones. */
function givesWay({ project, onlyEmpty }: ToolContext, own: number, erase: boolean): Writable {
  const free = writable(project)
  if (erase) return free.map((_, label) => label === own)
  return onlyEmpty ? free.map((_, label) => label === 0 || label === own) : free
}

/** What all painting tools have in common. */
export const paintingTool = {
  rightErases: true,
  refusal: ({ project, area }): Refusal | null => (isLocked(project, area) ? 'locked' : null),
} satisfies Partial<Tool>
