import type { CutOut } from '../../../src-shared/motion/matte.ts'
import { SHIFT, type MatteScene } from './matteScenes.ts'

/** The band around the object's edge that counts, pixels to each side: all that the hand painted too much. */
const BAND_PX = 16

/** PSNR, dB, of an object's edge band when its cut-out is laid on the ground elsewhere, against the true picture. */
export function bandQuality(
  { scene, object, ground, opacity, fromEdge }: MatteScene,
  cutOut: CutOut,
): number {
  const { box, pixels } = cutOut
  let [sum, count] = [0, 0]
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x + SHIFT < scene.width; x++) {
      if (Math.abs(fromEdge(x, y)) > BAND_PX) continue
      const under = ground(x + SHIFT, y)
      const inside = x >= box.left && y >= box.top && x < box.left + box.width && y < box.top + box.height
      const at = ((y - box.top) * box.width + x - box.left) * 4
      const alpha = inside ? pixels[at + 3]! / 255 : 0
      const truth = opacity(x, y)
      const own = object(x, y)
      for (const c of [0, 1, 2] as const) {
        const made = alpha === 0 ? under[c] : alpha * pixels[at + c]! + (1 - alpha) * under[c]
        sum += (made - truth * own[c] - (1 - truth) * under[c]) ** 2
        count++
      }
    }
  }
  return 10 * Math.log10(255 ** 2 / (sum / count))
}

/** The painted pixels as they are, without any softening. */
export function hardCutOut({ scene }: MatteScene): CutOut {
  const pixels = scene.pixels.slice()
  scene.labels.forEach((label, i) => (pixels[i * 4 + 3] = label === 2 ? 255 : 0))
  return { box: { left: 0, top: 0, width: scene.width, height: scene.height }, pixels }
}
