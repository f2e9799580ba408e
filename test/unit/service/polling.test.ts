import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  LEAST_POLL_MS,
  MOST_RETRY_AFTER_MS,
  nextPollMs,
  nextSendMs,
  retryAfterMs,
} from '../../../src-shared/service/polling.ts'

const random = fc.double({ min: 0, max: 0.999, noNaN: true })

test('polls are five seconds apart or more, never much more than a minute, and later where it was asked for', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(1000),
      fc.option(fc.nat(600_000)),
      random,
      (polls, failures, wait, dice) => {
        const ms = nextPollMs(polls, failures, wait, () => dice)
        expect(ms).toBeGreaterThanOrEqual(Math.max(LEAST_POLL_MS, wait ?? 0))
        expect(ms).toBeLessThanOrEqual(Math.max(75_000, wait ?? 0))
      },
    ),
  )
})

test('they slow down, more so while nothing answers', () => {
  const at = (polls: number, failures: number) => nextPollMs(polls, failures, null, () => 0)
  expect([at(0, 0), at(1, 0), at(100, 0)]).toEqual([5000, 6250, 20_000])
  expect([at(0, 1), at(0, 2), at(0, 9)]).toEqual([10_000, 20_000, 60_000])
  expect(nextSendMs(1, null, () => 0)).toBe(1000)
  expect(nextSendMs(9, null, () => 0)).toBe(30_000)
  expect(nextSendMs(1, 7000, () => 0)).toBe(7000)
})

const NOW = Date.parse('2026-11-22T12:00:00Z')

test.each([
  ['3', 3000],
  ['0', 0],
  ['1.5', 1500],
  ['999999', MOST_RETRY_AFTER_MS],
  ['Sun, 22 Nov 2026 12:00:10 GMT', 10_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['Mon, 23 Nov 2026 12:00:00 GMT', MOST_RETRY_AFTER_MS],
  ['soon', null],
  ['-5', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})
