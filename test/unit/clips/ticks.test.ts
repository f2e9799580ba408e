import { expect, test } from 'vitest'
import { ticksOf } from '../../../src-shared/clips/ticks.ts'

const delays = (fps: number, frames: number, ticks: number): number[] =>
  Array.from({ length: frames }, (_, index) => ticksOf(index, fps, ticks))
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

test.each([1, 7, 12, 24, 25, 29, 30, 48, 50])(
  'at %i frames a second a GIF lasts as long as it should',
  (fps) => {
    const all = delays(fps, fps * 5, 100)
    expect(sum(all)).toBe(500)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
  },
)

test('60 frames a second last a second in thousandths', () => {
  expect(sum(delays(60, 60, 1000))).toBe(1000)
})
