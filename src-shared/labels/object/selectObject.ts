import type { ImagePoint, Size } from '../../geometry/point.ts'
import { OBJECT_CONTEXT_SHARE, OBJECT_MIN_BOX_PX } from '../../limits.ts'
import type { SpanTaker } from '../shapes.ts'
import type { Picture } from '../wand.ts'
import { boxSize, eachRun, widened, type PixelBox } from './levels.ts'
import { searched } from './search.ts'

/** A box to look for a thing in, with the part of the photo that is needed for it. May cross to a worker. */
export interface ObjectTask {
  readonly picture: Size & { readonly pixels: Uint8ClampedArray<ArrayBuffer> }
  /** Where the picture's first pixel is on the photo. */
  readonly corner: { readonly x: number; readonly y: number }
  /** The box within the picture. */
  readonly box: PixelBox
}

/** Runs of the photo's pixels: row, first and last pixel, and again, so that they cross from a worker as they are. */
export type ObjectSpans = Int32Array<ArrayBuffer>

/** The task of a box between two corners; null where there is too little of it on the photo. */
export function objectTask(photo: Picture, a: ImagePoint, b: ImagePoint): ObjectTask | null {
  const box = {
    left: Math.max(0, Math.ceil(Math.min(a.x, b.x))),
    top: Math.max(0, Math.ceil(Math.min(a.y, b.y))),
    right: Math.min(photo.width - 1, Math.floor(Math.max(a.x, b.x))),
    bottom: Math.min(photo.height - 1, Math.floor(Math.max(a.y, b.y))),
  }
  const size = boxSize(box)
  if (Math.min(size.width, size.height) < OBJECT_MIN_BOX_PX) return null
  const part = widened(box, Math.ceil(OBJECT_CONTEXT_SHARE * Math.max(size.width, size.height)), photo)
  const { left: x, top: y } = part
  return {
    picture: cutOut(photo, part),
    corner: { x, y },
    box: { left: box.left - x, top: box.top - y, right: box.right - x, bottom: box.bottom - y },
  }
}

function cutOut(photo: Picture, part: PixelBox): ObjectTask['picture'] {
  const { width, height } = boxSize(part)
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((part.top + y) * photo.width + part.left) * 4
    pixels.set(photo.pixels.subarray(from, from + width * 4), y * width * 4)
  }
  return { width, height, pixels }
}

/** Where the thing in the box is; null where nothing stands out. The same task gives the same spans, always. */
export function objectSpans({ picture, corner, box }: ObjectTask): ObjectSpans | null {
  const labels = searched(picture, box)
  if (!labels) return null
  const spans: number[] = []
  for (let y = box.top; y <= box.bottom; y++) {
    const row = labels.subarray(y * picture.width, (y + 1) * picture.width)
    eachRun(row, (left, right) => spans.push(corner.y + y, corner.x + left, corner.x + right))
  }
  return Int32Array.from(spans)
}

/** Gives spans one by one. */
export function replay(spans: ObjectSpans, take: SpanTaker): void {
  for (let i = 0; i < spans.length; i += 3) take(spans[i]!, spans[i + 1]!, spans[i + 2]!)
}
