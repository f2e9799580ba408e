import type { Size } from '../geometry/point.ts'
import { GLANCE_PIXELS } from '../limits.ts'

/**
 * The size at which a large photo is first seen: halved until it is quickly decoded and handed over. Null for a photo
 * that is that small itself.
 */
export function glanceSize({ width, height }: Size): Size | null {
  let parts = 1
  const along = (side: number): number => Math.ceil(side / parts)
  while (along(width) * along(height) > GLANCE_PIXELS) parts *= 2
  return parts === 1 ? null : { width: along(width), height: along(height) }
}
