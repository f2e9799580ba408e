import { expect, test } from 'vitest'
import { progressMeter, type Progress } from '../../../src-main/takes/progress.ts'

test('progress is told ten times a second at most, with the time left once there is something to go by', () => {
  const told: Progress[] = []
  let now = 1000
  const meter = progressMeter(
    (progress) => void told.push(progress),
    () => now,
  )
  for (let done = 1; done <= 100; done++) {
    now += 20
    meter(done, 100)
  }
  expect(told).toHaveLength(20)
  expect(told[0]).toEqual({ done: 1, total: 100, secondsLeft: null })
  const half = told.find(({ done }) => done === 51)
  // 20 ms a frame, 49 to go.
  expect(half?.secondsLeft).toBeCloseTo(0.98, 6)
})
