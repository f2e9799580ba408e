import { useStore } from 'zustand'
import { voice } from './voice.ts'

/** Read out, not shown: where the canvas's cursor is. */
export function CursorVoice() {
  const text = useStore(voice, (state) => state.text)
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}
