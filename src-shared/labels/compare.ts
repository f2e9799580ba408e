import { EMPTY_TILE, type Label, type LabelMap } from './labelMap.ts'

const LABELS = 8

/** How many pixels have which label in each of two maps of one size: entry `before * 8 + after`. */
export type Overlap = Float64Array

/** Compares two maps of one size in one pass; tiles that they share are not looked at. */
export function overlap(before: LabelMap, after: LabelMap): Overlap {
  const counts = new Float64Array(LABELS * LABELS)
  after.tiles.forEach((tile, index) => {
    const other = before.tiles[index] ?? EMPTY_TILE
    // Equal pixels are no difference, so those of shared tiles need not be counted.
    if (tile === other) return
    for (let i = 0; i < tile.length; i++) counts[other[i]! * LABELS + tile[i]!]! += 1
  })
  return counts
}

/** Pixels that are in an area of the one map and not in its counterpart of the other. */
export function differing(counts: Overlap, before: Label, after: Label): number {
  let pixels = 0
  for (let other = 0; other < LABELS; other++) {
    if (other !== after) pixels += counts[before * LABELS + other]!
    if (other !== before) pixels += counts[other * LABELS + after]!
  }
  return pixels
}

/**
 * The map with the tiles of another one wherever they hold the same: a map that was read from a file then shares what
 * it has in common with the one at work, as if it had been painted from it.
 */
export function sharingTiles(map: LabelMap, other: LabelMap): LabelMap {
  if (map.width !== other.width || map.height !== other.height) return map
  const tiles = map.tiles.map((tile, i) => {
    const known = other.tiles[i]
    return known && sameBytes(known, tile) ? known : tile
  })
  return tiles.every((tile, i) => tile === other.tiles[i]) ? other : { ...map, tiles }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a === b || a.every((byte, i) => byte === b[i])
