import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { TILE, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { styleOf } from './areaStyle.ts'

/** A rectangle of whole pixels: of the photo, or of the canvas. */
export interface PixelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Tint strength of an area's ground and of its pattern's strokes: half on the whole. */
const GROUND_ALPHA = 105
const STROKE_ALPHA = 170
const OUTLINE_ALPHA = 235
const LIGHT = 0xffffff
const DARK = 0x101114
/** The patterns' period, screen pixels. */
const PERIOD = 10
/** Outlines look this far, so a changed pixel may change the picture that far around. */
export const OUTLINE_REACH = 2

/**
 * The areas as RGBA over a rectangle of the canvas, row by row: tinted ground, pattern, and along each border one
 * light and one dark pixel, so that an area shows on any photo. Made at the screen's resolution, so it costs what is
 * seen and not what the photo holds, and lines are as thin at every zoom. Labels that are not visible stay clear.
 */
export function tintRect(
  map: LabelMap,
  view: Viewport,
  rect: PixelRect,
  visible: readonly boolean[],
): Uint8ClampedArray<ArrayBuffer> {
  const wide = rect.width + 2 * OUTLINE_REACH
  const near = labelsSeen(map, view, rect)
  const out = new Uint32Array(rect.width * rect.height)
  // The pattern goes along with the photo; a large multiple keeps the remainders positive.
  const shiftX = rect.x - Math.round(view.x) + PERIOD * 100_000
  const shiftY = rect.y - Math.round(view.y) + PERIOD * 100_000
  for (let y = 0; y < rect.height; y++) {
    let i = (y + OUTLINE_REACH) * wide + OUTLINE_REACH
    for (let x = 0; x < rect.width; x++, i++) {
      const label = near[i]!
      if (label === 0 || !visible[label]) continue
      out[y * rect.width + x] = borderAt(near, i, wide, label) ?? ground(label, x + shiftX, y + shiftY)
    }
  }
  return new Uint8ClampedArray(out.buffer)
}

/** The outline's pixel: light at the very border, dark one step inside, none further in. */
function borderAt(near: Uint8Array, i: number, wide: number, label: number): number | null {
  for (let d = 1; d <= OUTLINE_REACH; d++) {
    if (
      near[i - d] !== label ||
      near[i + d] !== label ||
      near[i - d * wide] !== label ||
      near[i + d * wide] !== label
    ) {
      return d === 1 ? LIGHT_PIXEL : DARK_PIXEL
    }
  }
  return null
}

/** A canvas pixel as a little-endian word: all machines that Electron runs on are. */
const rgba = (rgb: number, alpha: number): number =>
  ((alpha << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0

const LIGHT_PIXEL = rgba(LIGHT, OUTLINE_ALPHA)
const DARK_PIXEL = rgba(DARK, OUTLINE_ALPHA)

/** Each label's pattern as PERIOD x PERIOD canvas pixels: asked for once, read for every pixel. */
const GROUNDS: readonly Uint32Array[] = Array.from({ length: 8 }, (_, label) => {
  const { rgb, pattern } = styleOf(label)
  const ink = (rgb[0] << 16) | (rgb[1] << 8) | rgb[2]
  return Uint32Array.from({ length: PERIOD * PERIOD }, (__, i) =>
    rgba(ink, pattern(i % PERIOD, Math.floor(i / PERIOD), PERIOD) ? STROKE_ALPHA : GROUND_ALPHA),
  )
})

const ground = (label: number, x: number, y: number): number =>
  GROUNDS[label]![(y % PERIOD) * PERIOD + (x % PERIOD)]!

/** The label under each canvas pixel of a rectangle and OUTLINE_REACH around it, row by row; 0 beside the photo. */
function labelsSeen(map: LabelMap, view: Viewport, rect: PixelRect): Uint8Array {
  const wide = rect.width + 2 * OUTLINE_REACH
  const high = rect.height + 2 * OUTLINE_REACH
  const out = new Uint8Array(wide * high)
  const photoX = Int32Array.from({ length: wide }, (_, i) =>
    Math.floor((rect.x - OUTLINE_REACH + i + 0.5 - view.x) / view.scale),
  )
  const left = photoX.findIndex((x) => x >= 0)
  const right = photoX.findLastIndex((x) => x < map.width) + 1
  if (left < 0) return out
  for (let row = 0; row < high; row++) {
    const y = Math.floor((rect.y - OUTLINE_REACH + row + 0.5 - view.y) / view.scale)
    if (y < 0 || y >= map.height) continue
    const tileRow = (y >> 7) * map.columns
    const offset = (y & 127) * TILE
    for (let i = left; i < right; i++) {
      const x = photoX[i]!
      out[row * wide + i] = map.tiles[tileRow + (x >> 7)]![offset + (x & 127)]!
    }
  }
  return out
}
