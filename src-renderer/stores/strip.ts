import { createStore } from 'zustand/vanilla'
import type { TakeId } from '../../src-shared/take.ts'
import { EVERY_TAKE, type TakeFilter } from '../../src-shared/takes/filter.ts'

/** What the strip of takes shows, and what is in hand there. */
interface Strip {
  readonly scope: 'project' | 'all'
  readonly filter: TakeFilter
  /** Whether the fields to find takes by are shown. */
  readonly finding: boolean
  readonly folded: boolean
  /** The one that the arrow keys go on from. */
  readonly current: TakeId | null
  readonly naming: TakeId | null
  /** The one whose menu is open. */
  readonly menu: TakeId | null
  /** At most two, to be held against each other; the one that was chosen first stands first. */
  readonly chosen: readonly TakeId[]
}

export const strip = createStore<Strip>(() => ({
  scope: 'project',
  filter: EVERY_TAKE,
  finding: false,
  folded: false,
  current: null,
  naming: null,
  menu: null,
  chosen: [],
}))

export const setFilter = (patch: Partial<TakeFilter>): void =>
  strip.setState(({ filter }) => ({ filter: { ...filter, ...patch } }))

/** Chooses a take, or no longer; a third one takes the place of the second. */
export const toggleChosen = (id: TakeId): void =>
  strip.setState(({ chosen }) => ({
    chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen.slice(0, 1), id],
  }))
