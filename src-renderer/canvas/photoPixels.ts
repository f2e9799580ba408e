import type { Colour } from '../../src-shared/colour.ts'
import { photoPixelsUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** A photo's RGBA bytes at a size, as main decoded them: the very bytes that engines get. */
export async function fetchPixels(
  id: string,
  size: Size,
  background?: Colour,
): Promise<Result<Uint8ClampedArray<ArrayBuffer>>> {
  try {
    const reply = await fetch(photoPixelsUrl(id, size, background))
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
