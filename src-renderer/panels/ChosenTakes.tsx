import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { strip } from '../stores/strip.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** What can be done with two takes that were chosen. */
export function ChosenTakes() {
  const [before, after] = useStore(strip, (state) => state.chosen)
  if (before === undefined || after === undefined) return null
  return (
    <span className="chosen-takes">
      <Button
        look="quiet"
        onClick={() => session.setState({ dialog: { kind: 'difference', before, after } })}
      >
        {words.keeping.difference}
      </Button>
      <IconButton label={words.keeping.clearChoice} onClick={() => strip.setState({ chosen: [] })}>
        <X size={14} />
      </IconButton>
    </span>
  )
}
