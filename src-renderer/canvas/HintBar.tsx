import { useStore } from 'zustand'
import { pixelsOf } from '../../src-shared/labels/measure.ts'
import { groupOf, type Project } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { canPreview } from '../rendering.ts'
import { editor } from '../stores/editor.ts'
import { activeArea, session, toolInHand, type Session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { tools } from '../tools/tools.ts'

type HintId = keyof typeof words.canvas.hints

/** The next step, beside the hand: why a tool does nothing here, or what comes next in a first clip. */
function hintFor(project: Project, state: Session): HintId | null {
  if (state.preview !== 'off') return null
  const area = activeArea(project, state.area)
  const tool = toolInHand(state)
  if (tool === 'crop') return 'crop'
  const refusal = tools[tool].refusal({ project, area })
  if (refusal) return refusal
  const group = groupOf(project, area)
  if (!(group ?? project.frozen).visible) return 'hidden'
  const painted = pixelsOf(project.labels, group?.label ?? 1) > 0
  if (!group) return painted ? null : 'frozen'
  if (tool === 'path' && !group.path) return 'pathTool'
  if (!painted) return 'paint'
  if (!group.path) return 'path'
  return canPreview() && takes.getState().byId.size === 0 ? 'preview' : null
}

export function HintBar() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const hint = useStore(session, (state) => project && hintFor(project, state))
  return (
    <p className="hint" role="status">
      {hint && words.canvas.hints[hint]}
    </p>
  )
}
