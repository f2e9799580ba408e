import type { Colour } from '../../src-shared/colour.ts'
import { photoGlanceUrl, photoPixelsUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** A photo's RGBA bytes at a size, as main decoded them: the very bytes that engines get. */
export const fetchPixels = (
  id: string,
  size: Size,
  background?: Colour,
): Promise<Result<Uint8ClampedArray<ArrayBuffer>>> => fetchRgba(photoPixelsUrl(id, size, background), size)

/** A quick look at a photo, at its glance's size: to be seen, not to be worked with. */
export const fetchGlance = (
  id: string,
  size: Size,
  background?: Colour,
): Promise<Result<Uint8ClampedArray<ArrayBuffer>>> => fetchRgba(photoGlanceUrl(id, background), size)

async function fetchRgba(url: string, size: Size): Promise<Result<Uint8ClampedArray<ArrayBuffer>>> {
  try {
    const reply = await fetch(url)
    const bytes = new Uint8ClampedArray(await reply.arrayBuffer())
    return reply.ok && bytes.length === size.width * size.height * 4
      ? ok(bytes)
      : fail({ code: 'photo/missing' })
  } catch (cause) {
    return fail({ code: 'unexpected', detail: String(cause) })
  }
}

export function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: size.width, height: size.height })
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, size.width, size.height), 0, 0)
  return canvas
}
