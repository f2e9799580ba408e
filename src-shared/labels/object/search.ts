import type { Size } from '../../geometry/point.ts'
import {
  OBJECT_HOLE_SHARE,
  OBJECT_MIN_CLEARNESS,
  OBJECT_MIN_SHARE,
  OBJECT_MIN_SIDE_PX,
  OBJECT_MIN_STEP,
  OBJECT_NARROW_PIXELS,
  OBJECT_REDUCED_PIXELS,
  OBJECT_SPECK_SHARE,
} from '../../limits.ts'
import { fromBytes, toBytes } from '../labelMap.ts'
import { reshaped } from '../reshape.ts'
import type { Picture } from '../wand.ts'
import { borderStep } from './cutPixels.ts'
import { grabCut, type Cutout } from './grabCut.ts'
import { boxAt, boxSize, levelsOf, pixelsIn, type Level, type PixelBox } from './levels.ts'
import { refined } from './refine.ts'

/**
 * The thing in a box of a picture, 1 for its pixels, row by row; null where nothing stands out. It is told from what is
 * around at a reduced size, and its border is followed up to the full one.
 */
export function searched(picture: Picture, box: PixelBox): Uint8Array | null {
  const levels = levelsOf(picture, reductionFor(boxSize(box)))
  const found = cutOut(levels, box)
  if (!found) return null
  let { labels } = found
  for (let level = levels.length - 2; level >= 0; level--) {
    labels = refined(levels[level]!, levels[level + 1]!, labels, boxAt(box, level), found.preference)
  }
  return labels
}

/** What stands out at the smallest size. */
function cutOut(levels: readonly Level[], whole: PixelBox): Cutout | null {
  const level = levels.at(-1)!
  const box = boxAt(whole, levels.length - 1)
  const found = grabCut(level, box)
  if (!found) return null
  const cutout = { ...found, labels: tidied(level, found.labels) }
  return standsOut(cutout, level, pixelsIn(box, level)) ? cutout : null
}

/** How many times a box is halved before it is looked at. */
export function reductionFor({ width, height }: Size): number {
  let halvings = 0
  for (let w = width, h = height; w * h > OBJECT_REDUCED_PIXELS; w /= 2, h /= 2, halvings++) {
    if (Math.min(w, h) < 2 * OBJECT_MIN_SIDE_PX && w * h <= OBJECT_NARROW_PIXELS) break
  }
  return halvings
}

/** Without small parts beside the thing and small holes in it. */
function tidied(size: Size, labels: Uint8Array): Uint8Array {
  const pixels = labels.reduce((sum, label) => sum + label, 0)
  const whole = reshaped(fromBytes(size, labels), 1, 'removeSpecks', OBJECT_SPECK_SHARE * pixels)
  return toBytes(reshaped(whole, 1, 'fillHoles', OBJECT_HOLE_SHARE * pixels))
}

/** Whether it is more than a shade of the sky: some of the box, of its own colours, with an edge around it. */
function standsOut({ labels, preference }: Cutout, level: Level, inside: Int32Array): boolean {
  const own = inside.filter((pixel) => labels[pixel] === 1)
  if (own.length < OBJECT_MIN_SHARE * inside.length) return false
  const clearness = own.reduce((sum, pixel) => sum + preference(level, pixel), 0) / own.length
  return clearness >= OBJECT_MIN_CLEARNESS && borderStep(level, labels, inside) >= OBJECT_MIN_STEP
}
