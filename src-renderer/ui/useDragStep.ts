import { useRef, type KeyboardEvent } from 'react'
import type { History } from '../../src-shared/project/history.ts'
import { currentDocument, takeBack } from '../stores/editor.ts'
import { useRun } from './useRun.ts'

/** A drag that changes the project with each move: one step of undo, which Esc takes back as a whole. */
export function useDragStep() {
  const { begin, name } = useRun()
  const before = useRef<History | null>(null)
  const end = (): void => {
    before.current = null
  }
  const giveUp = (): void => {
    if (before.current) takeBack(before.current)
    end()
  }
  return {
    begin(): void {
      begin()
      before.current = currentDocument()?.history ?? null
    },
    isOn: () => before.current !== null,
    /** What its edits have in common. */
    run: name,
    ends: { onPointerUp: end, onPointerCancel: giveUp, onLostPointerCapture: end },
    /** Whether the key was Esc in the drag's middle, and meant that. */
    escape(event: KeyboardEvent): boolean {
      if (event.key !== 'Escape' || !before.current) return false
      giveUp()
      event.stopPropagation()
      return true
    },
  }
}
