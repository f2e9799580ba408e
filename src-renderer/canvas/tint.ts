import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { EMPTY_TILE, TILE, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { DEFAULT_TINT } from '../../src-shared/limits.ts'
import { styleOf } from './areaStyle.ts'

/** A rectangle of whole pixels: of the photo, or of the canvas. */
export interface PixelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

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

/**
 * The areas as RGBA over a rectangle of the canvas, row by row: tinted ground, pattern, and along each border one
 * light and one dark pixel, so that an area shows on any photo, at a strength of 0 too. Made at the screen's resolution, so it costs what is
 * seen and not what the photo holds, and lines are as thin at every zoom. Labels that are not visible stay clear.
 */
export function tintRect(
  map: LabelMap,
  view: Viewport,
  rect: PixelRect,
  visible: readonly boolean[],
  strength = DEFAULT_TINT,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint32Array(rect.width * rect.height)
  const bytes = new Uint8ClampedArray(out.buffer)
  const near = labelsSeen(map, view, rect)
  const grounds = groundsAt(strength)
  if (!near) return bytes
  const wide = rect.width + 2 * OUTLINE_REACH
  // The pattern goes along with the photo; a large multiple keeps the remainders positive.
  const shiftX = rect.x - Math.round(view.x) + PERIOD * 100_000
  const shiftY = rect.y - Math.round(view.y) + PERIOD * 100_000
  for (let y = 0; y < rect.height; y++) {
    const row = (y + OUTLINE_REACH) * wide
    for (let start = 0, end = 0; start < wide; start = end) {
      const label = near[row + start]!
      for (end = start + 1; end < wide && near[row + end] === label;) end++
      if (label === 0 || !visible[label]) continue
      tintRun(out, y * rect.width, near, row, wide, start, end, grounds[label]!, shiftX, y + shiftY)
    }
  }
  return bytes
}

/**
 * Tints a run of one label, from `start` to before `end` in a row of `near`: light at the very border, dark one step
 * inside, the ground further in. Ends of the rectangle are seen OUTLINE_REACH further than they are drawn.
 */
function tintRun(
  out: Uint32Array,
  outRow: number,
  near: Uint8Array,
  row: number,
  wide: number,
  start: number,
  end: number,
  ground: Uint32Array,
  shiftX: number,
  patternY: number,
): void {
  const label = near[row + start]!
  const patternRow = (patternY % PERIOD) * PERIOD
  const from = Math.max(start, OUTLINE_REACH)
  const to = Math.min(end, wide - OUTLINE_REACH)
  let patternX = (from - OUTLINE_REACH + shiftX) % PERIOD
  for (let x = from; x < to; x++) {
    const i = row + x
    const o = outRow + x - OUTLINE_REACH
    if (x === start || x === end - 1 || near[i - wide] !== label || near[i + wide] !== label) {
      out[o] = LIGHT_PIXEL
    } else if (
      x === start + 1 ||
      x === end - 2 ||
      near[i - 2 * wide] !== label ||
      near[i + 2 * wide] !== label
    ) {
      out[o] = DARK_PIXEL
    } else out[o] = ground[patternRow + patternX]!
    if (++patternX === PERIOD) patternX = 0
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

/**
 * The label under each canvas pixel of a rectangle and OUTLINE_REACH around it, row by row; 0 beside the photo. Null
 * where nothing is painted.
 */
function labelsSeen(map: LabelMap, view: Viewport, rect: PixelRect): Uint8Array | null {
  const wide = rect.width + 2 * OUTLINE_REACH
  const high = rect.height + 2 * OUTLINE_REACH
  const photoX = photoPlaces(rect.x, wide, view.x, view.scale)
  const photoY = photoPlaces(rect.y, high, view.y, view.scale)
  const columns = tileSpans(photoX, map.width)
  let out: Uint8Array | null = null
  for (const rows of tileSpans(photoY, map.height)) {
    for (const { tile: column, from, to } of columns) {
      const tile = map.tiles[rows.tile * map.columns + column]!
      if (tile === EMPTY_TILE) continue
      out ??= new Uint8Array(wide * high)
      for (let row = rows.from; row < rows.to; row++) {
        const offset = (photoY[row]! & (TILE - 1)) * TILE
        for (let i = from; i < to; i++) out[row * wide + i] = tile[offset + (photoX[i]! & (TILE - 1))]!
      }
    }
  }
  return out
}

/** The photo's pixel columns, or rows, under canvas pixels from OUTLINE_REACH before `start` on. */
function photoPlaces(start: number, count: number, origin: number, scale: number): Int32Array {
  const places = new Int32Array(count)
  for (let i = 0; i < count; i++) places[i] = Math.floor((start - OUTLINE_REACH + i + 0.5 - origin) / scale)
  return places
}

/** The parts of a rising line of places that lie in one tile each, without what is beside the photo. */
function tileSpans(places: Int32Array, size: number): { tile: number; from: number; to: number }[] {
  const spans: { tile: number; from: number; to: number }[] = []
  places.forEach((place, i) => {
    if (place < 0 || place >= size) return
    const tile = Math.floor(place / TILE)
    const last = spans.at(-1)
    if (last?.tile === tile) last.to = i + 1
    else spans.push({ tile, from: i, to: i + 1 })
  })
  return spans
}
