import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { words } from '../locales/en.ts'

const { compare: own } = words.watching
/** One press of an arrow key moves the divider by this many percent, with Shift by ten times that. */
const STEP = 1

interface DividerProps {
  /** Percent of the picture's width from its left edge. */
  readonly at: number
  readonly left: string
  readonly right: string
  readonly onMove: (at: number) => void
}

/** The line between two pictures that lie over each other; it is dragged from anywhere on them, or moved by keys. */
export function Divider({ at, left, right, onMove }: DividerProps) {
  const handle = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const moveTo = (clientX: number): void => {
    const box = place.current?.getBoundingClientRect()
    if (box) onMove(clamped((100 * (clientX - box.left)) / box.width))
  }
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    handle.current?.focus({ preventScroll: true })
    moveTo(event.clientX)
  }
  const key = (event: KeyboardEvent): void => {
    const next = afterKey(event.key, event.shiftKey ? 10 * STEP : STEP, at)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    onMove(next)
  }
  return (
    <div
      ref={place}
      className="divider-place"
      onPointerDown={press}
      onPointerMove={(event) => event.buttons === 1 && moveTo(event.clientX)}
    >
      <div
        ref={handle}
        className="divider"
        role="slider"
        tabIndex={0}
        aria-label={own.divider}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at)}
        aria-valuetext={own.dividerAt(at, left, right)}
        style={{ left: `${at}%` }}
        onKeyDown={key}
      />
    </div>
  )
}

const clamped = (percent: number): number => Math.min(100, Math.max(0, percent))

function afterKey(key: string, step: number, at: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamped(at - step)
    case 'ArrowRight':
    case 'ArrowUp':
      return clamped(at + step)
    case 'PageDown':
      return clamped(at - 10 * STEP)
    case 'PageUp':
      return clamped(at + 10 * STEP)
    case 'Home':
      return 0
    case 'End':
      return 100
    default:
      return null
  }
}
