import { expect, test } from 'vitest'
import { styleOf } from '../../../src-renderer/canvas/areaStyle.ts'

/** A pattern's strokes over some periods of p pixels, wherever it begins. */
const strokes = (label: number, p: number, dx: number, dy: number): boolean[] =>
  Array.from({ length: 4 * p * p }, (_, i) =>
    styleOf(label).pattern((i % (2 * p)) + dx, Math.floor(i / (2 * p)) + dy, p),
  )

test.each([8, 10])(
  'areas are told apart without colour: no pattern of %i pixels is another one shifted',
  (p) => {
    const labels = [1, 2, 3, 4, 5, 6, 7]
    for (const a of labels) {
      for (const b of labels.filter((label) => label > a)) {
        const own = strokes(a, p, 0, 0)
        let least = Infinity
        for (let dy = 0; dy < p; dy++) {
          for (let dx = 0; dx < p; dx++) {
            const other = strokes(b, p, dx, dy)
            least = Math.min(least, own.filter((stroke, i) => stroke !== other[i]).length / own.length)
          }
        }
        // A tenth of the ground differs at the least.
        expect(least, `${a} and ${b}`).toBeGreaterThan(0.1)
      }
    }
  },
)
