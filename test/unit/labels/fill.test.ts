import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regionSpans } from '../../../src-shared/labels/fill.ts'
import { emptyMap, fromBytes, toBytes, type LabelMap } from '../../../src-shared/labels/labelMap.ts'

const SIZE = { width: 31, height: 23 }

/** The same, pixel by pixel: spreads to the four neighbours until nothing is added. */
function slowRegion(map: LabelMap, x: number, y: number): Uint8Array {
  const bytes = toBytes(map)
  const region = new Uint8Array(bytes.length)
  region[y * map.width + x] = 1
  for (let grows = true; grows;) {
    grows = false
    for (let i = 0; i < bytes.length; i++) {
      if (region[i] === 1 || bytes[i] !== bytes[y * map.width + x]) continue
      const beside =
        (i % map.width > 0 && region[i - 1] === 1) ||
        (i % map.width < map.width - 1 && region[i + 1] === 1) ||
        region[i - map.width] === 1 ||
        region[i + map.width] === 1
      if (!beside) continue
      region[i] = 1
      grows = true
    }
  }
  return region
}

function region(map: LabelMap, x: number, y: number): Uint8Array {
  const counts = new Uint8Array(map.width * map.height)
  regionSpans(map, { x, y }, (row, left, right) => {
    for (let i = left; i <= right; i++) counts[row * map.width + i]!++
  })
  return counts
}

describe('a region of the label map', () => {
  test('is all that hangs together with the pixel, each once', () => {
    const labels = fc.array(fc.constantFrom(0, 0, 1, 2), {
      minLength: SIZE.width * SIZE.height,
      maxLength: SIZE.width * SIZE.height,
    })
    const place = fc.tuple(
      fc.integer({ min: 0, max: SIZE.width - 1 }),
      fc.integer({ min: 0, max: SIZE.height - 1 }),
    )
    fc.assert(
      fc.property(labels, place, (bytes, [x, y]) => {
        const map = fromBytes(SIZE, Uint8Array.from(bytes))
        expect(region(map, x, y)).toEqual(slowRegion(map, x, y))
      }),
    )
  })

  test('there is none beside the photo', () => {
    expect(region(emptyMap(SIZE), -1, 3).some((count) => count > 0)).toBe(false)
    expect(region(emptyMap(SIZE), 3, SIZE.height).some((count) => count > 0)).toBe(false)
  })
})
