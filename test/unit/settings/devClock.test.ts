import { expect, test } from 'vitest'
import { devClock } from '../../../src-main/settings/devClock.ts'
import { systemClock } from '../../../src-main/takes/service/open.ts'

const never = new AbortController().signal

test('in a checkout the environment makes the clock faster, its pauses and its hands alike', async () => {
  const clock = devClock({ KINEBRUSH_CLOCK: '10' }, false)
  const before = { now: clock.now(), wall: clock.wall(), real: performance.now() }
  await clock.sleep(1000, never)
  const real = performance.now() - before.real
  expect(real).toBeGreaterThan(90)
  expect(real).toBeLessThan(900)
  expect(clock.now() - before.now).toBeGreaterThanOrEqual(900)
  expect(clock.wall() - before.wall).toBeGreaterThanOrEqual(900)
})

test.each([
  ['an installed app', { KINEBRUSH_CLOCK: '10' }, true],
  ['nothing said', {}, false],
  ['no number', { KINEBRUSH_CLOCK: 'fast' }, false],
  ['more than a test needs', { KINEBRUSH_CLOCK: '1000' }, false],
  ['slower', { KINEBRUSH_CLOCK: '0.1' }, false],
])('%s: the clock is the computer’s', (_, env, packaged) => {
  expect(devClock(env, packaged)).toBe(systemClock)
})
