import { join } from 'node:path'
import sharp from 'sharp'
import type { Size } from '../../src-shared/geometry/point.ts'
import { objectSpans, objectTask, replay } from '../../src-shared/labels/object/selectObject.ts'
import type { Picture } from '../../src-shared/labels/wand.ts'

const fixtures = join(import.meta.dirname, '../fixtures')

/** Left, top, right and bottom of a box that a hand drags around a thing. */
export type DraggedBox = readonly [left: number, top: number, right: number, bottom: number]

/** A photo of test/fixtures, at its own size or another. */
export async function photo(file: string, scale = 1): Promise<Picture> {
  const image = sharp(join(fixtures, file))
  const { width, height } = await image.metadata()
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const pixels = await image
    .resize(size.width, size.height, { kernel: 'cubic' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return { ...size, pixels: new Uint8ClampedArray(pixels) }
}

/** A hand-made mask: 1 for the thing's pixels. */
export async function handMade(file: string, size: Size): Promise<Uint8Array> {
  const mask = sharp(join(fixtures, 'objects', file)).resize(size.width, size.height, { kernel: 'nearest' })
  const bytes = await mask.toColourspace('b-w').extractChannel(0).raw().toBuffer()
  return Uint8Array.from(bytes, (grey) => (grey > 127 ? 1 : 0))
}

/** What the box selects, 1 for its pixels, or null. */
export function selected(picture: Picture, [left, top, right, bottom]: DraggedBox): Uint8Array | null {
  const task = objectTask(picture, { x: left, y: top }, { x: right, y: bottom })
  const spans = task && objectSpans(task)
  if (!spans) return null
  const labels = new Uint8Array(picture.width * picture.height)
  replay(spans, (y, first, last) => labels.fill(1, y * picture.width + first, y * picture.width + last + 1))
  return labels
}

/** How well two masks agree: pixels in both over pixels in either. */
export function overlap(a: Uint8Array, b: Uint8Array): number {
  let [both, either] = [0, 0]
  a.forEach((bit, i) => {
    both += bit & b[i]!
    either += bit | b[i]!
  })
  return both / either
}
