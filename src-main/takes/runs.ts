import { fail, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'

/** What is under way for takes: one run a take, each of which can be stopped. */
export interface Runs {
  begin<T>(id: TakeId, run: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>>
  has(id: TakeId): boolean
  cancel(id: TakeId): void
  /** Stops all and comes back when they have ended. */
  end(): Promise<void>
}

export function takeRuns(): Runs {
  const runs = new Map<TakeId, { readonly abort: AbortController; readonly ended: Promise<unknown> }>()
  return {
    begin(id, run) {
      if (runs.has(id)) return Promise.resolve(fail({ code: 'render/busy' }))
      const abort = new AbortController()
      const ended = run(abort.signal).finally(() => runs.delete(id))
      runs.set(id, { abort, ended })
      return ended
    },
    has: (id) => runs.has(id),
    cancel: (id) => runs.get(id)?.abort.abort(),
    async end() {
      const all = [...runs.values()]
      all.forEach(({ abort }) => abort.abort())
      await Promise.allSettled(all.map(({ ended }) => ended))
    },
  }
}
