import type { KeyboardEvent } from 'react'
import { MAX_STARS } from '../../src-shared/limits.ts'
import type { Take } from '../../src-shared/take.ts'
import { session } from '../stores/session.ts'
import { strip, toggleChosen } from '../stores/strip.ts'
import { remark } from '../takeKeeping.ts'

/** What marks a take's own element in the strip. */
const TAKE = '[data-take]'

/** Puts the focus on a take of the strip. */
export const focusTake = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-take="${CSS.escape(id)}"]`)?.focus()

/** The take beside one in the strip, which the focus goes to when that one goes. */
export function neighbourOf(id: string): string | null {
  const shown = [...document.querySelectorAll<HTMLElement>(TAKE)].map(({ dataset }) => dataset.take)
  const at = shown.indexOf(id)
  return shown[at + 1] ?? shown[at - 1] ?? null
}

/** The strip's keys: arrows go from take to take, and a key for each thing that is often done with one. */
export function takeKeys(event: KeyboardEvent<HTMLElement>, takes: readonly Take[]): void {
  const target = event.target instanceof HTMLElement ? event.target : null
  // A menu hangs in the page elsewhere, but its keys come by here.
  if (!target || !event.currentTarget.contains(target) || target.matches('input')) return
  const at = takes.findIndex(({ id }) => id === target.closest<HTMLElement>(TAKE)?.dataset.take)
  const take = takes[at]
  if (!take || event.altKey) return
  const next = goal(event.key, at, takes.length)
  const atTake = target.matches(TAKE)
  const done = next === null ? perform(event, take, atTake) : walk(takes[next])
  if (!done) return
  event.preventDefault()
  // They are the canvas's keys too.
  event.stopPropagation()
}

/** Where a key goes in a list of so many; null for a key that goes nowhere. */
function goal(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, at + 1)
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function walk(take: Take | undefined): boolean {
  if (!take) return false
  strip.setState({ current: take.id })
  focusTake(take.id)
  return true
}

/** A button within a take has Enter and Space to itself. */
function perform(event: KeyboardEvent<HTMLElement>, take: Take, atTake: boolean): boolean {
  const { id } = take
  const stars = Number.parseInt(event.key, 10)
  if (stars >= 0 && stars <= MAX_STARS && !event.ctrlKey && !event.metaKey) {
    void remark(id, { stars })
    return true
  }
  switch (event.key) {
    case 'Enter':
      if (!atTake || event.ctrlKey || event.metaKey) return false
      if (take.clip) session.setState({ watching: id })
      else if (take.error) session.setState({ dialog: { kind: 'takeDetails', id } })
      return true
    case ' ':
      if (atTake) toggleChosen(id)
      return atTake
    case 'Delete':
    case 'Backspace':
      session.setState({ dialog: { kind: 'deleteTake', id } })
      return true
    case 'F2':
      strip.setState({ naming: id })
      return true
    case 'ContextMenu':
      strip.setState({ current: id, menu: id })
      return true
    case 'F10':
      if (event.shiftKey) strip.setState({ current: id, menu: id })
      return event.shiftKey
    default:
      return false
  }
}
