import type { Colour } from '../../src-shared/colour.ts'
import { photoGlanceUrl, photoPixelsUrl } from '../../src-shared/contract.ts'
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

/** A quick look at a photo: to be seen, not to be worked with. Null where there is none to be had. */
export async function fetchGlance(id: string, background?: Colour): Promise<HTMLCanvasElement | null> {
  try {
    const reply = await fetch(photoGlanceUrl(id, background))
    if (!reply.ok) return null
    const picture = await createImageBitmap(await reply.blob())
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: picture.width, height: picture.height })
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    return canvas
  } catch {
    // The whole photo comes next, or says why it does not.
    return null
  }
}

export function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: size.width, height: size.height })
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, size.width, size.height), 0, 0)
  return canvas
}
