import { useState } from 'react'

interface NumberInputProps {
  readonly label: string
  readonly value: number
  readonly step?: number
  /** Called with a number when it is complete: by Enter, the arrows, or leaving the field. */
  readonly onKeep: (value: number) => void
}

/** A number that is typed: it counts when it is complete, not digit by digit. */
export function NumberInput({ label, value, step = 1, onKeep }: NumberInputProps) {
  const [text, setText] = useState<string | null>(null)
  const keep = (given: string): void => {
    const next = Number(given)
    if (given.trim() !== '' && Number.isFinite(next) && next !== value) onKeep(next)
    setText(null)
  }
  return (
    <label className="number">
      <span className="muted">{label}</span>
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        data-resting={text === null}
        value={text ?? String(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? step : event.key === 'ArrowDown' ? -step : 0
          if (by !== 0) {
            event.preventDefault()
            onKeep(value + by * (event.shiftKey ? 10 : 1))
            setText(null)
          } else if (event.key === 'Enter') keep(event.currentTarget.value)
          else if (event.key === 'Escape') setText(null)
        }}
      />
    </label>
  )
}
