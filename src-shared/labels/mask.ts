import type { Size } from '../geometry/point.ts'
import type { Writable } from './draft.ts'
import { EMPTY_TILE, TILE, tileRect, toBytes, type Label, type LabelMap } from './labelMap.ts'

/** One label's pixels as a mask of 0 and 255, width x height bytes row by row: the form services and files take. */
export function maskOf(map: LabelMap, label: Label): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(map)
  for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i] === label ? 255 : 0
  return bytes
}

/** Grey at and above this counts as painted in a soft mask, unless a person chooses another level. */
export const MASK_THRESHOLD = 128

/** Whether a mask has other levels than black and white: what of it is painted is then a matter of judgement. */
export const isSoft = (grey: Uint8Array): boolean => grey.some((level) => level !== 0 && level !== 255)

export interface Stamped {
  readonly map: LabelMap
  /** Pixels that belonged to another area and went over to this one. */
  readonly takenOver: number
}

export interface Stamp {
  /** Width x height bytes, row by row. */
  readonly grey: Uint8Array
  /** The least level that counts as painted, 1 to 255. */
  readonly threshold: number
  /** Whether the label is emptied first, as importing onto a layer does. */
  readonly replace: boolean
}

/** Gives a label to every pixel where the mask is painted, unless what is there may not be painted over. */
export function stampMask(map: LabelMap, stamp: Stamp, label: Label, writable: Writable): Stamped {
  const { grey, threshold, replace } = stamp
  let takenOver = 0
  const tiles = map.tiles.map((tile, index) => {
    const { x, y, width, height } = tileRect(map, index)
    const stamped = tile.slice()
    for (let row = 0; row < height; row++) {
      const from = (y + row) * map.width + x
      for (let column = 0, i = row * TILE; column < width; column++, i++) {
        const before = tile[i]!
        if (grey[from + column]! >= threshold && writable[before]) {
          if (before !== 0 && before !== label) takenOver++
          stamped[i] = label
        } else if (replace && before === label) stamped[i] = 0
      }
    }
    return sharedTile(stamped, tile)
  })
  return { map: sharingMap(map, tiles), takenOver }
}

/** The map with one label's pixels given to another one. `replace`: what that one had becomes empty. */
export function givenTo(map: LabelMap, from: Label, to: Label, replace: boolean): LabelMap {
  if (from === to) return map
  return relabelled(map, (label) => (label === from ? to : label === to && replace ? 0 : label))
}

/** The map without one label's pixels. */
export const cleared = (map: LabelMap, label: Label): LabelMap =>
  relabelled(map, (own) => (own === label ? 0 : own))

/** The map with other labels in the places of its own; tiles that stay the same are shared. */
function relabelled(map: LabelMap, relabel: (label: Label) => Label): LabelMap {
  const table = Uint8Array.from({ length: 8 }, (_, label) => relabel(label))
  const tiles = map.tiles.map((tile) =>
    tile === EMPTY_TILE
      ? tile
      : sharedTile(
          tile.map((label) => table[label]!),
          tile,
        ),
  )
  return sharingMap(map, tiles)
}

/** The tile that was there where the new one holds the same, and the empty one where it holds nothing. */
function sharedTile(tile: Uint8Array, before: Uint8Array): Uint8Array {
  if (tile.every((label, i) => label === before[i])) return before
  return tile.some((label) => label !== 0) ? tile : EMPTY_TILE
}

const sharingMap = (map: LabelMap, tiles: readonly Uint8Array[]): LabelMap =>
  tiles.every((tile, i) => tile === map.tiles[i]) ? map : { ...map, tiles }

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
