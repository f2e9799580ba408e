import type { ImagePoint, ScreenPoint } from '../../src-shared/geometry/point.ts'
import { panBy, toImage, zoomAt } from '../../src-shared/geometry/viewport.ts'
import { keptForAFrame } from '../perFrame.ts'
import { pointer } from '../stores/pointer.ts'
import type { HeldKeys } from '../tools/tool.ts'
import { tools } from '../tools/tools.ts'
import { session, setView, toolInHand } from '../stores/session.ts'
import { stopPreview } from './preview.ts'
import {
  beginGesture,
  cancelGesture,
  finishGesture,
  isClicking,
  isGesturing,
  moveGesture,
  pressGesture,
} from './gestures.ts'

/** One notch of a mouse wheel changes the zoom by this factor. */
const WHEEL_STEP = 1.15
/** A wheel's notch in the units that browsers report. */
const WHEEL_NOTCH = 100
/** The same for a pinch on a Mac's pad. */
const PINCH_NOTCH = 10
const LEFT = 0
const MIDDLE = 1
const RIGHT = 2

/** Turns pointer and wheel events on the canvas into gestures, pans and zooms. */
export function followPointer(element: HTMLElement, isMac: boolean): () => void {
  let panning: ScreenPoint | null = null
  const box = keptForAFrame(() => element.getBoundingClientRect())
  const place = (event: MouseEvent): ScreenPoint => {
    const { left, top } = box()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const onPhoto = (event: MouseEvent): ImagePoint => toImage(session.getState().view, place(event))

  const handlers = {
    pointerdown(event: PointerEvent): void {
      element.focus()
      if (isClicking() && event.button === LEFT && toolInHand(session.getState()) !== 'hand') {
        pressGesture(onPhoto(event))
        return
      }
      if ((isGesturing() && !isClicking()) || panning) {
        // A second finger or button: the first one's stroke was not meant.
        cancelGesture()
        return
      }
      element.setPointerCapture(event.pointerId)
      if (event.button === MIDDLE || toolInHand(session.getState()) === 'hand') panning = place(event)
      else if (event.button === LEFT || (event.button === RIGHT && rightErases())) {
        stopPreview()
        beginGesture(onPhoto(event), event.button === RIGHT, keysOf(event))
      }
    },
    pointermove(event: PointerEvent): void {
      if (panning) {
        const now = place(event)
        setView(panBy(session.getState().view, now.x - panning.x, now.y - panning.y))
        panning = now
        return
      }
      const samples = event.getCoalescedEvents()
      if (isGesturing()) moveGesture((samples.length > 0 ? samples : [event]).map(onPhoto), keysOf(event))
      pointer.setState({ place: onPhoto(event) })
    },
    pointerup(): void {
      if (panning) panning = null
      else if (!isClicking()) finishGesture()
    },
    pointercancel(): void {
      panning = null
      cancelGesture()
    },
    pointerleave: () => pointer.setState({ place: null }),
    contextmenu: (event: Event) => event.preventDefault(),
    wheel: (event: WheelEvent) => turnWheel(event, place(event), isMac),
  }
  return listen(element, handlers)
}

/** Two fingers on a Mac's pad scroll, and pinching comes as a wheel with Ctrl; elsewhere a wheel zooms. */
function turnWheel(event: WheelEvent, at: ScreenPoint, isMac: boolean): void {
  event.preventDefault()
  const { view } = session.getState()
  if (isMac && !event.ctrlKey) {
    setView(panBy(view, -event.deltaX, -event.deltaY))
    return
  }
  const notches = -event.deltaY / (isMac ? PINCH_NOTCH : WHEEL_NOTCH)
  setView(zoomAt(view, at, WHEEL_STEP ** notches))
}

const rightErases = (): boolean => tools[toolInHand(session.getState())].rightErases

const keysOf = ({ shiftKey, altKey }: MouseEvent): HeldKeys => ({ shift: shiftKey, alt: altKey })

type Handlers = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }

function listen(element: HTMLElement, handlers: Handlers): () => void {
  const stop = new AbortController()
  for (const [name, handler] of Object.entries(handlers)) {
    element.addEventListener(name, handler as EventListener, { signal: stop.signal, passive: false })
  }
  const blur = (): void => void cancelGesture()
  window.addEventListener('blur', blur, { signal: stop.signal })
  return () => stop.abort()
}
