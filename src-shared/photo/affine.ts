import type { ImagePoint } from '../geometry/point.ts'

/** A map of the plane: x' = xx x + xy y + dx, y' = yx x + yy y + dy. */
export interface Affine {
  readonly xx: number
  readonly xy: number
  readonly yx: number
  readonly yy: number
  readonly dx: number
  readonly dy: number
}

/** Coordinates are kept to a millionth of a pixel: then turning there and back gives the very numbers back. */
const GRAIN = 1e6

/** Without a negative zero, which no number that is written down is. */
export const grained = (value: number): number => Math.round(value * GRAIN) / GRAIN + 0

export const placed = ({ xx, xy, yx, yy, dx, dy }: Affine, { x, y }: ImagePoint): ImagePoint => ({
  x: grained(xx * x + xy * y + dx),
  y: grained(yx * x + yy * y + dy),
})

/** The way back. Throws RangeError for a map that has none. */
export function inverse({ xx, xy, yx, yy, dx, dy }: Affine): Affine {
  const area = xx * yy - xy * yx
  if (area === 0) throw new RangeError('a map onto a line has no inverse')
  const back = { xx: yy / area, xy: -xy / area, yx: -yx / area, yy: xx / area }
  return { ...back, dx: -(back.xx * dx + back.xy * dy), dy: -(back.yx * dx + back.yy * dy) }
}
