import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MIN_SPAN_SECONDS } from '../../../src-shared/limits.ts'
import { movedSpan, spanSeconds, type Span } from '../../../src-shared/project/spans.ts'

const WHOLE: Span = { start: 0, end: 1 }

test('an end is moved to the nearest tenth of a second, or exactly where it was put', () => {
  expect(movedSpan(WHOLE, 'end', 3.84, 5)).toEqual({ start: 0, end: 0.76 })
  expect(movedSpan(WHOLE, 'end', 3.84, 5, false)).toEqual({ start: 0, end: 3.84 / 5 })
  expect(movedSpan(WHOLE, 'start', 1.23, 10)).toEqual({ start: 0.12, end: 1 })
})

test('a bar that is moved keeps its length, and stops at both ends of the clip', () => {
  const span = { start: 0.2, end: 0.6 }
  expect(movedSpan(span, 'whole', 2, 5)).toEqual({ start: 0.4, end: 0.8 })
  const first = movedSpan(span, 'whole', -3, 5)
  expect(first.start).toBe(0)
  expect(first.end).toBeCloseTo(0.4, 12)
  const last = movedSpan(span, 'whole', 99, 5)
  expect(last.end).toBe(1)
  expect(last.start).toBeCloseTo(0.6, 12)
})

test('Home and End, which ask for no time and for all of it, stop where the other end is', () => {
  const span = { start: 0.2, end: 0.6 }
  expect(movedSpan(span, 'start', Infinity, 5).start).toBeCloseTo(0.6 - MIN_SPAN_SECONDS / 5, 12)
  expect(movedSpan(span, 'end', -Infinity, 5).end).toBeCloseTo(0.2 + MIN_SPAN_SECONDS / 5, 12)
  expect(movedSpan(span, 'end', Infinity, 5)).toEqual({ start: 0.2, end: 1 })
})

test('whatever is moved, an area starts before it ends, within the clip, and other parts stay', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      share,
      share,
      fc.constantFrom('start' as const, 'end' as const, 'whole' as const),
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.constantFrom(5, 10),
      fc.boolean(),
      (a, b, part, seconds, clip, snap) => {
        const least = MIN_SPAN_SECONDS / clip
        const start = Math.min(a, b) * (1 - least)
        const span = { start, end: Math.max(Math.max(a, b), start + least) }
        const next = movedSpan(span, part, seconds, clip, snap)
        expect(next.start).toBeGreaterThanOrEqual(0)
        expect(next.end).toBeLessThanOrEqual(1)
        expect((next.end - next.start) * clip).toBeGreaterThan(MIN_SPAN_SECONDS - 1e-9)
        if (part === 'start') expect(next.end).toBe(span.end)
        if (part === 'end') expect(next.start).toBe(span.start)
      },
    ),
  )
})

test('seconds of a span are those of its part', () => {
  const span = { start: 0.2, end: 0.6 }
  expect((['start', 'whole', 'end'] as const).map((part) => spanSeconds(span, part, 10))).toEqual([2, 2, 6])
})
