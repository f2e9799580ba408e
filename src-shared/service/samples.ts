import { ease } from '../geometry/easing.ts'
import { flatten, type MotionPath } from '../geometry/path.ts'
import { clamp, type ImagePoint, type Size } from '../geometry/point.ts'
import { lengthOf, placeAt } from '../geometry/polyline.ts'
import { MAX_SAMPLES, MIN_SAMPLES, SAMPLE_SPACING_PX } from '../limits.ts'

/**
 * A path as a service takes it: whole pixels inside the photo, origin top-left, evenly spaced in time, about
 * SAMPLE_SPACING_PX apart, MIN_SAMPLES to MAX_SAMPLES of them, no two neighbours equal. That the service walks
 * its points evenly in time is an assumption; its documentation does not say.
 */
export function samplesOf(path: MotionPath, photo: Size): ImagePoint[] {
  const line = flatten(path)
  const count = clamp(Math.floor(lengthOf(line) / SAMPLE_SPACING_PX) + 1, MIN_SAMPLES, MAX_SAMPLES)
  const samples: ImagePoint[] = []
  for (let i = 0; i < count; i++) {
    const place = placeAt(line, ease(path.easing, i / (count - 1)))
    const x = clamp(Math.round(place.x), 0, photo.width - 1)
    const y = clamp(Math.round(place.y), 0, photo.height - 1)
    const before = samples.at(-1)
    if (before?.x !== x || before.y !== y) samples.push({ x, y })
  }
  return samples
}
