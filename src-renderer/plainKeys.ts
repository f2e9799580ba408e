import { pointer } from './stores/pointer.ts'
import { session } from './stores/session.ts'

/** The key left of the 1, whatever a keyboard's language has there. */
const BESIDE_ONE = 'Backquote'

/**
 * Shows the photo without areas while Tab, or the key left of the 1, is held. Tab does so only for who last used the
 * pointer, and while the canvas or nothing has the focus: who moves by Tab is never held up, and Shift and Tab leave
 * the canvas in any case. `wanted`: whether what has the focus needs the key for itself.
 */
export function bindPlainKeys(wanted: (event: KeyboardEvent) => boolean): () => void {
  let byPointer = false
  let held: string | null = null
  const letGo = (): void => {
    if (held !== null) session.setState({ plain: false })
    held = null
  }
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('pointerdown', () => (byPointer = true), { signal, capture: true })
  window.addEventListener(
    'keydown',
    (event) => {
      const isTab = event.code === 'Tab'
      const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      const takes = isTab
        ? byPointer && !pointer.getState().byKeys && isOnCanvas()
        : event.code === BESIDE_ONE
      if (bare && takes && !wanted(event)) {
        event.preventDefault()
        if (held !== null || session.getState().plain) return
        held = event.code
        session.setState({ plain: true })
      } else if (isTab) byPointer = false
    },
    { signal },
  )
  window.addEventListener('keyup', ({ code }) => code === held && letGo(), { signal })
  window.addEventListener('blur', letGo, { signal })
  return () => stop.abort()
}

const isOnCanvas = (): boolean =>
  document.activeElement === document.body ||
  document.activeElement?.classList.contains('canvas-surface') === true
