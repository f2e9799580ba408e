import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ease, EASINGS } from '../../../src-shared/geometry/easing.ts'
import { flatten, polylinePath, reversed, type MotionPath } from '../../../src-shared/geometry/path.ts'
import { lengthOf, placeAt } from '../../../src-shared/geometry/polyline.ts'
import { anchorsFromStroke, distanceToSegment, simplify } from '../../../src-shared/geometry/simplify.ts'

const points = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) }),
  { minLength: 2, maxLength: 12 },
)

describe('paths', () => {
  test('a path given as numbers is followed exactly', () => {
    fc.assert(
      fc.property(points, (given) => {
        const line = flatten(polylinePath(given))
        expect(Array.from(line.xs)).toEqual(given.map(({ x }) => x))
        expect(Array.from(line.ys)).toEqual(given.map(({ y }) => y))
      }),
    )
  })

  test('a smooth curve goes through every anchor', () => {
    fc.assert(
      fc.property(points, (given) => {
        const line = flatten({ anchors: given.map((p) => ({ ...p, kind: 'smooth' })), easing: 'linear' })
        for (const { x, y } of given) {
          expect(Array.from(line.xs).some((lx, i) => lx === x && line.ys[i] === y)).toBe(true)
        }
      }),
    )
  })

  test('smooth anchors on a circle give a curve near to it', () => {
    const anchors = Array.from({ length: 12 }, (_, i) => ({
      x: 200 + 100 * Math.cos((i * Math.PI) / 6),
      y: 200 + 100 * Math.sin((i * Math.PI) / 6),
      kind: 'smooth' as const,
    }))
    const line = flatten({ anchors, easing: 'linear' })
    // The open curve's first and last pieces have no neighbour to bend by.
    const inner = Array.from({ length: 101 }, (_, i) => placeAt(line, 0.12 + (0.76 * i) / 100))
    for (const { x, y } of inner) expect(Math.abs(Math.hypot(x - 200, y - 200) - 100)).toBeLessThan(0.6)
  })

  test('two anchors are a straight line, corner or smooth', () => {
    const path: MotionPath = {
      anchors: [
        { x: 0, y: 0, kind: 'smooth' },
        { x: 30, y: 40, kind: 'corner' },
      ],
      easing: 'linear',
    }
    expect(lengthOf(flatten(path))).toBeCloseTo(50, 9)
    expect(placeAt(flatten(path), 0.5).x).toBeCloseTo(15, 9)
  })

  test('places at equal shares are equally far along the way', () => {
    const line = flatten(
      polylinePath([
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 100, y: 300 },
      ]),
    )
    expect(placeAt(line, 0)).toEqual({ x: 0, y: 0 })
    expect(placeAt(line, 0.25)).toEqual({ x: 100, y: 0 })
    expect(placeAt(line, 0.5)).toEqual({ x: 100, y: 100 })
    expect(placeAt(line, 1)).toEqual({ x: 100, y: 300 })
    expect(placeAt(line, 7)).toEqual({ x: 100, y: 300 })
  })

  test('reversing twice gives the same way', () => {
    const path = polylinePath([
      { x: 1, y: 2 },
      { x: 3, y: 4 },
      { x: 9, y: 4 },
    ])
    expect(reversed(reversed(path))).toEqual(path)
  })

  test('identical points make a way of no length and a defined place', () => {
    const line = flatten(
      polylinePath([
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ]),
    )
    expect(lengthOf(line)).toBe(0)
    expect(placeAt(line, 0.5)).toEqual({ x: 5, y: 5 })
  })
})

describe('easing', () => {
  test.each(EASINGS)('%s begins at the start, ends at the end and never goes back', (easing) => {
    expect(ease(easing, 0)).toBe(0)
    expect(ease(easing, 1)).toBe(1)
    for (let i = 1; i <= 100; i++)
      expect(ease(easing, i / 100)).toBeGreaterThanOrEqual(ease(easing, (i - 1) / 100))
  })
})

describe('simplifying', () => {
  test('every dropped point stays within the tolerance', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.5, max: 20, noNaN: true }), (given, tolerance) => {
        const kept = simplify(given, tolerance)
        for (const point of given) {
          const away = Math.min(...kept.slice(1).map((to, i) => distanceToSegment(point, kept[i]!, to)))
          expect(away).toBeLessThanOrEqual(tolerance + 1e-9)
        }
      }),
    )
  })

  test('a drawn stroke becomes a few anchors that the curve stays near to', () => {
    const stroke = Array.from({ length: 200 }, (_, i) => ({ x: i * 2, y: 100 + 60 * Math.sin(i / 30) }))
    const anchors = anchorsFromStroke(stroke, 1)
    expect(anchors.length).toBeLessThan(25)
    const line = flatten({ anchors, easing: 'linear' })
    const pieces = Array.from(line.xs, (x, i) => ({ x, y: line.ys[i]! }))
    const worst = Math.max(
      ...stroke.map((point) =>
        Math.min(...pieces.slice(1).map((to, i) => distanceToSegment(point, pieces[i]!, to))),
      ),
    )
    expect(worst).toBeLessThan(2)
  })
})
