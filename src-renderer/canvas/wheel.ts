import type { ScreenPoint } from '../../src-shared/geometry/point.ts'
import { panBy, zoomAt, type Viewport } from '../../src-shared/geometry/viewport.ts'
import type { Wheel } from '../../src-shared/preferences.ts'

/** One notch of a mouse wheel changes the zoom by this factor. */
const WHEEL_STEP = 1.15
/** A wheel's notch in the units that browsers report. */
const WHEEL_NOTCH = 100
/** The same for a pinch on a pad, which comes as a wheel with Ctrl in steps far smaller than a notch. */
const PINCH_NOTCH = 10
/** A turn with Ctrl by less than this is a pinch. */
const LARGEST_PINCH = 50

/** A turn of the wheel, or two fingers on a pad, as the browser reports it. */
export type Turn = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The view after it. With Ctrl, and so by pinching, it always zooms; with Shift it goes sideways. */
export function turned(view: Viewport, turn: Turn, at: ScreenPoint, habit: Wheel): Viewport {
  const { deltaX, deltaY } = turn
  const zooms = turn.ctrlKey || turn.metaKey
  if (!zooms && turn.shiftKey) return panBy(view, -(deltaX === 0 ? deltaY : deltaX), 0)
  if (!zooms && habit === 'scroll') return panBy(view, -deltaX, -deltaY)
  const pinches = turn.ctrlKey && Math.abs(deltaY) < LARGEST_PINCH
  return zoomAt(view, at, WHEEL_STEP ** (-deltaY / (pinches ? PINCH_NOTCH : WHEEL_NOTCH)))
}
