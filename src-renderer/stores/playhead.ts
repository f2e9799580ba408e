import { createStore } from 'zustand/vanilla'

/** The preview's time, and whether it begins again at its end. */
export const playhead = createStore(() => ({
  /** From the start. */
  seconds: 0,
  repeats: true,
}))
