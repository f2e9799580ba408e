/** Progress is told at most this often, milliseconds: more would only cost the screen its time. */
const LEAST_GAP_MS = 100
/** A guess at the time left needs some work to go by, milliseconds. */
const LEAST_ELAPSED_MS = 500

export interface Progress {
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
}

/** Thins out an engine's progress and adds the time left. `now` is a monotonic clock in milliseconds. */
export function progressMeter(tell: (progress: Progress) => void, now: () => number) {
  const started = now()
  let told = -Infinity
  return (done: number, total: number): void => {
    const at = now()
    if (at - told < LEAST_GAP_MS) return
    told = at
    const elapsed = at - started
    const known = done > 0 && elapsed >= LEAST_ELAPSED_MS
    tell({ done, total, secondsLeft: known ? ((elapsed / done) * (total - done)) / 1000 : null })
  }
}
