import { useStore } from 'zustand'
import { voice } from '../stores/voice.ts'

/** Read out, not shown: where the canvas's cursor is, what was taken in hand, how far takes are. */
export function Voice() {
  const text = useStore(voice, (state) => state.text)
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}
