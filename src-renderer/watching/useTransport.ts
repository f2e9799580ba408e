import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react'
import { watching } from '../stores/watching.ts'
import { Transport, type Track } from './transport.ts'

/** A transport for clips of these lengths. It plays at once, but for people who want as little motion as can be. */
export function useTransport(tracks: readonly Track[]): Transport {
  const key = JSON.stringify(tracks)
  const transport = useMemo(() => new Transport(JSON.parse(key) as Track[], watching.getState().loops), [key])
  useEffect(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) transport.play()
    return () => transport.pause()
  }, [transport])
  return transport
}

/** Takes the focus to an element that has opened, so that its keys work at once, and gives it back at the end. */
export function useFocusWhileOpen<T extends HTMLElement>(what: unknown): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    const before = document.activeElement
    element.current?.focus({ preventScroll: true })
    return () => {
      // Who has gone on to something else meanwhile stays there.
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [what])
  return element
}

/** The keys of clips that are watched: Space, arrows, Home, End and Escape, but for what a control needs itself. */
export const watchingKeys =
  (transport: Transport, close: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target instanceof HTMLElement ? event.target : null
    // A list that a control opened lies elsewhere on the page and tells of its keys all the same.
    if (!target || !event.currentTarget.contains(target) || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const run = keyRun(event.key, target, transport, close)
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

/** Who came to a button by keys wants to press it; a click only leaves the focus there. */
const isPressed = (target: HTMLElement): boolean =>
  target.matches('button, [role=combobox], [role=radio]') && target.matches(':focus-visible')
const slides = (target: HTMLElement): boolean => target.matches('input[type=range], [role=slider]')

function keyRun(
  key: string,
  target: HTMLElement,
  transport: Transport,
  close: () => void,
): (() => void) | null {
  if (key === 'Escape') return close
  if (key === ' ') return isPressed(target) ? null : () => transport.toggle()
  if (slides(target) || target.matches('[role=radio]')) return null
  if (key === 'ArrowLeft') return () => transport.step(-1)
  if (key === 'ArrowRight') return () => transport.step(1)
  if (key === 'Home') return () => transport.seek(0)
  if (key === 'End') return () => transport.seek(transport.state.getState().total)
  return null
}
