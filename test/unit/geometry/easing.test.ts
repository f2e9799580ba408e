import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOnCurve } from '../../../src-shared/geometry/bezier.ts'
import { curveOf, ease, EASINGS, easingText, readEasing } from '../../../src-shared/geometry/easing.ts'
import { fittedEasing } from '../../../src-shared/geometry/fitEasing.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const curves = fc.record({ x1: share, y1: share, x2: share, y2: share })

/** The slow way: halving, far beyond what the answer is compared to. */
function oracle(
  { x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number },
  time: number,
): [number, number] {
  const side = (a: number, b: number, t: number): number =>
    3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t ** 2 * b + t ** 3
  const wayWhen = (x: number): number => {
    if (x >= 1) return 1
    let [low, high] = [0, 1]
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2
      if (side(x1, x2, middle) < x) low = middle
      else high = middle
    }
    return side(y1, y2, (low + high) / 2)
  }
  // Where the curve is nearly upright, the last bits of the time move the way: both sides of it count.
  return [wayWhen(Math.max(0, time - 1e-11)), wayWhen(Math.min(1, time + 1e-11))]
}

describe('speed curves', () => {
  test('are solved as halving solves them', () => {
    fc.assert(
      fc.property(curves, share, (curve, time) => {
        const [low, high] = oracle(curve, time)
        const found = shareOnCurve(curve, time)
        expect(found).toBeGreaterThanOrEqual(low - 1e-9)
        expect(found).toBeLessThanOrEqual(high + 1e-9)
      }),
      { numRuns: 300 },
    )
  })

  test('begin at 0, end at 1 and never go back', () => {
    fc.assert(
      fc.property(curves, share, share, (curve, a, b) => {
        expect([ease(curve, 0), ease(curve, 1)]).toEqual([0, 1])
        expect(ease(curve, Math.max(a, b))).toBeGreaterThanOrEqual(ease(curve, Math.min(a, b)) - 1e-12)
      }),
    )
  })

  test('agree with what browsers do for the well-known ones', () => {
    // CSS `ease` and `ease-in-out` at half the time, as Chromium computes them.
    expect(shareOnCurve({ x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 }, 0.5)).toBeCloseTo(0.802403, 5)
    expect(shareOnCurve({ x1: 0.42, y1: 0, x2: 0.58, y2: 1 }, 0.5)).toBeCloseTo(0.5, 9)
  })

  test.each([
    ['linear', 1e-9],
    ['in', 1e-9],
    ['out', 1e-9],
    ['in-out', 0.006],
  ] as const)('%s is drawn as a curve that it is within %d of', (easing, off) => {
    for (let i = 0; i <= 100; i++) {
      expect(Math.abs(ease(curveOf(easing), i / 100) - ease(easing, i / 100))).toBeLessThan(off)
    }
  })
})

describe('easings as text', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...EASINGS), curves.map(rounded)), (easing) => {
        expect(readEasing(easingText(easing))).toEqual(easing)
      }),
    )
  })

  test.each(['bouncy', '', '0,0,1', '0,0,1,1,1', '0,0,1,2', '-0.1,0,1,1', '0,0,1,x', 'NaN,0,1,1'])(
    '“%s” is none',
    (text) => expect(readEasing(text)).toBeNull(),
  )
})

const rounded = (curve: { x1: number; y1: number; x2: number; y2: number }) => ({
  x1: Math.round(curve.x1 * 100) / 100,
  y1: Math.round(curve.y1 * 100) / 100,
  x2: Math.round(curve.x2 * 100) / 100,
  y2: Math.round(curve.y2 * 100) / 100,
})

describe('the speed of points that are passed at known times', () => {
  const times = Array.from({ length: 81 }, (_, i) => i)
  const along = (at: (time: number) => number) => times.map((time) => ({ x: 300 * at(time / 80), y: 7 }))

  test.each(EASINGS)('%s is found', (easing) => {
    expect(
      fittedEasing(
        along((t) => ease(easing, t)),
        times,
      ),
    ).toBe(easing)
  })

  test('a curve is found to within 4 % of the way', () => {
    const tame = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(fc.record({ x1: tame, y1: share, x2: tame, y2: share }), (curve) => {
        const found = fittedEasing(
          along((t) => ease(curve, t)),
          times,
        )
        for (const time of times) {
          expect(Math.abs(ease(found, time / 80) - ease(curve, time / 80))).toBeLessThan(0.04)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('even where nothing moves, or the times do not rise', () => {
    expect(
      fittedEasing(
        [
          { x: 1, y: 1 },
          { x: 1, y: 1 },
          { x: 1, y: 1 },
        ],
        [0, 1, 2],
      ),
    ).toBe('linear')
    expect(
      fittedEasing(
        [
          { x: 1, y: 1 },
          { x: 2, y: 1 },
          { x: 9, y: 1 },
        ],
        [0, 0, 2],
      ),
    ).toBe('linear')
  })
})
