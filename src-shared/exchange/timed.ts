import { ease } from '../geometry/easing.ts'
import { flatten, type MotionPath } from '../geometry/path.ts'
import type { ImagePoint } from '../geometry/point.ts'
import { placeAt } from '../geometry/polyline.ts'

/** Other programs read so many decimals well; a thousandth of a pixel is finer than any of them shows. */
export const DECIMALS = 3
export const rounded = (value: number): number => Number(value.toFixed(DECIMALS))

/** So many places along the path, evenly spaced in time, first and last point included. */
export function timedPoints(path: MotionPath, count: number): ImagePoint[] {
  const line = flatten(path)
  return Array.from({ length: count }, (_, i) => placeAt(line, ease(path.easing, i / Math.max(1, count - 1))))
}
