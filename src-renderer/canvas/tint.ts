import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import type { LabelMap } from '../../src-shared/labels/labelMap.ts'
import { DEFAULT_TINT } from '../../src-shared/limits.ts'
import { styleOf } from './areaStyle.ts'
import { LabelRuns, type PixelRect } from './labelRuns.ts'

/** Alpha of an area's ground and of its pattern's strokes at a strength of a half: half on the whole. */
const GROUND_ALPHA = 105
const STROKE_ALPHA = 170
const OUTLINE_ALPHA = 235
const LIGHT = 0xffffff
const DARK = 0x101114
/** The patterns' period, screen pixels. */
const PERIOD = 10
/** Outlines look this far, so a changed pixel may change the picture that far around. */
export const OUTLINE_REACH = 2

/** A canvas' pixels as words of RGBA, row by row. */
export interface Picture {
  readonly pixels: Uint32Array
  readonly width: number
}

const seen = new LabelRuns()

/**
 * Draws the areas into a rectangle of a picture, in the place of what was there: tinted ground, pattern, and along each
 * border one light and one dark pixel, so that an area shows on any photo, at a strength of 0 too. Made at the screen's resolution, so it costs
 * what is seen and not what the photo holds, and lines are as thin at every zoom. Labels that are not visible stay clear.
 */
export function tintRect(
  picture: Picture,
  map: LabelMap,
  view: Viewport,
  rect: PixelRect,
  visible: readonly boolean[],
  strength = DEFAULT_TINT,
): void {
  // Outlines look around, so the runs go OUTLINE_REACH further than is drawn, at each side.
  const [left, top] = [rect.x - OUTLINE_REACH, rect.y - OUTLINE_REACH]
  const [width, height] = [rect.width + 2 * OUTLINE_REACH, rect.height + 2 * OUTLINE_REACH]
  seen.read(map, view, { x: left, y: top, width, height })
  // The pattern goes along with the photo; a large multiple keeps the remainders positive.
  const shiftX = left - Math.round(view.x) + PERIOD * 100_000
  const shiftY = top - Math.round(view.y) + PERIOD * 100_000
  const brush = new RowBrush(picture.pixels, rect.width, groundsAt(strength))
  const { rowStart, ends, labels } = seen
  for (let row = OUTLINE_REACH; row < height - OUTLINE_REACH; row++) {
    brush.begin(row, (top + row) * picture.width + left)
    const last = rowStart[row + 1]!
    for (let run = rowStart[row]!, start = 0; run < last; start = ends[run++]!) {
      const label = labels[run]!
      if (label !== 0 && visible[label]) brush.tint(start, ends[run]!, label, shiftX, row + shiftY)
    }
  }
}

/** Draws the runs of one row after the other. Places in a row are counted from the left edge of `seen`. */
class RowBrush {
  /** The picture's word under place 0. */
  private out = 0
  /** For each row that outlines look at, its first run that may not lie before the one being drawn. */
  private readonly near = new Int32Array(2 * OUTLINE_REACH + 1)

  constructor(
    private readonly pixels: Uint32Array,
    private readonly width: number,
    private readonly grounds: readonly Uint32Array[],
  ) {}

  begin(row: number, out: number): void {
    this.out = out
    for (let i = 0; i < this.near.length; i++) this.near[i] = seen.rowStart[row + i - OUTLINE_REACH]!
    this.fill(0, this.width + 2 * OUTLINE_REACH, 0)
  }

  /** A run of one label: light at the very border, dark one step inside, the ground further in. */
  tint(start: number, end: number, label: number, shiftX: number, patternY: number): void {
    this.ground(start, end, this.grounds[label]!, shiftX, (patternY % PERIOD) * PERIOD)
    this.border(-2, start, end, label, DARK_PIXEL)
    this.border(2, start, end, label, DARK_PIXEL)
    if (end - start > 2) {
      this.fill(start + 1, start + 2, DARK_PIXEL)
      this.fill(end - 2, end - 1, DARK_PIXEL)
    }
    this.border(-1, start, end, label, LIGHT_PIXEL)
    this.border(1, start, end, label, LIGHT_PIXEL)
    this.fill(start, start + 1, LIGHT_PIXEL)
    this.fill(end - 1, end, LIGHT_PIXEL)
  }

  private ground(start: number, end: number, ground: Uint32Array, shiftX: number, patternRow: number): void {
    const { pixels, out } = this
    const from = Math.max(start, OUTLINE_REACH)
    const to = Math.min(end, this.width + OUTLINE_REACH)
    let patternX = (from + shiftX) % PERIOD
    for (let x = from; x < to; x++) {
      pixels[out + x] = ground[patternRow + patternX]!
      if (++patternX === PERIOD) patternX = 0
    }
  }

  /** Colours the part of a run above or below which, so many rows away, another label lies. */
  private border(step: number, start: number, end: number, label: number, colour: number): void {
    const { ends, labels } = seen
    let run = this.near[OUTLINE_REACH + step]!
    while (ends[run]! <= start) run++
    this.near[OUTLINE_REACH + step] = run
    for (let from = start; from < end; from = ends[run++]!) {
      if (labels[run] !== label) this.fill(from, Math.min(end, ends[run]!), colour)
    }
  }

  /** What is beside the rectangle is looked at, but not drawn. */
  private fill(start: number, end: number, colour: number): void {
    const from = Math.max(start, OUTLINE_REACH)
    const to = Math.min(end, this.width + OUTLINE_REACH)
    if (from < to) this.pixels.fill(colour, this.out + from, this.out + to)
  }
}

/** A canvas pixel as a little-endian word: all machines that Electron runs on are. */
const rgba = (rgb: number, alpha: number): number =>
  ((alpha << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0

const LIGHT_PIXEL = rgba(LIGHT, OUTLINE_ALPHA)
const DARK_PIXEL = rgba(DARK, OUTLINE_ALPHA)

let made: { readonly strength: number; readonly grounds: readonly Uint32Array[] } | null = null

/** Each label's pattern as PERIOD x PERIOD canvas pixels: made once for a strength, read for every pixel. */
function groundsAt(strength: number): readonly Uint32Array[] {
  if (made?.strength === strength) return made.grounds
  const grounds = Array.from({ length: 8 }, (_, label) => {
    const { rgb, pattern } = styleOf(label)
    const ink = (rgb[0] << 16) | (rgb[1] << 8) | rgb[2]
    return Uint32Array.from({ length: PERIOD * PERIOD }, (__, i) => {
      const half = pattern(i % PERIOD, Math.floor(i / PERIOD), PERIOD) ? STROKE_ALPHA : GROUND_ALPHA
      return rgba(ink, Math.min(255, Math.round(half * 2 * strength)))
    })
  })
  made = { strength, grounds }
  return grounds
}
