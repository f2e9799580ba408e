import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, type ImagePoint } from '../../../src-shared/geometry/point.ts'
import { pulled } from '../../../src-shared/geometry/stabiliser.ts'

const coordinate = fc.double({ min: -500, max: 500, noNaN: true })
const places = fc.record({ x: coordinate, y: coordinate })

/** The tip's way as a hand goes from place to place. */
function wayOf(hand: readonly ImagePoint[], length: number): ImagePoint[] {
  const way: ImagePoint[] = [hand[0]!]
  for (let i = 1; i < hand.length; i++) way.push(...pulled(way.at(-1)!, hand[i - 1]!, hand[i]!, length))
  return way
}

/** How far a way strays from a level line. */
const unrest = (way: readonly ImagePoint[]): number => Math.max(...way.map(({ y }) => Math.abs(y)))

describe('a brush on a string', () => {
  test('without a string it is where the hand is', () => {
    expect(pulled({ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 30, y: 40 }, 0)).toEqual([{ x: 30, y: 40 }])
  })

  test('it stays while the string hangs loose, and is never farther from the hand than the string is long', () => {
    expect(pulled({ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 6, y: 8 }, 20)).toEqual([])
    fc.assert(
      fc.property(fc.array(places, { minLength: 2, maxLength: 12 }), (hand) => {
        expect(distance(wayOf(hand, 20).at(-1)!, hand.at(-1)!)).toBeLessThanOrEqual(20 + 1e-6)
      }),
    )
  })

  test('it is drawn straight after a hand that goes straight', () => {
    const way = wayOf(
      [
        { x: 0, y: 0 },
        { x: 300, y: 0 },
      ],
      40,
    )
    expect(way.at(-1)!.x).toBeCloseTo(260, 6)
    expect(unrest(way)).toBeLessThan(1e-9)
  })

  test('a hand that trembles by three pixels paints a line that hardly does', () => {
    const hand = Array.from({ length: 200 }, (_, i) => ({ x: i * 2, y: i % 2 === 0 ? 3 : -3 }))
    hand[0] = { x: 0, y: 0 }
    expect(unrest(wayOf(hand, 40).slice(60))).toBeLessThan(0.4)
    expect(unrest(wayOf(hand, 0))).toBe(3)
  })

  test('around a corner it goes the same way however few moves the hand is seen in', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 200, y: 60 },
    ]
    const dense: ImagePoint[] = []
    for (let i = 0; i <= 200; i++) dense.push({ x: i, y: 0 })
    for (let i = 1; i <= 60; i++) dense.push({ x: 200, y: i })
    const few = wayOf(corner, 40)
    for (const place of wayOf(dense, 40)) {
      // The nearest point of the coarse way, between its places too.
      const apart = few.slice(1).map((end, i) => {
        const start = few[i]!
        const length = distance(start, end) || 1
        const along =
          ((place.x - start.x) * (end.x - start.x) + (place.y - start.y) * (end.y - start.y)) / length
        const t = Math.min(1, Math.max(0, along / length))
        return distance(place, { x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t })
      })
      expect(Math.min(...apart)).toBeLessThan(2.5)
    }
  })
})
