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
  expect(told[0]).toEqual({ stage: 'frames', done: 1, total: 100, secondsLeft: null })
  const half = told.find(({ done }) => done === 51)
  // 20 ms a frame, 49 to go.
  expect(half?.secondsLeft).toBeCloseTo(0.98, 6)
})

test('a stage before the frames is told at once when it begins and when it ends, and counts for no time left', () => {
  const told: Progress[] = []
  let now = 1000
  const meter = progressMeter(
    (progress) => void told.push(progress),
    () => now,
  )
  meter(10, 100, 'fill')
  now += 5000
  meter(90, 100, 'fill')
  now += 1
  meter(1, 50)
  now += 1000
  meter(11, 50)
  expect(told.map(({ stage, done }) => [stage, done])).toEqual([
    ['fill', 10],
    ['fill', 90],
    ['frames', 1],
    ['frames', 11],
  ])
  expect(told[2]?.secondsLeft).toBeNull()
  // 100 ms a frame, 39 to go.
  expect(told[3]?.secondsLeft).toBeCloseTo(3.9, 6)
})
