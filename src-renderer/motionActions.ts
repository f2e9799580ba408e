import { stepPreview, togglePlaying } from './canvas/preview.ts'
import type { timelineActionWords } from './locales/en/timeline.ts'
import { canPreview } from './rendering.ts'
import { currentProject } from './stores/editor.ts'
import { session } from './stores/session.ts'
import { isTimelineShown, toggleTimeline } from './stores/timeline.ts'

/** An action of the table in actions.ts. */
interface MotionAction {
  readonly id: keyof typeof timelineActionWords
  readonly keys: readonly string[]
  readonly run: () => void
  readonly enabled: () => boolean
}

const isStanding = (): boolean => ['playing', 'paused'].includes(session.getState().preview)
const canPlay = (): boolean => isStanding() || (isTimelineShown() && canPreview())

const step = (
  id: MotionAction['id'],
  key: string,
  frames: number,
  enabled: () => boolean = isStanding,
): MotionAction => ({ id, keys: [key], run: () => stepPreview(frames), enabled })

/** What can be done with the preview's time. */
export const motionActions: readonly MotionAction[] = [
  { id: 'view.timeline', keys: ['t'], run: toggleTimeline, enabled: () => currentProject() !== null },
  { id: 'motion.playPause', keys: ['k'], run: togglePlaying, enabled: canPlay },
  // The path tool has these two keys too, for when the preview is off.
  step('motion.frameBack', ',', -1),
  step('motion.frameOn', '.', 1),
  step('motion.toStart', 'Home', -Infinity),
  step('motion.toEnd', 'End', Infinity),
]
