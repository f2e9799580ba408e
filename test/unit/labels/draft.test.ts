import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceToSegment } from '../../../src-shared/geometry/simplify.ts'
import { LabelDraft } from '../../../src-shared/labels/draft.ts'
import { changedTiles, emptyMap, labelAt, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { withRect } from '../../support/projects.ts'

const SIZE = { width: 300, height: 200 }
const point = fc.record({
  x: fc.double({ min: -40, max: 340, noNaN: true }),
  y: fc.double({ min: -40, max: 240, noNaN: true }),
})

describe('LabelDraft', () => {
  test('a capsule covers exactly the pixels whose centre is within its radius', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.5, max: 60, noNaN: true }), (from, to, radius) => {
        const draft = new LabelDraft(emptyMap(SIZE))
        draft.capsule(from, to, radius, 3)
        const bytes = toBytes(draft.take())
        for (let y = 0; y < SIZE.height; y++) {
          for (let x = 0; x < SIZE.width; x++) {
            const away = distanceToSegment({ x, y }, from, to)
            // Within rounding of the very rim either answer is right.
            if (Math.abs(away - radius) < 1e-6) continue
            if ((bytes[y * SIZE.width + x] === 3) !== away < radius) return false
          }
        }
        return true
      }),
      { numRuns: 60 },
    )
  })

  test('a stroke that goes on from its last end is the union of its capsules', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 8 }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (way, radius) => {
          const stroke = new LabelDraft(emptyMap(SIZE))
          let union = emptyMap(SIZE)
          way.slice(1).forEach((to, i) => {
            stroke.capsule(way[i]!, to, radius, 2)
            const alone = new LabelDraft(union)
            alone.capsule(way[i]!, to, radius, 2)
            union = alone.take()
          })
          return Buffer.compare(toBytes(stroke.take()), toBytes(union)) === 0
        },
      ),
    )
  })

  test('painting leaves the map it began from as it was', () => {
    const before = withRect(emptyMap(SIZE), 2, 10, 10, 50, 50)
    const bytes = toBytes(before)
    const draft = new LabelDraft(before)
    draft.capsule({ x: 20, y: 20 }, { x: 200, y: 100 }, 15, 4)
    draft.take()
    expect(toBytes(before)).toEqual(bytes)
  })

  test('untouched tiles are shared and a stroke that changes nothing gives the very same map', () => {
    const before = withRect(emptyMap({ width: 1000, height: 1000 }), 2, 0, 0, 400, 400)
    const again = new LabelDraft(before)
    again.capsule({ x: 50, y: 50 }, { x: 300, y: 300 }, 20, 2)
    expect(again.take()).toBe(before)
    const elsewhere = new LabelDraft(before)
    elsewhere.capsule({ x: 700, y: 700 }, { x: 700, y: 700 }, 20, 3)
    expect(changedTiles(before, elsewhere.take())).toEqual([5 * 8 + 5])
  })

  test('pixels of areas that may not be painted over stay', () => {
    const before = withRect(emptyMap(SIZE), 1, 0, 0, 100, 200)
    const draft = new LabelDraft(before, [true, false, true, true, true, true, true, true])
    draft.capsule({ x: 50, y: 100 }, { x: 200, y: 100 }, 30, 2)
    const after = draft.take()
    expect(labelAt(after, 99, 100)).toBe(1)
    expect(labelAt(after, 100, 100)).toBe(2)
  })

  test('painting far outside the photo touches nothing', () => {
    const before = emptyMap(SIZE)
    const draft = new LabelDraft(before)
    draft.capsule({ x: -500, y: -500 }, { x: -400, y: 900 }, 30, 2)
    expect(draft.take()).toBe(before)
  })
})
