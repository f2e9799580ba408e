import { ChevronDown, ChevronUp } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { GONE_TAKE, type Take } from '../../src-shared/take.ts'
import { isFiltering, matches } from '../../src-shared/takes/filter.ts'
import { words } from '../locales/en.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { strip } from '../stores/strip.ts'
import { takes as takeStore } from '../stores/takes.ts'
import { IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { ChosenTakes } from './ChosenTakes.tsx'
import { FilterToggle, TakeFilterFields } from './TakeFilter.tsx'
import { StripMenu } from './StripMenu.tsx'
import { TakeCard } from './TakeCard.tsx'
import { takeKeys } from './takeKeys.ts'
import { takeName } from './takeName.ts'

const SCOPES = (['project', 'all'] as const).map((value) => ({ value, label: words.takes.scopes[value] }))

/** The project's takes; or all there are, for a clip outlives the project that it was made from. */
export function TakesStrip() {
  const own = useStore(editor, ownTakes)
  const byId = useStore(takeStore, (state) => state.byId)
  const scope = useStore(strip, (state) => state.scope)
  const folded = useStore(strip, (state) => state.folded)
  const filter = useStore(strip, (state) => state.filter)
  const inScope = useMemo(() => {
    if (scope === 'all') return [...byId.values()].sort((a, b) => b.createdAt - a.createdAt)
    return own.flatMap((id) => byId.get(id) ?? [])
  }, [byId, own, scope])
  const shown = inScope.filter((take) => matches(take, takeName(take, own), filter))
  const empty = inScope.length === 0
  const missing = own.filter((id) => id !== GONE_TAKE && !byId.has(id)).length
  return (
    <section className={`takes ${folded || empty ? 'folded' : ''}`} aria-label={words.takes.label}>
      <header className="takes-head">
        <h2>{words.takes.label}</h2>
        {empty && missing === 0 && <span className="muted">{words.takes.none}</span>}
        {missing > 0 && <span className="muted">{words.takes.elsewhere(missing)}</span>}
        {isFiltering(filter) && !empty && (
          <span className="muted" role="status">
            {words.keeping.found(shown.length, inScope.length)}
          </span>
        )}
        <ChosenTakes />
        <span className="grow" />
        {!empty && <TakeFilterFields takes={inScope} />}
        {!empty && <FilterToggle />}
        {byId.size > 0 && (
          <Choice
            label={words.takes.scope}
            value={scope}
            options={SCOPES}
            onChoose={(next) => strip.setState({ scope: next })}
            className="quiet"
          />
        )}
        <StripMenu />
        <IconButton
          label={folded ? words.takes.unfold : words.takes.fold}
          aria-expanded={!folded}
          disabled={empty}
          onClick={() => strip.setState({ folded: !folded })}
        >
          {folded ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
        </IconButton>
      </header>
      {!folded && !empty && <TakeList takes={shown} />}
    </section>
  )
}

/** Tab comes to one take, the arrow keys go on from there. */
function TakeList({ takes }: { takes: readonly Take[] }) {
  const own = useStore(editor, ownTakes)
  const current = useStore(strip, (state) => state.current)
  const reached = takes.find(({ id }) => id === current)?.id ?? takes[0]?.id
  return (
    <ul className="take-list" aria-label={words.takes.label} onKeyDown={(event) => takeKeys(event, takes)}>
      {takes.map((take) => (
        <TakeCard key={take.id} take={take} name={takeName(take, own)} reached={take.id === reached} />
      ))}
    </ul>
  )
}
