import { MAX_PATH_OVERSHOOT } from '../limits.ts'
import { clamp, type ImagePoint, type Size } from './point.ts'

/** The place nearest to a point that a path's point may have: on the photo, or some photo sizes beside it. */
export const inReach = ({ x, y }: ImagePoint, { width, height }: Size): ImagePoint => ({
  x: clamp(x, -MAX_PATH_OVERSHOOT * width, (1 + MAX_PATH_OVERSHOOT) * width),
  y: clamp(y, -MAX_PATH_OVERSHOOT * height, (1 + MAX_PATH_OVERSHOOT) * height),
})

export function isInReach(point: ImagePoint, photo: Size): boolean {
  const { x, y } = inReach(point, photo)
  return x === point.x && y === point.y
}
