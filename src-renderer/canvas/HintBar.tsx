import { useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { hintFor } from '../guide.ts'
import { words } from '../locales/en.ts'
import { editor } from '../stores/editor.ts'
import { pointer } from '../stores/pointer.ts'
import { preferences } from '../stores/preferences.ts'
import { session, toolInHand } from '../stores/session.ts'
import { thinking } from '../stores/thinking.ts'
import { isClicking, onGesture } from './gestures.ts'

/** Names the bar, for what it describes. */
export const HINT_ID = 'canvas-hint'

/** The next step, and what the keys do while the canvas's cursor is theirs. */
export function HintBar() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const guided = useStore(preferences, (state) => state.guided)
  const clicking = useSyncExternalStore(onGesture, isClicking)
  const hint = useStore(session, (state) =>
    clicking ? 'clicking' : project && hintFor(project, state, guided),
  )
  const byKeys = useStore(pointer, (state) => state.byKeys)
  const crops = useStore(session, ({ tool }) => tool === 'crop')
  const pans = useStore(session, (state) => toolInHand(state) === 'hand')
  const thought = useStore(thinking, ({ busy, miss }) => (busy ? 'looking' : miss))
  const shown = thought ?? hint
  return (
    <p className="hint" id={HINT_ID} role="status">
      {shown && <span>{words.canvas.hints[shown]}</span>}
      {byKeys && !crops && (
        <span className="hint-keys">{words.canvas[clicking ? 'clickKeys' : pans ? 'panKeys' : 'keys']}</span>
      )}
    </p>
  )
}
