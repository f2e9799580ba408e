import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBytes } from '../../../src-shared/labels/labelMap.ts'
import { extents } from '../../../src-shared/labels/measure.ts'
import { seeded } from '../../support/random.ts'

/** One pixel after the other. */
function slowExtents(bytes: Uint8Array, width: number) {
  const found = Array.from({ length: 8 }, () => ({
    pixels: 0,
    left: Infinity,
    top: Infinity,
    right: -Infinity,
    bottom: -Infinity,
  }))
  bytes.forEach((label, i) => {
    const extent = found[label]
    if (!extent) return
    const [x, y] = [i % width, Math.floor(i / width)]
    extent.pixels++
    if (label === 0) return
    extent.left = Math.min(extent.left, x)
    extent.top = Math.min(extent.top, y)
    extent.right = Math.max(extent.right, x)
    extent.bottom = Math.max(extent.bottom, y)
  })
  return found
}

test('pixels and boxes are those that counting one by one finds, whatever is painted', () => {
  const shapes = fc.record({
    width: fc.integer({ min: 1, max: 300 }),
    height: fc.integer({ min: 1, max: 200 }),
    run: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
  })
  fc.assert(
    fc.property(shapes, ({ width, height, run, seed }) => {
      const random = seeded(seed)
      const bytes = new Uint8Array(width * height)
      for (let i = 0; i < bytes.length;) {
        const label = random() < 0.5 ? 0 : Math.floor(random() * 8)
        const end = Math.min(bytes.length, i + 1 + Math.floor(random() * run))
        bytes.fill(label, i, end)
        i = end
      }
      expect(extents(fromBytes({ width, height }, bytes))).toEqual(slowExtents(bytes, width))
    }),
    { numRuns: 60 },
  )
})
