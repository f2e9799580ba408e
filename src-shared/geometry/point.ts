import { z } from '../schema.ts'

declare const space: unique symbol

/** A place on the photo: (0, 0) is the centre of the top-left pixel, y grows downwards. Decimals allowed. */
export interface ImagePoint {
  readonly x: number
  readonly y: number
  readonly [space]?: 'image'
}

/** A place on the canvas in CSS pixels from its top-left corner. It becomes an ImagePoint in viewport.ts only. */
export interface ScreenPoint {
  readonly x: number
  readonly y: number
  readonly [space]?: 'screen'
}

/** Width and height in whole pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export const sizeSchema = z.object({ width: z.int().positive(), height: z.int().positive() })

export const distance = (a: ImagePoint, b: ImagePoint): number => Math.hypot(b.x - a.x, b.y - a.y)

/** Whether the point lies on the photo, the outer half of the border pixels included. */
export const contains = (size: Size, point: ImagePoint): boolean =>
  point.x >= -0.5 && point.y >= -0.5 && point.x <= size.width - 0.5 && point.y <= size.height - 0.5

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value))

/** Whether two sizes have one aspect ratio, up to a rounding of one pixel in either side. */
export function sameAspect(a: Size, b: Size): boolean {
  const heightForA = (b.height * a.width) / b.width
  const widthForA = (b.width * a.height) / b.height
  return Math.abs(heightForA - a.height) <= 1 || Math.abs(widthForA - a.width) <= 1
}
