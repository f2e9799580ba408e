import { sampleLine } from './bend/warp.ts'
import type { View } from './camera.ts'
import type { Canvas } from './compose.ts'

/** So many pixels of a row are done at once: what is lost to fixed point stays below a 256th. */
const STRETCH_PX = 128

/**
 * Writes what a view shows of a picture, bilinear; the view is no farther than the whole picture. The picture may be of
 * another size than what is written, of the same shape.
 */
export function look({ words, width, height }: Canvas, from: Canvas, { centre, zoom, angle }: View): void {
  const stepX = Math.cos(angle) / zoom
  const stepY = Math.sin(angle) / zoom
  const [sx, sy] = [from.width / width, from.height / height]
  for (let y = 0; y < height; y++) {
    const down = (y - (height - 1) / 2) * sy
    for (let x = 0; x < width; x += STRETCH_PX) {
      const across = (x - (width - 1) / 2) * sx
      const u = centre.x + across * stepX - down * stepY
      const v = centre.y + across * stepY + down * stepX
      const count = Math.min(STRETCH_PX, width - x)
      sampleLine(words, from, y * width + x, count, u, v, stepX * sx, stepY * sx)
    }
  }
}
