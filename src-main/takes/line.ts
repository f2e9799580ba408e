import { fail, type Result } from '../../src-shared/result.ts'

/** Runs a job when all that came before it have ended; a job that is aborted while it waits never begins. */
export type WaitingLine = <T>(job: () => Promise<Result<T>>, signal: AbortSignal) => Promise<Result<T>>

export function waitingLine(): WaitingLine {
  let last: Promise<unknown> = Promise.resolve()
  return (job, signal) => {
    const before = last
    const turn = (async () => {
      await Promise.race([before, abortOf(signal)])
      return signal.aborted ? cancelled : job()
    })()
    // The next one waits for those before as well: this one may leave the line early.
    last = Promise.allSettled([before, turn])
    return turn
  }
}

const cancelled: Result<never> = fail({ code: 'cancelled' })

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
