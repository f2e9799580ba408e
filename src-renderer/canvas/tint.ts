import { labelAt, TILE, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { styleOf } from './areaStyle.ts'

/** A rectangle of whole photo pixels. */
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

/** How large patterns and outlines are drawn, photo pixels for each step: they should look alike on every photo. */
export const tintStep = (longSidePx: number): number => Math.max(1, Math.round(longSidePx / 900))

/** Outlines look this many steps far, so a changed pixel may change the picture that far around. */
export const tintReach = (step: number): number => 2 * step

/**
 * The areas as RGBA over a rectangle of the photo, row by row: tinted ground, pattern, and along each border one
 * light and one dark line, so that the area shows on any photo. Labels that are not visible stay clear.
 */
export function tintRect(
  map: LabelMap,
  rect: PixelRect,
  visible: readonly boolean[],
  step: number,
): Uint8ClampedArray<ArrayBuffer> {
  const reach = tintReach(step)
  const wide = rect.width + 2 * reach
  const near = windowOf(map, rect, reach)
  const out = new Uint32Array(rect.width * rect.height)
  const period = 9 * step
  for (let y = 0; y < rect.height; y++) {
    let i = (y + reach) * wide + reach
    for (let x = 0; x < rect.width; x++, i++) {
      const label = near[i]!
      if (label === 0 || !visible[label]) continue
      const border = borderAt(near, i, wide, label, step)
      out[y * rect.width + x] = border ?? ground(label, x + rect.x, y + rect.y, period)
    }
  }
  return new Uint8ClampedArray(out.buffer)
}

/** The outline's pixel: light at the very border, dark one step inside, none further in. */
function borderAt(near: Uint8Array, i: number, wide: number, label: number, step: number): number | null {
  for (let ring = 1; ring <= 2; ring++) {
    const d = ring * step
    if (
      near[i - d] !== label ||
      near[i + d] !== label ||
      near[i - d * wide] !== label ||
      near[i + d * wide] !== label
    ) {
      return rgba(ring === 1 ? LIGHT : DARK, OUTLINE_ALPHA)
    }
  }
  return null
}

function ground(label: number, x: number, y: number, period: number): number {
  const { rgb, pattern } = styleOf(label)
  return rgba((rgb[0] << 16) | (rgb[1] << 8) | rgb[2], pattern(x, y, period) ? STROKE_ALPHA : GROUND_ALPHA)
}

/** A canvas pixel as a little-endian word: all machines that Electron runs on are. */
const rgba = (rgb: number, alpha: number): number =>
  ((alpha << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0

/** The labels of a rectangle with a margin around it, row by row; 0 outside the photo. */
function windowOf(map: LabelMap, rect: PixelRect, margin: number): Uint8Array {
  const wide = rect.width + 2 * margin
  const high = rect.height + 2 * margin
  const out = new Uint8Array(wide * high)
  const left = Math.max(0, rect.x - margin)
  const right = Math.min(map.width, rect.x + rect.width + margin)
  for (let row = 0; row < high; row++) {
    const y = rect.y - margin + row
    if (y < 0 || y >= map.height) continue
    const start = row * wide - (rect.x - margin)
    for (let x = left; x < right;) {
      const end = Math.min(right, x - (x % TILE) + TILE)
      const tile = map.tiles[(y >> 7) * map.columns + (x >> 7)]!
      const offset = (y & 127) * TILE - (x - (x % TILE))
      out.set(tile.subarray(offset + x, offset + end), start + x)
      x = end
    }
  }
  return out
}

/** The pixels of one label as an alpha channel over its box: what a ghost is cut out with. */
export function alphaOf(
  map: LabelMap,
  label: number,
  rect: PixelRect,
  alpha: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rect.width * rect.height * 4)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      if (labelAt(map, rect.x + x, rect.y + y) === label) out[(y * rect.width + x) * 4 + 3] = alpha
    }
  }
  return out
}
