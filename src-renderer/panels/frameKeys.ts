import { session } from '../stores/session.ts'
import { nudgeFrame } from '../stores/framing.ts'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Arrows move the photo's frame by a pixel, with Shift by ten; with Alt its right and lower edges. */
export function frameKeys(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  const target = event.target instanceof Element ? event.target : null
  // Fields, sliders, menus and the row of tools have their own use for arrows.
  const isFree = target === document.body || target?.classList.contains('canvas-surface')
  if (!step || isFree !== true || session.getState().dialog !== null || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const px = event.shiftKey ? 10 : 1
  nudgeFrame(step[0] * px, step[1] * px, event.altKey)
}
