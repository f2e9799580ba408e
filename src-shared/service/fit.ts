import { z } from '../schema.ts'
import type { MotionPath } from '../geometry/path.ts'
import { sizeSchema, type ImagePoint, type Size } from '../geometry/point.ts'
import type { ServiceProfile } from './profiles.ts'
import { samplesOf } from './samples.ts'

/** The sizes and shapes that a service takes. */
export type ShapeLimits = Pick<ServiceProfile['limits'], 'minSidePx' | 'minAspect' | 'maxAspect'>

/** Where a photo lies in the picture that is sent. All in whole pixels of that picture; what it leaves free are bars. */
export interface Fit {
  readonly sent: Size
  readonly left: number
  readonly top: number
  /** The photo's own size in it. */
  readonly photo: Size
}

/** What became of a photo on its way to a service. */
export const sentImageSchema = z.object({
  kind: z.enum(['jpeg', 'png']),
  /** Of the file, not of its text. */
  bytes: z.int(),
  /** The person's very file. */
  original: z.boolean(),
  /** The photo's size. */
  from: sizeSchema,
  fit: z.object({ sent: sizeSchema, left: z.int(), top: z.int(), photo: sizeSchema }),
})
export type SentImage = z.infer<typeof sentImageSchema>

export const isTooSmall = ({ width, height }: Size, { minSidePx }: ShapeLimits): boolean =>
  Math.min(width, height) < minSidePx

export const isOutOfShape = ({ width, height }: Size, { minAspect, maxAspect }: ShapeLimits): boolean =>
  width / height < minAspect || width / height > maxAspect

/** A photo sent at a size of its own shape, without bars. */
export const withoutBars = (photo: Size): Fit => ({
  sent: { width: photo.width, height: photo.height },
  left: 0,
  top: 0,
  photo: { width: photo.width, height: photo.height },
})

/**
 * How a photo is sent so that a service takes it: the least bars that bring its shape into the limits, and where a side
 * is still too short, the least enlargement. `scale`: how much smaller it is to be than the photo is, where that does
 * not take it below the limits.
 */
export function fitOf(photo: Size, limits: ShapeLimits, scale = 1): Fit {
  const wanted = scaled(photo, scale)
  const framed = withBars(wanted, limits)
  const short = Math.min(framed.width, framed.height)
  const inner = short < limits.minSidePx ? scaled(photo, (scale * limits.minSidePx) / short) : wanted
  const outer = withBars(inner, limits)
  const sent = {
    width: Math.max(outer.width, limits.minSidePx),
    height: Math.max(outer.height, limits.minSidePx),
  }
  const left = Math.floor((sent.width - inner.width) / 2)
  const top = Math.floor((sent.height - inner.height) / 2)
  return { sent, left, top, photo: inner }
}

export const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
})

/** The smallest picture of a shape within the limits that the photo goes into. */
function withBars({ width, height }: Size, { minAspect, maxAspect }: ShapeLimits): Size {
  if (width / height < minAspect) {
    const least = Math.floor(height * minAspect)
    return { width: least / height < minAspect ? least + 1 : least, height }
  }
  if (width / height > maxAspect) {
    const least = Math.floor(width / maxAspect)
    return { width, height: width / least > maxAspect ? least + 1 : least }
  }
  return { width, height }
}

/** Where the bars are; null where there are none. */
export function barsOf({ sent, photo }: Fit): 'sides' | 'ends' | null {
  if (sent.width > photo.width) return 'sides'
  return sent.height > photo.height ? 'ends' : null
}

/** A path as a service takes it, in pixels of the picture that is sent; see samplesOf. The bars stay free of it. */
export function fittedSamples(path: MotionPath, photo: Size, fit: Fit): ImagePoint[] {
  const { left, top } = fit
  return samplesOf(scaledPath(path, photo, fit.photo), fit.photo).map(({ x, y }) => ({
    x: x + left,
    y: y + top,
  }))
}

/** A preview asks for the same samples with every frame, and they are known by their path. */
const scaledPaths = new WeakMap<MotionPath, { readonly to: Size; readonly path: MotionPath }>()

function scaledPath(path: MotionPath, from: Size, to: Size): MotionPath {
  if (from.width === to.width && from.height === to.height) return path
  const known = scaledPaths.get(path)
  if (known?.to.width === to.width && known.to.height === to.height) return known.path
  const made = pathAt(path, from, to)
  scaledPaths.set(path, { to, path: made })
  return made
}

function pathAt(path: MotionPath, from: Size, to: Size): MotionPath {
  // Whole coordinates are the middles of pixels.
  const along = (place: number, before: number, after: number): number =>
    ((place + 0.5) * after) / before - 0.5
  const anchors = path.anchors.map((anchor) => ({
    ...anchor,
    x: along(anchor.x, from.width, to.width),
    y: along(anchor.y, from.height, to.height),
  }))
  return { ...path, anchors }
}

/** A mask of the photo, row by row, as one of the picture that is sent: black on the bars. */
export function fittedMask(mask: Uint8Array<ArrayBuffer>, from: Size, fit: Fit): Uint8Array<ArrayBuffer> {
  const { sent, left, top, photo } = fit
  if (sent.width === from.width && sent.height === from.height) return mask
  const out = new Uint8Array(sent.width * sent.height)
  const columns = Uint32Array.from({ length: photo.width }, (_, x) =>
    Math.floor(((x + 0.5) * from.width) / photo.width),
  )
  for (let y = 0; y < photo.height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / photo.height) * from.width
    const to = (top + y) * sent.width + left
    columns.forEach((column, x) => (out[to + x] = mask[row + column] ?? 0))
  }
  return out
}
