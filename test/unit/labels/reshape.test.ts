import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clamp } from '../../../src-shared/geometry/point.ts'
import { changedTiles, emptyMap, fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { inverted, reshaped, type Reshape } from '../../../src-shared/labels/reshape.ts'
import { withRect } from '../../support/projects.ts'

const SIZE = { width: 23, height: 17 }
const COUNT = SIZE.width * SIZE.height
const AREA = 2

const maps = fc
  .array(fc.constantFrom(0, 0, 0, AREA, AREA, 1), { minLength: COUNT, maxLength: COUNT })
  .map((bytes) => fromBytes(SIZE, Uint8Array.from(bytes)))
const blobs = fc
  .array(fc.tuple(fc.nat(22), fc.nat(16), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 4,
  })
  .map((rects) =>
    rects.reduce((map, [x, y, width, height]) => withRect(map, AREA, x, y, width, height), emptyMap(SIZE)),
  )
const radii = fc.double({ min: 0, max: 8, noNaN: true })

const place = (i: number) => ({ x: i % SIZE.width, y: Math.floor(i / SIZE.width) })

/** The distance from each pixel to the nearest one of those that count, each with each. */
const distances = (counts: readonly boolean[]): number[] =>
  counts.map((_, i) => {
    let least = Infinity
    counts.forEach((isOne, j) => {
      if (!isOne) return
      const [a, b] = [place(i), place(j)]
      least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y))
    })
    return least
  })

const isArea = (bytes: Uint8Array): boolean[] => Array.from(bytes, (label) => label === AREA)
const own = (how: Reshape, amount: number, map: ReturnType<typeof emptyMap>): boolean[] =>
  isArea(toBytes(reshaped(map, AREA, how, amount)))

describe('growing and shrinking', () => {
  test('grow takes in exactly what lies within the distance', () => {
    fc.assert(
      fc.property(fc.oneof(maps, blobs), radii, (map, radius) => {
        const away = distances(isArea(toBytes(map)))
        expect(own('grow', radius, map)).toEqual(away.map((d) => d <= radius))
      }),
    )
  })

  test('shrink leaves exactly what lies farther from the outside; the photo’s edge is none', () => {
    fc.assert(
      fc.property(fc.oneof(maps, blobs), radii, (map, radius) => {
        const away = distances(isArea(toBytes(map)).map((inside) => !inside))
        expect(own('shrink', radius, map)).toEqual(away.map((d) => d > radius))
      }),
    )
  })

  test('what does not give way is not taken', () => {
    const map = withRect(withRect(emptyMap(SIZE), AREA, 2, 2, 5, 5), 1, 7, 0, 4, 17)
    const writable = [true, false, true, true, true, true, true, true]
    const bytes = toBytes(reshaped(map, AREA, 'grow', 6, writable))
    expect(bytes.filter((label) => label === 1)).toHaveLength(4 * 17)
    expect(bytes[4 * SIZE.width + 12]).toBe(AREA)
  })
})

describe('smoothing', () => {
  test('leaves exactly the pixels with more than half of their surroundings in the area', () => {
    fc.assert(
      fc.property(fc.oneof(maps, blobs), fc.integer({ min: 0, max: 4 }), (map, r) => {
        const inside = isArea(toBytes(map))
        const at = (x: number, y: number): boolean =>
          inside[clamp(y, 0, SIZE.height - 1) * SIZE.width + clamp(x, 0, SIZE.width - 1)] ?? false
        const expected = inside.map((_, i) => {
          const { x, y } = place(i)
          let count = 0
          for (let dy = -r; dy <= r; dy++)
            for (let dx = -r; dx <= r; dx++) count += Number(at(x + dx, y + dy))
          return count > (2 * r + 1) ** 2 / 2
        })
        expect(own('smooth', r, map)).toEqual(expected)
      }),
    )
  })

  test('a straight border stays where it is', () => {
    const half = withRect(emptyMap(SIZE), AREA, 0, 6, 23, 11)
    expect(own('smooth', 3, half)).toEqual(isArea(toBytes(half)))
  })
})

describe('holes and specks', () => {
  const ring = withRect(withRect(emptyMap(SIZE), AREA, 3, 3, 8, 8), 0, 5, 5, 3, 3)

  test('holes of up to a surface are filled; what is open to the outside is none', () => {
    const whole = isArea(toBytes(withRect(emptyMap(SIZE), AREA, 3, 3, 8, 8)))
    expect(own('fillHoles', 9, ring)).toEqual(whole)
    expect(own('fillHoles', 8, ring)).toEqual(isArea(toBytes(ring)))
    const atEdge = withRect(withRect(emptyMap(SIZE), AREA, 0, 3, 8, 8), 0, 0, 5, 3, 3)
    expect(own('fillHoles', 100, atEdge)).toEqual(isArea(toBytes(atEdge)))
  })

  test('specks of up to a surface go, at the photo’s edge too', () => {
    const specks = withRect(withRect(ring, AREA, 20, 0, 2, 2), AREA, 15, 12, 2, 3)
    expect(own('removeSpecks', 6, specks)).toEqual(isArea(toBytes(ring)))
    expect(own('removeSpecks', 4, specks)[13 * SIZE.width + 15]).toBe(true)
  })
})

describe('inverting', () => {
  test('twice gives the same where nothing else is painted', () => {
    fc.assert(
      fc.property(blobs, (map) => {
        const twice = inverted(inverted(map, AREA), AREA)
        expect(toBytes(twice)).toEqual(toBytes(map))
      }),
    )
  })
})

test('tiles that do not change are shared', () => {
  const map = withRect(emptyMap({ width: 600, height: 600 }), AREA, 10, 10, 50, 50)
  expect(changedTiles(map, reshaped(map, AREA, 'grow', 5))).toEqual([0])
  expect(reshaped(map, AREA, 'fillHoles', 100)).toBe(map)
})
