import { useRef } from 'react'

/** One act of many steps, a drag or a stay in a field by arrow keys: its steps share its name, and no other act has it. */
export interface Run {
  readonly begin: () => void
  readonly name: () => string
}

let begun = 0
const another = (): string => `run ${++begun}`

/** The acts of one control, one after the other. */
export function useRun(): Run {
  const now = useRef<string | null>(null)
  return {
    begin() {
      now.current = another()
    },
    name: () => (now.current ??= another()),
  }
}
