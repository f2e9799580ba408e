import { createStore } from 'zustand/vanilla'

/** How clips are watched, in the player and in comparisons alike. */
export const watching = createStore<{
  /** Areas and paths are drawn over the clip. */
  readonly areas: boolean
  readonly loops: boolean
}>(() => ({ areas: false, loops: true }))
