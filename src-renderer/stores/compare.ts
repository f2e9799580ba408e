import { createStore } from 'zustand/vanilla'
import type { TakeId } from '../../src-shared/take.ts'
import { session } from './session.ts'

/** Stands in the place of a take: the open project as this computer would move it. */
export const PREVIEW = 'preview'
/** What stands on one side of a comparison: a take, or PREVIEW. */
export type Side = TakeId

export interface Pair {
  readonly left: Side
  readonly right: Side
}

interface Compare {
  /** The two that are compared; null while nothing is. */
  readonly pair: Pair | null
  /** Beside each other, or one over the other with a divider between them. */
  readonly look: 'beside' | 'wipe'
}

export const compare = createStore<Compare>(() => ({ pair: null, look: 'beside' }))

/** Opens the comparison of a take with another, or with the preview of the open project. */
export function compareTakes(left: Side, right: Side): void {
  if (left === right) return
  session.setState({ watching: null })
  compare.setState({ pair: { left, right } })
}

export const closeCompare = (): void => compare.setState({ pair: null })

/** Puts another one on a side; where it stands on the other side already, the two change places. */
export function compareOn(side: keyof Pair, chosen: Side): void {
  const { pair } = compare.getState()
  if (!pair) return
  const other = side === 'left' ? 'right' : 'left'
  compareTakes(
    side === 'left' ? chosen : pair[other] === chosen ? pair.right : pair.left,
    side === 'right' ? chosen : pair[other] === chosen ? pair.left : pair.right,
  )
}

/** Sets a take beside the one that is watched; false where none is, or where it is that very one. */
export function compareWithWatched(id: TakeId): boolean {
  const watched = compare.getState().pair?.left ?? session.getState().watching
  if (watched === null || watched === id) return false
  compareTakes(watched, id)
  return true
}
