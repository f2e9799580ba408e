import { useState } from 'react'
import { MAX_NAME_LENGTH } from '../../src-shared/limits.ts'

interface NameFieldProps {
  readonly label: string
  readonly name: string
  readonly className: string
  /** Called with a name that is another one; it may be empty. */
  readonly onKeep: (name: string) => void
  readonly onDone: () => void
}

/** A name being written in its own place: Enter and leaving it keep it, Escape does not. */
export function NameField({ label, name, className, onKeep, onDone }: NameFieldProps) {
  const [text, setText] = useState(name)
  const keep = (): void => {
    const next = text.trim()
    if (next !== name) onKeep(next)
    onDone()
  }
  return (
    <input
      className={className}
      value={text}
      aria-label={label}
      maxLength={MAX_NAME_LENGTH}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') onDone()
      }}
      onBlur={keep}
    />
  )
}
