import type { Take, TakeId } from '../../src-shared/take.ts'

/** How many takes ended while nobody was there. */
export interface Finished {
  readonly ready: number
  readonly failed: number
}

/** Finds out what became of takes at services while the window was not there, or the computer slept. */
export interface Away {
  /** Somebody is there again; these were on their way when somebody last was. */
  back(ids: readonly TakeId[]): void
  changed(take: Take): void
  /** A service has said how a take is now: what it has not finished by now it finishes under somebody's eyes. */
  answered(take: Take): void
}

/** So long a clip that was made meanwhile may take to be asked for and fetched, before the others are told of, ms. */
const PATIENCE_MS = 60_000

/** Tells once for each return, when all is known, and only where there is something to tell. */
export function awayNews(
  find: (id: TakeId) => Take | null,
  tell: (finished: Finished) => void,
  patienceMs: number = PATIENCE_MS,
): Away {
  const open = new Set<TakeId>()
  let finished: Finished = { ready: 0, failed: 0 }
  let patience: NodeJS.Timeout | undefined
  const settle = (): void => {
    if (open.size > 0) return
    clearTimeout(patience)
    const { ready, failed } = finished
    finished = { ready: 0, failed: 0 }
    if (ready + failed > 0) tell({ ready, failed })
  }
  const note = ({ id, state, error }: Take): void => {
    if (state === 'ready') finished = { ...finished, ready: finished.ready + 1 }
    if (state === 'failed') finished = { ...finished, failed: finished.failed + 1 }
    if (['ready', 'failed', 'cancelled', 'unknown'].includes(state) || error) open.delete(id)
  }
  return {
    back(ids) {
      for (const id of ids) {
        const take = find(id)
        if (!take) continue
        open.add(id)
        note(take)
      }
      clearTimeout(patience)
      patience = setTimeout(() => {
        open.clear()
        settle()
      }, patienceMs)
      patience.unref()
      settle()
    },
    changed(take) {
      if (!open.has(take.id)) return
      note(take)
      settle()
    },
    answered({ id, state }) {
      if (state === 'downloading' || !open.delete(id)) return
      settle()
    },
  }
}
