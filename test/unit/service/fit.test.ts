import fc from 'fast-check'
import { expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import {
  barsOf,
  fitOf,
  fittedMask,
  fittedSamples,
  isOutOfShape,
  isTooSmall,
  withoutBars,
} from '../../../src-shared/service/fit.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'

const { limits } = COMETAPI
const size = (most: number) =>
  fc.record({ width: fc.integer({ min: 1, max: most }), height: fc.integer({ min: 1, max: most }) })

test('whatever the photo, what is sent is within the limits, and the photo lies whole in its middle', () => {
  fc.assert(
    fc.property(size(9000), fc.double({ min: 0.05, max: 1, noNaN: true }), (photo, scale) => {
      const { sent, left, top, photo: inner } = fitOf(photo, limits, scale)
      expect(isTooSmall(sent, limits)).toBe(false)
      expect(isOutOfShape(sent, limits)).toBe(false)
      // The contract's own words, in whole numbers.
      expect(Math.max(sent.width, sent.height) * 2).toBeLessThanOrEqual(Math.min(sent.width, sent.height) * 5)
      const right = sent.width - left - inner.width
      const bottom = sent.height - top - inner.height
      expect(Math.min(left, top, right, bottom)).toBeGreaterThanOrEqual(0)
      expect(right - left).toBeOneOf([0, 1])
      expect(bottom - top).toBeOneOf([0, 1])
      // Its own shape, up to the rounding of a side. A thread of one pixel has none to keep.
      if (Math.min(inner.width, inner.height) === 1) return
      expect(Math.abs((inner.width * photo.height) / photo.width - inner.height)).toBeLessThanOrEqual(
        0.51 + (0.51 * photo.height) / photo.width,
      )
    }),
    { numRuns: 2000 },
  )
})

test('no more is done than must be', () => {
  fc.assert(
    fc.property(size(9000), (photo) => {
      const fit = fitOf(photo, limits)
      if (!isTooSmall(photo, limits) && !isOutOfShape(photo, limits)) expect(fit).toEqual(withoutBars(photo))
      // Bars on two sides only, and one pixel less of them would be too few, or the picture too small.
      const { sent, photo: inner } = fit
      expect(sent.width === inner.width || sent.height === inner.height).toBe(true)
      const bars = barsOf(fit)
      if (bars === 'sides') {
        const less = { ...sent, width: sent.width - 1 }
        expect(isOutOfShape(less, limits) || isTooSmall(less, limits)).toBe(true)
      }
      if (bars === 'ends') {
        const less = { ...sent, height: sent.height - 1 }
        expect(isOutOfShape(less, limits) || isTooSmall(less, limits)).toBe(true)
      }
      // A photo that is large enough is not enlarged for its bars.
      if (!isTooSmall({ ...sent, ...photo }, limits)) expect(inner).toEqual(photo)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['a side of 299', { width: 299, height: 400 }, { sent: { width: 300, height: 401 }, bars: null }],
  ['1:3', { width: 400, height: 1200 }, { sent: { width: 480, height: 1200 }, bars: 'sides' }],
  ['4:1', { width: 2000, height: 500 }, { sent: { width: 2000, height: 800 }, bars: 'ends' }],
  ['a stamp', { width: 30, height: 30 }, { sent: { width: 300, height: 300 }, bars: null }],
  ['a thread', { width: 5000, height: 2 }, { sent: { width: 5000, height: 2000 }, bars: 'ends' }],
  ['a small strip', { width: 50, height: 600 }, { sent: { width: 300, height: 750 }, bars: 'sides' }],
])('%s', (_, photo, { sent, bars }) => {
  const fit = fitOf(photo, limits)
  expect({ sent: fit.sent, bars: barsOf(fit) }).toEqual({ sent, bars })
})

test('points fall on the pixels that the photo’s own fell on, at most one beside, and never on a bar', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      size(3000),
      fc.array(fc.record({ x: share, y: share }), { minLength: 2, maxLength: 6 }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      (photo, shares, scale) => {
        const fit = fitOf(photo, limits, scale)
        const points = shares.map(({ x, y }) => ({ x: x * (photo.width - 1), y: y * (photo.height - 1) }))
        const samples = fittedSamples(polylinePath(points), photo, fit)
        const { left, top, photo: inner } = fit
        for (const { x, y } of samples) {
          expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true)
          expect(x >= left && y >= top && x < left + inner.width && y < top + inner.height).toBe(true)
        }
        expect(samples.some(({ x, y }, i) => samples[i - 1]?.x === x && samples[i - 1]?.y === y)).toBe(false)
        expect(samples.length).toBeGreaterThanOrEqual(2)
        expect(samples.length).toBeLessThanOrEqual(77)
        const on = (place: number, before: number, after: number): number =>
          ((place + 0.5) * after) / before - 0.5
        const [first, last] = [samples[0]!, samples.at(-1)!]
        const [start, end] = [points[0]!, points.at(-1)!]
        expect(Math.abs(first.x - left - on(start.x, photo.width, inner.width))).toBeLessThanOrEqual(1)
        expect(Math.abs(first.y - top - on(start.y, photo.height, inner.height))).toBeLessThanOrEqual(1)
        expect(Math.abs(last.x - left - on(end.x, photo.width, inner.width))).toBeLessThanOrEqual(1.5)
        expect(Math.abs(last.y - top - on(end.y, photo.height, inner.height))).toBeLessThanOrEqual(1.5)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a mask’s pixels go where the photo’s go, and the bars are black', () => {
  fc.assert(
    fc.property(size(60), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (photo, seed) => {
      let state = seed | 1
      const next = (): number => (state = (state * 48271) % 2147483647)
      const mask = Uint8Array.from({ length: photo.width * photo.height }, () => (next() & 1 ? 255 : 0))
      const fit = fitOf(photo, limits)
      const out = fittedMask(mask, photo, fit)
      const { sent, left, top, photo: inner } = fit
      expect(out.length).toBe(sent.width * sent.height)
      for (let i = 0; i < 300; i++) {
        const [x, y] = [next() % sent.width, next() % sent.height]
        const inside = x >= left && y >= top && x < left + inner.width && y < top + inner.height
        const from = [
          Math.floor(((x - left + 0.5) * photo.width) / inner.width),
          Math.floor(((y - top + 0.5) * photo.height) / inner.height),
        ] as const
        const expected = inside ? mask[from[1] * photo.width + from[0]] : 0
        expect(out[y * sent.width + x]).toBe(expected)
      }
    }),
    { numRuns: 60 },
  )
})

test('a path that falls on one pixel still has the two points that a service wants', () => {
  const photo = { width: 4000, height: 3000 }
  const path = polylinePath([
    { x: 3999, y: 10.6 },
    { x: 3999, y: 11.3 },
  ])
  const points = fittedSamples(path, photo, fitOf(photo, limits, 0.2))
  expect(points).toHaveLength(2)
  expect(new Set(points.map(({ x, y }) => `${x},${y}`)).size).toBe(2)
})
