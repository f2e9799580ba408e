/** What can have the focus by Tab, or by the arrow keys of its group. */
const FOCUSABLE = 'button, a[href], input, textarea, select, [tabindex]'

/** Most places that are remembered: menus and dialogs lie a few deep. */
const MOST_TRAILS = 12

/** By then the page has settled after a change, ms. */
const SETTLED_MS = 60

/** Where the focus was, and what stood around it, the nearest first. */
interface Trail {
  readonly element: HTMLElement
  readonly around: readonly { readonly parent: HTMLElement; readonly index: number }[]
}

const isThere = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[inert], [aria-hidden=true]') === null

const focusablesIn = (parent: ParentNode): HTMLElement[] =>
  [...parent.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.tabIndex >= 0 && isThere(one))

function trailOf(element: HTMLElement): Trail {
  const around = []
  const root = document.getElementById('root')
  for (let parent = element.parentElement; parent && parent !== root; parent = parent.parentElement) {
    if (parent === document.body) break
    around.push({ parent, index: focusablesIn(parent).indexOf(element) })
  }
  return { element, around }
}

/** The nearest thing that is still there: the element itself, or what took its place. */
function nearest({ element, around }: Trail): HTMLElement | null {
  if (isThere(element)) return element
  for (const { parent, index } of around) {
    if (!parent.isConnected) continue
    const others = focusablesIn(parent)
    const other = others[Math.min(Math.max(0, index), others.length - 1)]
    if (other) return other
  }
  return null
}

/**
 * Keeps the focus out of nowhere: when what has it is removed or switched off, as an area that is deleted from its
 * own menu, it goes to what is nearest to that. Who works with the pointer has it on the canvas, whose keys are meant then.
 */
export function keepFocus(): () => void {
  let trails: readonly Trail[] = []
  let byPointer = false
  /** Who presses beside everything takes the focus away on purpose. */
  let onPurpose = false
  let waiting = 0
  const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body
  const findBack = (): void => {
    const last = trails.at(-1)
    if (!isLost() || !last || (onPurpose && isThere(last.element))) return
    const home = focusablesIn(document.querySelector('main') ?? document).at(0)
    const near = byPointer
      ? null
      : trails
          .toReversed()
          .map(nearest)
          .find((found) => found !== null)
    ;(near ?? home)?.focus()
  }
  const observer = new MutationObserver(() => {
    if (waiting !== 0) return
    // What was switched off keeps the focus until the next frame; menus and dialogs bring it back by themselves.
    waiting = window.setTimeout(() => {
      waiting = 0
      findBack()
    }, SETTLED_MS)
  })
  observer.observe(document.body, {
    ...{ childList: true, subtree: true },
    attributeFilter: ['disabled', 'inert', 'hidden', 'class'],
  })
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  const remember = ({ target }: FocusEvent): void => {
    onPurpose = false
    if (target instanceof HTMLElement && target !== document.body)
      trails = [...trails, trailOf(target)].slice(-MOST_TRAILS)
  }
  document.addEventListener('focusin', remember, options)
  const notePress = ({ target }: PointerEvent): void => {
    byPointer = true
    onPurpose = target instanceof Node && trails.at(-1)?.element.contains(target) !== true
  }
  document.addEventListener('pointerdown', notePress, options)
  document.addEventListener('keydown', () => (byPointer = false), options)
  return () => {
    observer.disconnect()
    stop.abort()
  }
}
