import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contiguousWand, wholeWand, type Picture, type Wand } from '../../../src-shared/labels/wand.ts'

const SIZE = { width: 17, height: 13 }
const COUNT = SIZE.width * SIZE.height

const pictures = fc
  .array(fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(0, 10, 20, 60, 200))), {
    minLength: COUNT,
    maxLength: COUNT,
  })
  .map((colours): Picture => ({
    ...SIZE,
    pixels: Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255])),
  }))
const places = fc.record({
  x: fc.integer({ min: 0, max: SIZE.width - 1 }),
  y: fc.integer({ min: 0, max: SIZE.height - 1 }),
})
const tolerances = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 4 })

function taken(wand: Wand, tolerance: number): Uint8Array {
  const counts = new Uint8Array(COUNT)
  wand.spans(tolerance, (y, left, right) => {
    for (let x = left; x <= right; x++) counts[y * SIZE.width + x]!++
  })
  return counts
}

const isLike = ({ pixels }: Picture, i: number, seed: number, tolerance: number): boolean =>
  [0, 1, 2].every((c) => Math.abs(pixels[4 * i + c]! - pixels[4 * seed + c]!) <= tolerance)

/** The same, pixel by pixel: spreads to the four neighbours until nothing is added. */
function slow(picture: Picture, seed: number, tolerance: number): Uint8Array {
  const region = new Uint8Array(COUNT)
  region[seed] = 1
  for (let grows = true; grows;) {
    grows = false
    for (let i = 0; i < COUNT; i++) {
      if (region[i] === 1 || !isLike(picture, i, seed, tolerance)) continue
      const beside =
        (i % SIZE.width > 0 && region[i - 1] === 1) ||
        (i % SIZE.width < SIZE.width - 1 && region[i + 1] === 1) ||
        region[i - SIZE.width] === 1 ||
        region[i + SIZE.width] === 1
      if (!beside) continue
      region[i] = 1
      grows = true
    }
  }
  return region
}

describe('magic wand', () => {
  test('takes the like pixels that hang together with the place, whatever was asked before', () => {
    fc.assert(
      fc.property(pictures, places, tolerances, (picture, place, asked) => {
        const wand = contiguousWand(picture, place)!
        for (const tolerance of asked) {
          expect(taken(wand, tolerance)).toEqual(slow(picture, place.y * SIZE.width + place.x, tolerance))
        }
      }),
    )
  })

  test('takes like pixels all over the picture when asked to', () => {
    fc.assert(
      fc.property(pictures, places, tolerances, (picture, place, [tolerance = 0]) => {
        const seed = place.y * SIZE.width + place.x
        const like = Uint8Array.from({ length: COUNT }, (_, i) => Number(isLike(picture, i, seed, tolerance)))
        expect(taken(wholeWand(picture, place)!, tolerance)).toEqual(like)
      }),
    )
  })

  test('takes nothing beside the picture', () => {
    const picture = { ...SIZE, pixels: new Uint8ClampedArray(4 * COUNT) }
    expect(contiguousWand(picture, { x: -1, y: 0 })).toBeNull()
    expect(wholeWand(picture, { x: 0, y: SIZE.height })).toBeNull()
  })
})
