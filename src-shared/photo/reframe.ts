import { z } from '../schema.ts'
import { sameAspect, type Size } from '../geometry/point.ts'
import { MAX_STRAIGHTEN_DEGREES, WORKING_PIXELS } from '../limits.ts'
import { inverse, type Affine } from './affine.ts'

const side = z.int().min(1).max(WORKING_PIXELS)
const place = z.int().min(-WORKING_PIXELS).max(WORKING_PIXELS)

/**
 * What is done to the photo itself. `turn`: by quarters, clockwise. `frame`: first turned about its middle by an angle,
 * clockwise, then cut to a rectangle of whole pixels, counted from where the top-left pixel was before. Beside a
 * straightened photo a frame may reach over its edge.
 */
export const reframeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), quarters: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  z
    .object({
      kind: z.literal('frame'),
      degrees: z.number().min(-MAX_STRAIGHTEN_DEGREES).max(MAX_STRAIGHTEN_DEGREES),
      x: place,
      y: place,
      width: side,
      height: side,
    })
    .refine(({ width, height }) => width * height <= WORKING_PIXELS, 'a frame of too many pixels'),
])
export type Reframe = z.infer<typeof reframeSchema>

/** Where a photo's pixels come to lie on another one in its place. */
export interface Carry {
  /** The new photo's. */
  readonly size: Size
  /** From a place on the photo before to the same place on the new one. */
  readonly toNew: Affine
  readonly toOld: Affine
}

const carryBy = ({ width, height }: Size, toNew: Affine): Carry => ({
  size: { width, height },
  toNew,
  toOld: inverse(toNew),
})

/** Quarters clockwise, y pointing down: exact, where a cosine would leave a trace. */
const QUARTERS = {
  1: { xx: 0, xy: -1, yx: 1, yy: 0 },
  2: { xx: -1, xy: 0, yx: 0, yy: -1 },
  3: { xx: 0, xy: 1, yx: -1, yy: 0 },
} as const

export function carryOf(photo: Size, how: Reframe): Carry {
  const { width, height } = photo
  if (how.kind === 'turn') {
    const turned = how.quarters === 2 ? photo : { width: height, height: width }
    const dx = how.quarters === 3 ? 0 : turned.width - 1
    const dy = how.quarters === 1 ? 0 : turned.height - 1
    return carryBy(turned, { ...QUARTERS[how.quarters], dx, dy })
  }
  const angle = (how.degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  return carryBy(how, {
    ...{ xx: cos, xy: -sin, yx: sin, yy: cos },
    dx: middleX - cos * middleX + sin * middleY - how.x,
    dy: middleY - sin * middleX - cos * middleY - how.y,
  })
}

/** Onto another photo: of one shape side by side, else as large as it fits, in the middle, without a change of shape. */
export function fittedCarry(from: Size, to: Size): Carry {
  const [across, down] = [to.width / from.width, to.height / from.height]
  const [xx, yy] = sameAspect(from, to) ? [across, down] : [Math.min(across, down), Math.min(across, down)]
  // A pixel's corner lies half a pixel before its centre, and it is the corners that are scaled.
  const shift = (scale: number, before: number, after: number): number =>
    scale / 2 + (after - before * scale) / 2 - 0.5
  return carryBy(to, {
    ...{ xx, xy: 0, yx: 0, yy },
    dx: shift(xx, from.width, to.width),
    dy: shift(yy, from.height, to.height),
  })
}

/** Whether nothing would change. */
export const isIdle = (photo: Size, how: Reframe): boolean =>
  how.kind === 'frame' &&
  how.degrees === 0 &&
  how.x === 0 &&
  how.y === 0 &&
  how.width === photo.width &&
  how.height === photo.height
