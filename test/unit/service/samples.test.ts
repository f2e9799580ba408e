import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EASINGS, type Easing } from '../../../src-shared/geometry/easing.ts'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { samplesOf } from '../../../src-shared/service/samples.ts'

const easings = fc.constantFrom<Easing>(...EASINGS, { x1: 0.9, y1: 0, x2: 0.1, y2: 1 })

const PHOTO = { width: 640, height: 427 }
const inside = fc.record({
  x: fc.double({ min: 0, max: 639, noNaN: true }),
  y: fc.double({ min: 0, max: 426, noNaN: true }),
})

test('any path becomes at most 77 whole pixels of the photo, no two neighbours alike', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.double({ min: -900, max: 1800, noNaN: true }),
          y: fc.double({ min: -900, max: 1800, noNaN: true }),
        }),
        { minLength: 2, maxLength: 30 },
      ),
      easings,
      (points, easing) => {
        const samples = samplesOf(polylinePath(points, easing), PHOTO)
        expect(samples.length).toBeLessThanOrEqual(77)
        samples.forEach((sample, i) => {
          expect(Number.isInteger(sample.x) && Number.isInteger(sample.y)).toBe(true)
          expect(sample.x >= 0 && sample.x < 640 && sample.y >= 0 && sample.y < 427).toBe(true)
          expect(sample).not.toEqual(samples[i - 1])
        })
      },
    ),
  )
})

test('a path on the photo keeps its two ends', () => {
  fc.assert(
    fc.property(inside, inside, easings, (from, to, easing) => {
      fc.pre(Math.hypot(to.x - from.x, to.y - from.y) > 2)
      const samples = samplesOf(polylinePath([from, to], easing), PHOTO)
      expect(samples[0]).toEqual({ x: Math.round(from.x), y: Math.round(from.y) })
      expect(samples.at(-1)).toEqual({ x: Math.round(to.x), y: Math.round(to.y) })
    }),
  )
})

test('samples are evenly spaced in time: easing bunches them where it is slow', () => {
  const way = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ]
  const steps = (easing: 'linear' | 'in') => {
    const samples = samplesOf(polylinePath(way, easing), PHOTO)
    return samples.slice(1).map((sample, i) => sample.x - samples[i]!.x)
  }
  expect(new Set(steps('linear'))).toEqual(new Set([3, 4]))
  expect(steps('in')[0]).toBe(1)
  expect(steps('in').at(-1)).toBe(6)
})
