import { useState, type KeyboardEvent } from 'react'
import { FAR_NUDGE } from '../../src-shared/limits.ts'
import { useRun } from './useRun.ts'

interface FigureFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  /** Whether only whole numbers will do. */
  readonly whole?: boolean
  /** What an arrow key changes it by; 1 where it is not given. */
  readonly step?: number
  readonly disabled?: boolean
  /**
   * Called with another number, within the limits. `run`: what the steps by arrow keys of one stay in the field have in
   * common; a number that is written belongs to none.
   */
  readonly onFigure: (value: number, run?: string) => void
}

/** Finer than this no number is shown; what is not touched keeps its own precision. */
const SHOWN_DECIMALS = 2

/**
 * A number being written in its place. Enter and leaving it keep it, Escape does not; the up and down arrows step
 * it, with Shift by ten of them. What is no number is not kept.
 */
export function FigureField({
  label,
  value,
  min = -Infinity,
  max = Infinity,
  whole = false,
  step: size = 1,
  disabled,
  onFigure,
}: FigureFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const read = (): number => {
    const number = draft === null || draft.trim() === '' ? NaN : Number(draft.replace(',', '.'))
    return whole ? Math.round(number) : number
  }
  const stay = useRun()
  const put = (next: number, run?: string): void => {
    const within = Math.min(max, Math.max(min, next))
    if (within !== value) onFigure(within, run)
  }
  const keep = (): void => {
    const next = read()
    if (Number.isFinite(next)) put(next)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape') setDraft(null)
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const from = Number.isFinite(read()) ? read() : value
    setDraft(null)
    put(from + step * size * (event.shiftKey ? FAR_NUDGE : 1), stay.name())
  }
  return (
    <input
      className="figure"
      inputMode="decimal"
      aria-label={label}
      data-resting={draft === null}
      aria-invalid={draft !== null && !Number.isFinite(read())}
      value={draft ?? String(Number(value.toFixed(SHOWN_DECIMALS)))}
      disabled={disabled}
      spellCheck={false}
      onFocus={(event) => {
        stay.begin()
        event.target.select()
      }}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  )
}
