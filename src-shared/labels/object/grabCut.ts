import { modelOf, relearnt, unlikeliness, type ColourModel } from './colourModel.ts'
import { cutPixels } from './cutPixels.ts'
import { boxSize, pixelsIn, wholeBox, type Level, type PixelBox } from './levels.ts'

/** Rounds of learning colours and cutting; most boxes are settled after two or three. */
const MAX_ROUNDS = 8
/** Settled when a smaller share of the box changes sides. */
const SETTLED_SHARE = 0.001
/** With less than this share of the pixels around the box, the box's own rim is what is around, for a start. */
const FEW_AROUND_SHARE = 0.02
/** How wide that rim is, in shares of the box's shorter side. */
const RIM_SHARE = 0.06

/** What a thing's colours are, and those around it. */
interface Colouring {
  readonly thing: ColourModel
  readonly around: ColourModel
}

/** How much rather a pixel is the thing's by its colour: the difference of the logarithms of how likely it is. */
export type Preference = (level: Level, pixel: number) => number

export interface Cutout {
  /** 1 for the thing's pixels, row by row. */
  readonly labels: Uint8Array
  readonly preference: Preference
}

/**
 * GrabCut (Rother, Kolmogorov and Blake 2004): the thing in a box is told from what is around the box by colours, the
 * colours are learnt from what was told, and so on until little changes. Null where nothing is left of the thing or
 * of what is around.
 */
export function grabCut(level: Level, box: PixelBox): Cutout | null {
  const inside = pixelsIn(box, level)
  const labels = firstLabels(level, box, inside)
  let colouring: Colouring | null = null
  for (let round = 0; round < MAX_ROUNDS; round++) {
    colouring = learnt(level, labels, colouring)
    if (!colouring) return null
    const before = labels.slice()
    const prefer = preferenceBy(colouring)
    cutPixels(level, labels, inside, (pixel) => prefer(level, pixel))
    let changed = 0
    for (const pixel of inside) changed += labels[pixel]! ^ before[pixel]!
    if (changed < SETTLED_SHARE * inside.length) break
  }
  return colouring && { labels, preference: preferenceBy(colouring) }
}

/** The whole box is the thing, for a start; but where it leaves next to nothing around, its rim is not. */
function firstLabels(level: Level, box: PixelBox, inside: Int32Array): Uint8Array {
  const labels = new Uint8Array(level.width * level.height)
  const few = labels.length - inside.length < FEW_AROUND_SHARE * labels.length
  const { width, height } = boxSize(box)
  const rim = few ? Math.ceil(RIM_SHARE * Math.min(width, height)) : 0
  const start = {
    left: box.left + rim,
    top: box.top + rim,
    right: box.right - rim,
    bottom: box.bottom - rim,
  }
  for (const pixel of pixelsIn(start, level)) labels[pixel] = 1
  return labels
}

function learnt(level: Level, labels: Uint8Array, before: Colouring | null): Colouring | null {
  const { pixels } = level
  const all = wholeBox(level)
  const own = pixelsIn(all, level, (pixel) => labels[pixel] === 1)
  const others = pixelsIn(all, level, (pixel) => labels[pixel] === 0)
  if (own.length === 0 || others.length === 0) return null
  return {
    thing: relearnt(before?.thing ?? modelOf(pixels, own), pixels, own),
    around: relearnt(before?.around ?? modelOf(pixels, others), pixels, others),
  }
}

const preferenceBy =
  ({ thing, around }: Colouring): Preference =>
  ({ pixels }, pixel) => {
    const red = pixels[4 * pixel]!
    const green = pixels[4 * pixel + 1]!
    const blue = pixels[4 * pixel + 2]!
    return unlikeliness(around, red, green, blue) - unlikeliness(thing, red, green, blue)
  }
