import { clamp, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { panBy, toImage, withInSight } from '../../src-shared/geometry/viewport.ts'
import { CURSOR_OVERSHOOT_SHARE, CURSOR_STEP_PX, FAR_STEPS } from '../../src-shared/limits.ts'
import { groupOf, type Project } from '../../src-shared/project/project.ts'
import { currentProject } from '../stores/editor.ts'
import { pointer } from '../stores/pointer.ts'
import { activeArea, session, setView, toolInHand } from '../stores/session.ts'
import type { HeldKeys } from '../tools/tool.ts'
import {
  beginGesture,
  finishGesture,
  isClicking,
  isGesturing,
  moveGesture,
  pressGesture,
  releaseClick,
  releaseGesture,
} from './gestures.ts'
import { stopPreview } from './preview.ts'
import { words } from '../locales/en.ts'
import { tellHand, tellPlace, tellPress } from './voice.ts'

/** Which way each arrow goes. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The keys that were held when the tool was pressed: Shift and Alt are steps of the arrows afterwards. */
let pressedWith: HeldKeys = { shift: false, alt: false }

/**
 * The canvas by keys alone: a cursor that arrows move, and that holds any tool. Space presses it and lets it go,
 * Enter clicks. Space means this, and not the hand, from the first arrow on until the pointer is moved again.
 */
export function followKeys(element: HTMLElement): () => void {
  const stop = new AbortController()
  const { signal } = stop
  element.addEventListener('keydown', onKey, { signal })
  element.addEventListener('focus', () => element.matches(':focus-visible') && showCursor(), { signal })
  element.addEventListener('blur', leave, { signal })
  const unfollow = session.subscribe((now, before) => {
    const project = currentProject()
    if (!project || !pointer.getState().byKeys || (now.tool === before.tool && now.area === before.area))
      return
    const area = activeArea(project, now.area)
    tellHand(now.tool, groupOf(project, area)?.name ?? words.areas.frozen)
  })
  return () => {
    unfollow()
    stop.abort()
  }
}

/** Keys that are taken here mean nothing else; all others go on to the actions. */
function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || session.getState().dialog !== null) return
  // A photo's frame has keys of its own.
  if (toolInHand(session.getState()) === 'crop') return
  const arrow = ARROWS[event.key]
  const taken = arrow ? walk(arrow, event) : press(event)
  if (!taken) return
  event.preventDefault()
  event.stopPropagation()
}

/** With the path tool the arrows nudge what is chosen, and the whole path until the cursor is called for. */
function arrowsArePaths(project: Project): boolean {
  const { tool, anchors, area } = session.getState()
  if (tool !== 'path' || isGesturing()) return false
  const hasPath = groupOf(project, activeArea(project, area))?.path != null
  return anchors.length > 0 || (hasPath && !pointer.getState().byKeys)
}

function walk([dx, dy]: readonly [number, number], { shiftKey, altKey }: KeyboardEvent): boolean {
  const project = currentProject()
  if (!project || arrowsArePaths(project)) return false
  const { view } = session.getState()
  const far = shiftKey ? FAR_STEPS : 1
  if (toolInHand(session.getState()) === 'hand') {
    setView(panBy(view, -dx * CURSOR_STEP_PX * far, -dy * CURSOR_STEP_PX * far))
    return true
  }
  const step = altKey ? 1 : Math.max(1, Math.round((CURSOR_STEP_PX * far) / view.scale))
  const from = showCursor()
  const along = (at: number, by: number, size: number): number =>
    clamp(Math.round(at + by * step), -CURSOR_OVERSHOOT_SHARE * size, (1 + CURSOR_OVERSHOOT_SHARE) * size)
  const { width, height } = project.photo
  moveTo({ x: along(from.x, dx, width), y: along(from.y, dy, height) })
  return true
}

function moveTo(place: ImagePoint): void {
  pointer.setState({ place, byKeys: true })
  if (isGesturing()) moveGesture([place], pressedWith)
  const { view, canvas } = session.getState()
  const next = withInSight(view, place, canvas)
  if (next !== view) setView(next)
  tellPlace(place)
}

/** The cursor where the pointer was last, or in the middle of what is seen. */
function showCursor(): ImagePoint {
  const { view, canvas } = session.getState()
  const middle = toImage(view, { x: canvas.width / 2, y: canvas.height / 2 })
  const { x, y } = pointer.getState().place ?? middle
  const place = { x: Math.round(x), y: Math.round(y) }
  if (!pointer.getState().byKeys) {
    pointer.setState({ place, byKeys: true })
    tellPlace(place)
  }
  return place
}

/** Space and Enter; false where they are not the cursor's. */
function press({ key, repeat, shiftKey, altKey }: KeyboardEvent): boolean {
  const { place, byKeys } = pointer.getState()
  if ((key !== ' ' && key !== 'Enter') || !byKeys || !place) return false
  const { trial } = session.getState()
  // Enter closes an outline that goes from click to click, and applies a change that is being tried out.
  if (key === 'Enter' && (isClicking() || trial)) return false
  if (toolInHand(session.getState()) === 'hand') return false
  if (repeat) return true
  if (isClicking()) {
    pressGesture(place)
    releaseClick()
  } else if (isGesturing()) releaseGesture()
  else {
    pressedWith = { shift: shiftKey, alt: altKey }
    if (toolInHand(session.getState()) !== 'zoom') stopPreview()
    beginGesture(place, false, pressedWith, { byKeys: true })
    if (key === 'Enter' && !isClicking()) releaseGesture()
  }
  tellPress(isGesturing(), place)
  return true
}

/** Who goes elsewhere by Tab lets go of the tool; what it has painted stays, and is undone like any stroke. */
function leave(): void {
  if (!pointer.getState().byKeys) return
  if (isGesturing() && !isClicking()) finishGesture()
  pointer.setState({ place: null, byKeys: false })
}
