import { tinykeys } from 'tinykeys'
import { actions } from './actions.ts'
import { bindPlainKeys } from './plainKeys.ts'
import { session } from './stores/session.ts'

/** A field of a number in which nothing is being typed: to undo is to undo the project. */
const RESTING = '[data-resting=true]'
const UNDOING = ['z', 'y']

/** What Enter and Space press. A slider has no use for them. */
const CONTROL = 'button, [role=radio], [role=combobox], input:not([type=range])'

/** What a control opened: when it closes, the control has the focus again. */
const OPENED = '[role=dialog], [role=menu], .floating'

const TEXT_FIELD = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]'

/** The control that the pointer pressed last; its menu is a part of it. */
let clicked: Element | null = null

/** Keys that a text field, a button or an open dialog needs for itself. */
function wanted(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (session.getState().dialog !== null || isInOpen(target)) return true
  const typing = target?.matches(TEXT_FIELD) ?? false
  const command = event.ctrlKey || event.metaKey
  if (typing) {
    const key = event.key.toLowerCase()
    if (command && UNDOING.includes(key)) return target?.matches(RESTING) === false
    return !command || ['a', 'c', 'v', 'x'].includes(key)
  }
  // A list, a slider or a group of choices goes through its own by arrows, to its first and last by Home and End.
  if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End')
    return target !== null && !target.matches('body, [role=application]')
  if (command) return false
  // A click leaves the focus on its button; only who came there by keys wants to press it again.
  const presses = event.key === 'Enter' || event.key === ' '
  const atControl = target !== clicked && (target?.matches(CONTROL) ?? false)
  return presses && atControl
}

/** Whether a menu, a list or a dialog has the focus that is not about to go: one that closes keeps it for a frame. */
const isInOpen = (target: HTMLElement | null): boolean =>
  target?.closest(OPENED)?.closest('[data-closed]') === null

/** Binds every action's keys, and Space to the hand for as long as it is down. */
export function bindKeys(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const key of new Set(Object.values(actions).flatMap(({ keys }) => keys))) bindings[key] = press(key)
  const unbind = tinykeys(window, bindings)
  const unbindPlain = bindPlainKeys(wanted)
  const stop = new AbortController()
  const { signal } = stop
  const notePress = ({ target }: PointerEvent): void => {
    if (!(target instanceof Element)) clicked = null
    // What is chosen there belongs to the press that opened it.
    else if (!target.closest(OPENED)) clicked = target.closest(CONTROL)
  }
  window.addEventListener('pointerdown', notePress, { signal, capture: true })
  window.addEventListener('keydown', holdHand, { signal })
  window.addEventListener('keyup', (event) => event.code === 'Space' && letHandGo(), { signal })
  window.addEventListener('blur', letHandGo, { signal })
  return () => {
    unbind()
    unbindPlain()
    stop.abort()
  }
}

/** What a key does: the first of its actions that may be done now. */
const press = (key: string): ((event: KeyboardEvent) => void) => {
  const bound = Object.values(actions).filter(({ keys }) => keys.includes(key))
  return (event) => {
    if (wanted(event)) return
    event.preventDefault()
    bound.find(({ enabled }) => enabled())?.run()
  }
}

function holdHand(event: KeyboardEvent): void {
  if (event.code !== 'Space' || wanted(event)) return
  event.preventDefault()
  if (session.getState().heldTool !== 'hand') session.setState({ heldTool: 'hand' })
}

const letHandGo = (): void => {
  if (session.getState().heldTool !== null) session.setState({ heldTool: null })
}
