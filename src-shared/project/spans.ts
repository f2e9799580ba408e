import { clamp } from '../geometry/point.ts'
import { MIN_SPAN_SECONDS, SPAN_STEP_SECONDS } from '../limits.ts'
import type { Movement } from './movement.ts'

/** When an area moves, as shares of the clip's time. */
export type Span = Pick<Movement, 'start' | 'end'>

/** What of a span is moved: one of its ends, or all of it without changing its length. */
export type SpanPart = 'start' | 'end' | 'whole'

/** The nearest tenth of a second. */
const snapped = (seconds: number): number => {
  const steps = Math.round(1 / SPAN_STEP_SECONDS)
  return Math.round(seconds * steps) / steps
}

/**
 * A span with a part of it at another time, in seconds of a clip of that length; of the whole it is the start's. It
 * stays in the clip and does not become shorter than MIN_SPAN_SECONDS. `snap`: to tenths of a second.
 */
export function movedSpan(
  span: Span,
  part: SpanPart,
  seconds: number,
  clipSeconds: number,
  snap = true,
): Span {
  const at = snap ? snapped(seconds) : seconds
  const share = (time: number): number => time / clipSeconds
  const least = share(MIN_SPAN_SECONDS)
  switch (part) {
    case 'start':
      return { start: clamp(share(at), 0, Math.max(0, span.end - least)), end: span.end }
    case 'end':
      return { start: span.start, end: clamp(share(at), Math.min(1, span.start + least), 1) }
    case 'whole': {
      const length = span.end - span.start
      const start = clamp(share(at), 0, 1 - length)
      return { start, end: Math.min(1, start + length) }
    }
  }
}

/** Where a part of a span is, seconds. */
export const spanSeconds = ({ start, end }: Span, part: SpanPart, clipSeconds: number): number =>
  (part === 'end' ? end : start) * clipSeconds
