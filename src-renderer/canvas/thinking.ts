import type { Edit } from '../../src-shared/project/edits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { thinking } from '../stores/thinking.ts'
import type { Gesture, Miss, Preview } from '../tools/tool.ts'

type SlowGesture = Gesture & Required<Pick<Gesture, 'finishLater'>>

interface Thought {
  readonly gesture: SlowGesture
  /** What the gesture began on: its edit is about this very project. */
  readonly ground: Project | null
  readonly stop: AbortController
  readonly changed: () => void
}

/** The gesture that was released and whose edit is still worked on. There is one at most: another replaces it. */
let thought: Thought | null = null

export const thinkingPreview = (): Preview | null => thought?.gesture.preview() ?? null

/** Waits for the edit of a gesture that was released, and hands it on to be kept. `changed`: the canvas shows something else. */
export function think(gesture: SlowGesture, keep: (edit: Edit) => void, changed: () => void): void {
  stopThinking()
  const mine: Thought = { gesture, ground: currentProject(), stop: new AbortController(), changed }
  thought = mine
  thinking.setState({ busy: true, miss: null })
  changed()
  gesture.finishLater(mine.stop.signal).then(
    (outcome) => {
      if (thought !== mine) return
      end(typeof outcome === 'string' ? outcome : null)
      if (outcome !== null && typeof outcome !== 'string') keep(outcome)
    },
    () => {
      if (thought === mine) end('searchFailed')
    },
  )
}

/** Forgets it, and what was said of the last one. Nothing was written. Whether there was one. */
export function stopThinking(): boolean {
  const was = thought
  was?.stop.abort()
  if (was) end(null)
  else if (thinking.getState().miss) thinking.setState({ miss: null })
  return was !== null
}

function end(miss: Miss | null): void {
  const changed = thought?.changed
  thought = null
  thinking.setState({ busy: false, miss })
  changed?.()
}

// What was worked out for another project, or with a tool that was laid down, is not wanted any more.
editor.subscribe(() => {
  if (thought && currentProject() !== thought.ground) stopThinking()
})
session.subscribe(({ tool }, before) => {
  if (tool !== before.tool) stopThinking()
})
