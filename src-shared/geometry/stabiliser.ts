import { distance, type ImagePoint } from './point.ts'

/** Steps in which a string's length is gone: the tip's way is round then. */
const STEPS_PER_LENGTH = 8
/** Most steps of one move: where it is many strings long, the tip soon goes straight after the hand. */
const MOST_STEPS = 32

/**
 * A brush on a string. The hand goes straight from one place to the next; the tip stays where it is while the string
 * hangs loose, and is drawn along by its whole length once it is tight. So a trembling hand paints a calm line, and a
 * corner is still made by going round it. Gives the tip's places on the way; none where it did not move.
 * Lengths in photo pixels; without a string the tip is where the hand is.
 */
export function pulled(tip: ImagePoint, from: ImagePoint, to: ImagePoint, length: number): ImagePoint[] {
  if (length <= 0) return [to]
  const way = distance(from, to)
  const steps = Math.max(1, Math.min(MOST_STEPS, Math.ceil((way / length) * STEPS_PER_LENGTH)))
  const places: ImagePoint[] = []
  let at = tip
  for (let i = 1; i <= steps; i++) {
    const hand = { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }
    const apart = distance(at, hand)
    if (apart <= length) continue
    const share = (apart - length) / apart
    at = { x: at.x + (hand.x - at.x) * share, y: at.y + (hand.y - at.y) * share }
    places.push(at)
  }
  return places
}
