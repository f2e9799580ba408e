import type { Size } from './geometry/point.ts'
import type { Take } from './take.ts'

/**
 * The part of a take's clip, from its top left corner, that shows the photo, in pixels of the clip. This computer's
 * clips have even sides: an odd one is longer by a repeated pixel. Null while there is no clip.
 */
export function pictureOf({ clip, spec, service }: Pick<Take, 'clip' | 'spec' | 'service'>): Size | null {
  if (!clip) return null
  const side = (whole: number, asked: number): number =>
    service === null && whole === asked + 1 ? asked : whole
  return { width: side(clip.width, spec.width), height: side(clip.height, spec.height) }
}

/** Sides may differ by this share and still be those of one picture: services round them to whole blocks. */
const SAME_ASPECT = 0.02

export const isSameAspect = (a: Size, b: Size): boolean =>
  Math.abs((a.width * b.height) / (a.height * b.width) - 1) <= SAME_ASPECT
