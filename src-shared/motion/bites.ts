import type { Size } from '../geometry/point.ts'
import { depthBelow } from './depth.ts'

/** A hand paints now more, now less too much: so many times its usual excess, and so many pixels besides, is the most. */
const MOST_TIMES = 2
const MOST_BESIDES_PX = 4
/** Where at least this share of the pixels at a depth is no object, the hand usually painted too much by that depth. */
const USUAL_SHARE = 0.5
/** How opaque a pixel must be to count as the object. */
const OBJECT = 0.5

/** A matte whose edge is being looked for. Rows from above; opacity 0 to 1, colours RGBA. */
export interface Looked extends Size {
  /** Whether a pixel was undecided, and lies inside the painted edge. */
  readonly isRim: (i: number) => boolean
  /** Depth below the painted edge, pixels; 0 outside it. */
  readonly depth: Float32Array
  /** The photo's own colours. */
  readonly photo: Uint8ClampedArray
  readonly opacity: Float32Array
  readonly colours: Uint8ClampedArray
}

/**
 * Where an object has its ground's colours, they take a bite out of it, far deeper than a hand errs. There the edge
 * is laid as deep below the painted one as it is usually found elsewhere.
 */
export function mendBites(matte: Looked): void {
  const { depth, opacity, colours, photo, isRim } = matte
  const usual = usualExcess(matte)
  const most = MOST_TIMES * usual + MOST_BESIDES_PX
  const bites = Uint8Array.from(depth, (deep, i) => (deep > most && isRim(i) && opacity[i]! < OBJECT ? 1 : 0))
  if (!bites.includes(1)) return
  const away = depthBelow(matte, bites)
  for (let i = 0; i < opacity.length; i++) {
    if (!isRim(i)) continue
    // Whole beside the bite, and nothing any more a bite's depth farther on.
    const near = Math.min(1, Math.max(0, 2.5 - away[i]! / most))
    const inside = Math.min(1, Math.max(0, depth[i]! - usual))
    const raised = near * inside * (1 - opacity[i]!)
    if (raised === 0) continue
    opacity[i] = opacity[i]! + raised
    for (let c = i * 4; c < i * 4 + 3; c++)
      colours[c] = colours[c]! + (photo[c]! - colours[c]!) * near * inside
  }
}

/** How many pixels too much the hand painted where it painted as it mostly does. */
function usualExcess({ depth, opacity, isRim }: Looked): number {
  const all: number[] = []
  const gone: number[] = []
  depth.forEach((deep, i) => {
    if (!isRim(i)) return
    const at = Math.round(deep)
    all[at] = (all[at] ?? 0) + 1
    if (opacity[i]! < OBJECT) gone[at] = (gone[at] ?? 0) + 1
  })
  let usual = 0
  while ((gone[usual + 1] ?? 0) >= USUAL_SHARE * (all[usual + 1] ?? Infinity)) usual++
  return usual
}
