import { ease } from '../geometry/easing.ts'
import { flatten, type MotionPath } from '../geometry/path.ts'
import { clamp, type ImagePoint, type Size } from '../geometry/point.ts'
import { lengthOf, placeAt } from '../geometry/polyline.ts'
import { slidShares } from '../geometry/slide.ts'
import { MAX_SAMPLES, MIN_SAMPLES, SAMPLE_SPACING_PX } from '../limits.ts'

/** Straight pieces that leave the curve by less are good enough: whole pixels are no better. */
const GOOD_PX = 1

/** A preview asks for the same samples with every frame. */
const known = new WeakMap<MotionPath, { readonly photo: Size; readonly samples: readonly ImagePoint[] }>()

/**
 * A path as a service takes it: whole pixels inside the photo, origin top-left, evenly spaced in time, about
 * SAMPLE_SPACING_PX apart, MIN_SAMPLES to MAX_SAMPLES of them, no two neighbours equal. Where the most of them are
 * too few for the curve, they slide by up to half a step to follow it better. That the service walks its points
 * evenly in time is an assumption; its documentation does not say.
 */
export function samplesOf(path: MotionPath, photo: Size): readonly ImagePoint[] {
  const before = known.get(path)
  if (before?.photo.width === photo.width && before.photo.height === photo.height) return before.samples
  const samples = sampled(path, photo)
  known.set(path, { photo, samples })
  return samples
}

function sampled(path: MotionPath, photo: Size): ImagePoint[] {
  const line = flatten(path)
  const wanted = Math.floor(lengthOf(line) / SAMPLE_SPACING_PX) + 1
  const count = clamp(wanted, MIN_SAMPLES, MAX_SAMPLES)
  const shareAt = (time: number): number => ease(path.easing, time)
  const shares =
    wanted > count
      ? slidShares(line, shareAt, count, GOOD_PX)
      : Array.from({ length: count }, (_, i) => shareAt(i / (count - 1)))
  const samples: ImagePoint[] = []
  for (const share of shares) {
    const place = placeAt(line, share)
    const x = clamp(Math.round(place.x), 0, photo.width - 1)
    const y = clamp(Math.round(place.y), 0, photo.height - 1)
    const before = samples.at(-1)
    if (before?.x !== x || before.y !== y) samples.push({ x, y })
  }
  return samples.length === 1 ? [...samples, ...samples.map((only) => besides(only, photo))] : samples
}

/** A pixel beside one: where all of a path falls on one pixel, two points are still the least that a service takes. */
const besides = ({ x, y }: ImagePoint, { width }: Size): ImagePoint =>
  width > 1 ? { x: x > 0 ? x - 1 : x + 1, y } : { x, y: y > 0 ? y - 1 : y + 1 }
