import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeLabels, encodeLabels } from '../../../src-shared/labels/codec.ts'
import { emptyMap, fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'

const maps = fc
  .record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 200 }) })
  .chain((size) =>
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 5000 })), {
        minLength: 1,
        maxLength: 40,
      })
      .map((runs) => {
        const bytes = new Uint8Array(size.width * size.height)
        let at = 0
        for (const [label, length] of runs) {
          bytes.fill(label, at, at + length)
          at += length
        }
        return fromBytes(size, bytes)
      }),
  )

describe('label codec', () => {
  test('decoding gives back what was encoded', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const back = decodeLabels(map, encodeLabels(map))
        return back !== null && Buffer.compare(toBytes(back), toBytes(map)) === 0
      }),
    )
  })

  test('an empty map of 24 megapixels takes a few bytes', () => {
    expect(encodeLabels(emptyMap({ width: 6000, height: 4000 })).length).toBeLessThan(8)
  })

  test('runs that are cut, too long, of another label or of another size are refused', () => {
    const size = { width: 10, height: 10 }
    const good = encodeLabels(emptyMap(size))
    expect(decodeLabels(size, good.slice(0, -1))).toBeNull()
    expect(decodeLabels(size, Uint8Array.of(8, 100))).toBeNull()
    expect(decodeLabels(size, Uint8Array.of(1, 0))).toBeNull()
    expect(decodeLabels(size, Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255))).toBeNull()
    expect(decodeLabels({ width: 10, height: 11 }, good)).toBeNull()
    expect(decodeLabels({ width: 10, height: 9 }, good)).toBeNull()
    expect(decodeLabels(size, new Uint8Array())).toBeNull()
  })

  test('any bytes are decoded or refused, never more', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (runs) => {
        const map = decodeLabels({ width: 13, height: 7 }, runs)
        return map === null || toBytes(map).every((label) => label <= 7)
      }),
    )
  })
})
