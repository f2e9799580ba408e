import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { compareTakes } from '../stores/compare.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { strip } from '../stores/strip.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** What can be done with two takes that were chosen. */
export function ChosenTakes() {
  const [before, after] = useStore(strip, (state) => state.chosen)
  const bothPlay = useStore(takes, ({ byId }) =>
    [before, after].every((id) => id !== undefined && byId.get(id)?.clip != null),
  )
  if (before === undefined || after === undefined) return null
  return (
    <span className="chosen-takes">
      <Button look="quiet" disabled={!bothPlay} onClick={() => compareTakes(before, after)}>
        {words.watching.compare.label}
      </Button>
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
