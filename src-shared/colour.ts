import { z } from './schema.ts'

/** A colour as `#rrggbb`, in lower case. */
export type Colour = string

export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/)

export const WHITE: Colour = '#ffffff'
export const BLACK: Colour = '#000000'
export const MID_GREY: Colour = '#808080'

/** Red, green and blue, 0 to 255. */
export function channelsOf(colour: Colour): readonly [number, number, number] {
  const at = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16)
  return [at(1), at(3), at(5)]
}
