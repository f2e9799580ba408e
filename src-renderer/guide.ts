import { pixelsOf } from '../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../src-shared/limits.ts'
import { groupOf, type Project } from '../src-shared/project/project.ts'
import type { words } from './locales/en.ts'
import { canPreview } from './rendering.ts'
import { soloArea } from './showing.ts'
import { preferences, prefer } from './stores/preferences.ts'
import { activeArea, toolInHand, type Session } from './stores/session.ts'
import { takes } from './stores/takes.ts'
import { tools } from './tools/tools.ts'

export type HintId = keyof typeof words.canvas.hints

/**
 * The next step, beside the hand: why a tool does nothing here, what an empty area waits for, or, until a first clip
 * was made, what comes next on the way to it.
 */
export function hintFor(project: Project, state: Session, guided: boolean): HintId | null {
  if (state.preview !== 'off') return null
  if (state.plain) return 'plain'
  const area = activeArea(project, state.area)
  const tool = toolInHand(state)
  if (tool === 'crop') return 'crop'
  const refusal = tools[tool].refusal({ project, area })
  if (refusal) return refusal
  const group = groupOf(project, area)
  if (!(group ?? project.frozen).visible) return 'hidden'
  const alone = soloArea(project, state.solo)
  if (alone !== null && alone !== area) return 'solo'
  const painted = pixelsOf(project.labels, group?.label ?? STATIC_LABEL) > 0
  if (tool === 'object' && !painted) return 'objectTool'
  if (!group) return painted ? null : 'frozen'
  if (tool === 'path' && !group.path) return 'pathTool'
  if (!painted) return 'paint'
  if (guided) return null
  if (!group.path) return 'path'
  return canPreview() ? 'preview' : null
}

/** Nobody is led any more once a clip was made on this computer. */
export function followFirstClip(): void {
  const stop = takes.subscribe(({ byId }) => {
    if (preferences.getState().guided || ![...byId.values()].some(({ clip }) => clip !== null)) return
    prefer({ guided: true })
    stop()
  })
}
