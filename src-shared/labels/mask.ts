import type { Size } from '../geometry/point.ts'
import type { Writable } from './draft.ts'
import { EMPTY_TILE, fromBytes, toBytes, type Label, type LabelMap } from './labelMap.ts'

/** One label's pixels as a mask of 0 and 255, width x height bytes row by row: the form services and files take. */
export function maskOf(map: LabelMap, label: Label): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(map)
  for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i] === label ? 255 : 0
  return bytes
}

/** Grey at and above this counts as painted when a soft mask is imported. */
export const MASK_THRESHOLD = 128

export interface Stamped {
  readonly map: LabelMap
  /** Pixels that belonged to another area and went over to this one. */
  readonly takenOver: number
}

/**
 * Gives a label to every pixel where the grey mask (width x height bytes) is white, unless what is there may not
 * be painted over. `replace` first empties the label, as importing onto a layer does.
 */
export function stampMask(
  map: LabelMap,
  grey: Uint8Array,
  label: Label,
  writable: Writable,
  replace: boolean,
): Stamped {
  const bytes = toBytes(map)
  let takenOver = 0
  for (let i = 0; i < bytes.length; i++) {
    const before = bytes[i]!
    if (replace && before === label) bytes[i] = 0
    if (grey[i]! < MASK_THRESHOLD || !writable[before]) continue
    if (before !== 0 && before !== label) takenOver++
    bytes[i] = label
  }
  return { map: fromBytes(map, bytes), takenOver }
}

/** The map without one label's pixels. */
export function cleared(map: LabelMap, label: Label): LabelMap {
  const tiles = map.tiles.map((tile) => {
    if (!tile.includes(label)) return tile
    const rest = tile.map((pixel) => (pixel === label ? 0 : pixel))
    return rest.some((pixel) => pixel !== 0) ? rest : EMPTY_TILE
  })
  return tiles.every((tile, i) => tile === map.tiles[i]) ? map : { ...map, tiles }
}

/** Nearest-pixel copy of a grey mask at another size. */
export function resizedMask(grey: Uint8Array, from: Size, to: Size): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(to.width * to.height)
  for (let y = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / to.height) * from.width
    for (let x = 0; x < to.width; x++) {
      out[y * to.width + x] = grey[row + Math.floor(((x + 0.5) * from.width) / to.width)]!
    }
  }
  return out
}
