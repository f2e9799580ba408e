import { expect, test } from 'vitest'
import { waitingLine } from '../../../src-main/takes/line.ts'
import { ok } from '../../../src-shared/result.ts'

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 5))

test('jobs run one at a time, in the order they came, and a thrown error holds nobody up', async () => {
  const inTurn = waitingLine()
  const log: string[] = []
  const job = (name: string) => async () => {
    log.push(`${name} begins`)
    await later(null)
    log.push(`${name} ends`)
    if (name === 'a') throw new Error('a')
    return ok(name)
  }
  const { signal } = new AbortController()
  const ends = await Promise.allSettled(['a', 'b', 'c'].map((name) => inTurn(job(name), signal)))
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})

test('a job that is stopped while it waits ends at once and lets nobody past the one before it', async () => {
  const inTurn = waitingLine()
  const log: string[] = []
  const { signal } = new AbortController()
  const stop = new AbortController()
  const first = inTurn(() => later(ok('first')).then((end) => (log.push('first ends'), end)), signal)
  const second = inTurn(() => Promise.resolve(ok(log.push('second begins'))), stop.signal)
  const third = inTurn(() => Promise.resolve(ok(log.push('third begins'))), signal)
  stop.abort()
  expect(await second).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(log).toEqual([])
  await Promise.all([first, third])
  expect(log).toEqual(['first ends', 'third begins'])
})
