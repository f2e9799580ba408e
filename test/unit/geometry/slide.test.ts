import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ease, EASINGS } from '../../../src-shared/geometry/easing.ts'
import type { ImagePoint } from '../../../src-shared/geometry/point.ts'
import { placeAt, polylineOf, type Polyline } from '../../../src-shared/geometry/polyline.ts'
import { slidShares } from '../../../src-shared/geometry/slide.ts'
import { deviationOf } from '../../support/deviation.ts'

const point = fc.record({
  x: fc.integer({ min: 0, max: 1000 }),
  y: fc.integer({ min: 0, max: 700 }),
})
const lines = fc
  .array(point, { minLength: 2, maxLength: 40 })
  .filter((points) => points.some(({ x }) => x !== points[0]!.x))
const counts = fc.integer({ min: 2, max: 30 })
const even = (time: number): number => time

const deviation = (line: Polyline, shares: readonly number[]): number =>
  deviationOf(
    line,
    shares.map((share) => placeAt(line, share)),
    shares,
  )

describe('places that slide along a line', () => {
  test('stay within half a step of their own, in order, the ends where they are', () => {
    fc.assert(
      fc.property(lines, counts, fc.constantFrom(...EASINGS), (points, count, easing) => {
        const shares = slidShares(polylineOf(points), (time) => ease(easing, time), count, 1)
        expect(shares).toHaveLength(count)
        expect([shares[0], shares.at(-1)]).toEqual([0, 1])
        shares.forEach((share, i) => {
          if (i > 0) expect(share).toBeGreaterThan(shares[i - 1]!)
          const [early, late] = [-0.45, 0.45].map((slide) =>
            ease(easing, Math.min(1, Math.max(0, (i + slide) / (count - 1)))),
          )
          expect(share).toBeGreaterThanOrEqual(early! - 1e-9)
          expect(share).toBeLessThanOrEqual(late! + 1e-9)
        })
      }),
    )
  })

  test('leave the line by no more than places that do not slide', () => {
    fc.assert(
      fc.property(lines, counts, (points, count) => {
        const line = polylineOf(points)
        const own = Array.from({ length: count }, (_, i) => i / (count - 1))
        const slid = deviation(line, slidShares(line, even, count, 0))
        expect(slid).toBeLessThanOrEqual(deviation(line, own) + 1e-6)
      }),
    )
  })

  test('do not slide where that is good enough already', () => {
    const straight = polylineOf([
      { x: 10, y: 20 },
      { x: 500, y: 333 },
      { x: 990, y: 646 },
    ])
    const shares = slidShares(straight, even, 20, 1)
    shares.forEach((share, i) => expect(share).toBeCloseTo(i / 19, 12))
    const arc: ImagePoint[] = Array.from({ length: 200 }, (_, i) => ({
      x: 400 * Math.cos(i / 100),
      y: 400 * Math.sin(i / 100),
    }))
    slidShares(polylineOf(arc), even, 60, 1).forEach((share, i) => expect(share).toBeCloseTo(i / 59, 12))
  })

  test('find a corner that stands between two of them', () => {
    const corner = polylineOf([
      { x: 0, y: 0 },
      { x: 130, y: 0 },
      { x: 130, y: 270 },
    ])
    // 400 px in 4 steps: the corner is 30 px behind the second place, within its reach of 45.
    expect(deviation(corner, [0, 0.25, 0.5, 0.75, 1])).toBeGreaterThan(25)
    expect(deviation(corner, slidShares(corner, even, 5, 1))).toBeLessThan(5)
  })
})
