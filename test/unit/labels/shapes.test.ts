import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImagePoint } from '../../../src-shared/geometry/point.ts'
import { ellipseSpans, polygonSpans, type SpanTaker } from '../../../src-shared/labels/shapes.ts'

const SIZE = { width: 60, height: 40 }

/** How often each pixel was given. */
function counted(give: (take: SpanTaker) => void): Uint8Array {
  const counts = new Uint8Array(SIZE.width * SIZE.height)
  give((y, left, right) => {
    for (let x = left; x <= right; x++) counts[y * SIZE.width + x]!++
  })
  return counts
}

/** How often an outline winds around a point: the sum of the angles it is seen under. */
function winding(outline: readonly ImagePoint[], { x, y }: ImagePoint): number {
  let angle = 0
  outline.forEach((from, i) => {
    const to = outline[(i + 1) % outline.length]!
    const turn = Math.atan2(to.y - y, to.x - x) - Math.atan2(from.y - y, from.x - x)
    angle += turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
  })
  return Math.round(angle / (2 * Math.PI))
}

// Off the pixel grid, so that no centre lies on an outline, where either answer is right.
const corner = fc.record({
  x: fc.integer({ min: -20, max: 80 }).map((x) => x + 0.37),
  y: fc.integer({ min: -20, max: 60 }).map((y) => y + 0.41),
})

describe('outlines', () => {
  test('a pixel is inside exactly where the outline winds around its centre, and is given once', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 12 }), (outline) => {
        const counts = counted((take) => polygonSpans(outline, SIZE, take))
        for (let y = 0; y < SIZE.height; y++) {
          for (let x = 0; x < SIZE.width; x++) {
            const nearEdge = outline.some((a, i) => near(a, outline[(i + 1) % outline.length]!, { x, y }))
            if (nearEdge) continue
            if (counts[y * SIZE.width + x] !== (winding(outline, { x, y }) === 0 ? 0 : 1)) return false
          }
        }
        return true
      }),
      { numRuns: 60 },
    )
  })

  test('a line has no inside, and neither has a point', () => {
    const line = [
      { x: 3.5, y: 4.5 },
      { x: 30.5, y: 20.5 },
    ]
    expect(counted((take) => polygonSpans(line, SIZE, take)).some((count) => count > 0)).toBe(false)
    expect(counted((take) => polygonSpans([line[0]!], SIZE, take)).some((count) => count > 0)).toBe(false)
  })
})

/** Whether a point lies so near to an edge that rounding decides. */
function near(a: ImagePoint, b: ImagePoint, p: ImagePoint): boolean {
  const area = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
  return Math.abs(area) < 1e-6 * Math.hypot(b.x - a.x, b.y - a.y)
}

describe('ellipses', () => {
  test('a pixel is inside exactly where its centre is', () => {
    fc.assert(
      fc.property(corner, corner, (a, b) => {
        const counts = counted((take) => ellipseSpans(a, b, SIZE, take))
        const [rx, ry] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2]
        if (rx === 0 || ry === 0) return true
        for (let y = 0; y < SIZE.height; y++) {
          for (let x = 0; x < SIZE.width; x++) {
            const away = Math.hypot((x - (a.x + b.x) / 2) / rx, (y - (a.y + b.y) / 2) / ry)
            if (Math.abs(away - 1) < 1e-9) continue
            if (counts[y * SIZE.width + x] !== (away < 1 ? 1 : 0)) return false
          }
        }
        return true
      }),
      { numRuns: 60 },
    )
  })
})
