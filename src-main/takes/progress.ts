import type { RenderStage } from '../../src-shared/calls/rendering.ts'

/** Progress is told at most this often, milliseconds: more would only cost the screen its time. */
const LEAST_GAP_MS = 100
/** A guess at the time left needs some work to go by, milliseconds. */
const LEAST_ELAPSED_MS = 500

export interface Progress {
  readonly stage: RenderStage
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
}

/** Thins out an engine's progress and adds the time left. `now` is a monotonic clock in milliseconds. */
export function progressMeter(tell: (progress: Progress) => void, now: () => number) {
  let told = -Infinity
  // Getting ready takes a while and says nothing of how fast frames come: the guess goes by the frames after the first.
  let first: { readonly at: number; readonly done: number; readonly stage: RenderStage } | null = null
  return (done: number, total: number, stage: RenderStage = 'frames'): void => {
    const at = now()
    const isNew = first?.stage !== stage
    first = first && !isNew ? first : { at, done, stage }
    if (at - told < LEAST_GAP_MS && !isNew) return
    told = at
    const elapsed = at - first.at
    const made = done - first.done
    const known = made > 0 && elapsed >= LEAST_ELAPSED_MS
    tell({ stage, done, total, secondsLeft: known ? ((elapsed / made) * (total - done)) / 1000 : null })
  }
}
