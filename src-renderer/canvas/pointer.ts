import type { ScreenPoint } from '../../src-shared/geometry/point.ts'
import { panBy, toImage } from '../../src-shared/geometry/viewport.ts'
import { keptForAFrame } from '../perFrame.ts'
import { pointer } from '../stores/pointer.ts'
import { preferences, wheelHabit } from '../stores/preferences.ts'
import type { HeldKeys, Sample } from '../tools/tool.ts'
import { tools } from '../tools/tools.ts'
import { fit, session, setView, toolInHand } from '../stores/session.ts'
import { currentProject } from '../stores/editor.ts'
import { stopPreview } from './preview.ts'
import {
  beginGesture,
  cancelGesture,
  isClicking,
  isGesturing,
  moveGesture,
  pressGesture,
  releaseClick,
  releaseGesture,
} from './gestures.ts'
import { doubleClicks } from './doubleClicks.ts'
import { turned } from './wheel.ts'

const LEFT = 0
const MIDDLE = 1
const RIGHT = 2

/** Turns pointer and wheel events on the canvas into gestures, pans and zooms. */
export function followPointer(element: HTMLElement): () => void {
  let panning: ScreenPoint | null = null
  const place = placesOn(element)
  const isAgain = doubleClicks()
  const onPhoto = (event: PointerEvent): Sample => ({
    ...toImage(session.getState().view, place(event)),
    ...(event.pointerType === 'pen' && preferences.getState().pressure && { pressure: event.pressure }),
  })
  const moved = moves(onPhoto)
  const handlers = {
    pointerdown(event: PointerEvent): void {
      element.focus()
      pointer.setState({ byKeys: false })
      if (isClicking() && event.button === LEFT && toolInHand(session.getState()) !== 'hand') {
        pressGesture(onPhoto(event), isAgain(event))
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
        if (toolInHand(session.getState()) !== 'zoom') stopPreview()
        beginGesture(onPhoto(event), event.button === RIGHT, keysOf(event), { again: isAgain(event) })
      }
    },
    pointermove(event: PointerEvent): void {
      if (!panning) {
        moved(event)
        return
      }
      const now = place(event)
      setView(panBy(session.getState().view, now.x - panning.x, now.y - panning.y))
      panning = now
    },
    pointerup(): void {
      if (panning) panning = null
      else endPress()
    },
    pointercancel(): void {
      panning = null
      loseHand()
    },
    pointerleave: () => !pointer.getState().byKeys && pointer.setState({ place: null }),
    dblclick: fitByZoomTool,
    contextmenu: (event: Event) => event.preventDefault(),
    wheel(event: WheelEvent): void {
      event.preventDefault()
      const { view } = session.getState()
      setView(turned(view, event, place(event), wheelHabit(preferences.getState())))
    },
  }
  return listen(element, handlers)
}

/** Where on an element an event is, CSS pixels. */
function placesOn(element: HTMLElement): (event: MouseEvent) => ScreenPoint {
  const box = keptForAFrame(() => element.getBoundingClientRect())
  return ({ clientX, clientY }) => {
    const { left, top } = box()
    return { x: clientX - left, y: clientY - top }
  }
}

/** Takes moves of the pointer in, with all that lies between two frames: a fast stroke is round, not a polygon. */
function moves(onPhoto: (event: PointerEvent) => Sample): (event: PointerEvent) => void {
  /** A page that changes under a pointer at rest reports a move too. */
  let last: ScreenPoint | null = null
  return (event) => {
    const rested = last?.x === event.clientX && last.y === event.clientY
    last = { x: event.clientX, y: event.clientY }
    // A stroke that the keys hold does not follow a pointer that is jostled.
    if (pointer.getState().byKeys && (rested || (isGesturing() && !isClicking()))) return
    const samples = event.getCoalescedEvents()
    if (isGesturing()) moveGesture((samples.length > 0 ? samples : [event]).map(onPhoto), keysOf(event))
    const { x, y } = onPhoto(event)
    pointer.setState({ place: { x, y }, byKeys: false })
  }
}

function fitByZoomTool({ altKey }: MouseEvent): void {
  const project = currentProject()
  if (project && session.getState().tool === 'zoom' && !altKey) fit(project.photo)
}

/** The hand is elsewhere. A stroke ends with it; what goes from click to click waits for the next one. */
function loseHand(): void {
  if (isClicking()) releaseClick()
  else cancelGesture()
}

function endPress(): void {
  if (isClicking()) releaseClick()
  else if (!pointer.getState().byKeys) releaseGesture()
}

const rightErases = (): boolean => tools[toolInHand(session.getState())].rightErases

const keysOf = ({ shiftKey, altKey, ctrlKey, metaKey }: MouseEvent): HeldKeys => ({
  shift: shiftKey,
  alt: altKey,
  ctrl: ctrlKey || metaKey,
})

type Handlers = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }

function listen(element: HTMLElement, handlers: Handlers): () => void {
  const stop = new AbortController()
  const { signal } = stop
  for (const [name, handler] of Object.entries(handlers)) {
    element.addEventListener(name, handler as EventListener, { signal, passive: false })
  }
  window.addEventListener('blur', loseHand, { signal })
  // The zoom tool's cursor shows the other way while Alt is down.
  const showAlt = ({ altKey }: KeyboardEvent): void => void element.toggleAttribute('data-alt', altKey)
  window.addEventListener('keydown', showAlt, { signal })
  window.addEventListener('keyup', showAlt, { signal })
  return () => stop.abort()
}
