import { Search, X } from 'lucide-react'
import { useStore } from 'zustand'
import { MAX_STARS } from '../../src-shared/limits.ts'
import type { Take } from '../../src-shared/take.ts'
import { EVERY_TAKE, isFiltering, STANDINGS } from '../../src-shared/takes/filter.ts'
import { words } from '../locales/en.ts'
import { setFilter, strip } from '../stores/strip.ts'
import { IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'

const ANY = 'any'

const STATES = [
  { value: ANY, label: words.keeping.anyStanding },
  ...STANDINGS.map((value) => ({ value, label: words.keeping.standings[value] })),
]

const STARS = [
  { value: '0', label: words.keeping.anyStars },
  ...Array.from({ length: MAX_STARS }, (_, i) => ({
    value: `${i + 1}`,
    label: words.keeping.atLeast(i + 1),
  })),
]

/** Shows the fields to find takes by, or puts them away; then every take is shown again. */
export function FilterToggle() {
  const finding = useStore(strip, (state) => state.finding)
  return (
    <IconButton
      label={words.keeping.filter}
      aria-expanded={finding}
      onClick={() => strip.setState({ finding: !finding, filter: EVERY_TAKE, folded: false })}
    >
      <Search size={14} />
    </IconButton>
  )
}

export function TakeFilterFields({ takes }: { takes: readonly Take[] }) {
  const finding = useStore(strip, (state) => state.finding)
  const filter = useStore(strip, (state) => state.filter)
  if (!finding) return null
  const engines = new Map(
    takes.map((take) => [take.engine, words.takes.by(take.service?.name ?? take.engine)]),
  )
  return (
    <search className="take-filter">
      <input
        type="text"
        autoFocus
        aria-label={words.keeping.filterText}
        placeholder={words.keeping.filterText}
        value={filter.text}
        spellCheck={false}
        onChange={(event) => setFilter({ text: event.target.value })}
      />
      <Choice
        label={words.keeping.standing}
        value={filter.standing ?? ANY}
        options={STATES}
        onChoose={(next) => setFilter({ standing: STANDINGS.find((one) => one === next) ?? null })}
        className="quiet"
      />
      <Choice
        label={words.keeping.engine}
        value={filter.engine ?? ANY}
        options={[
          { value: ANY, label: words.keeping.anyEngine },
          ...[...engines].map(([value, label]) => ({ value, label })),
        ]}
        onChoose={(next) => setFilter({ engine: next === ANY ? null : next })}
        className="quiet"
      />
      <Choice
        label={words.keeping.leastStars}
        value={`${filter.stars}`}
        options={STARS}
        onChoose={(next) => setFilter({ stars: Number(next) })}
        className="quiet"
      />
      {isFiltering(filter) && (
        <IconButton label={words.keeping.showAll} onClick={() => strip.setState({ filter: EVERY_TAKE })}>
          <X size={14} />
        </IconButton>
      )}
    </search>
  )
}
