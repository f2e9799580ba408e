import { EMPTY_TILE, TILE, tileRect, type Label, type LabelMap } from './labelMap.ts'

/** What is known of one label: pixels, and the whole-pixel box around them (right and bottom included). */
export interface Extent {
  readonly pixels: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const NOTHING: Extent = { pixels: 0, left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
const LABELS = 8

/** Tiles are immutable once shared, so each is measured once in its life: an edit costs its own tiles only. */
const measured = new WeakMap<Uint8Array, readonly Extent[]>()

/** The same for whole maps, which many ask about between two edits. */
const measuredMaps = new WeakMap<LabelMap, readonly Extent[]>()

/** The extent of each label, 0 to 7, in photo pixels. Pixels outside the photo's edge count for nothing. */
export function extents(map: LabelMap): readonly Extent[] {
  const known = measuredMaps.get(map)
  if (known) return known
  const all = mapExtents(map)
  measuredMaps.set(map, all)
  return all
}

function mapExtents(map: LabelMap): readonly Extent[] {
  const all = Array.from({ length: LABELS }, () => NOTHING)
  let painted = 0
  map.tiles.forEach((tile, index) => {
    if (tile === EMPTY_TILE) return
    const { x, y } = tileRect(map, index)
    tileExtents(tile).forEach((extent, label) => {
      if (label === 0 || extent.pixels === 0) return
      painted += extent.pixels
      all[label] = union(all[label]!, extent, x, y)
    })
  })
  all[0] = { ...NOTHING, pixels: map.width * map.height - painted }
  return all
}

export const pixelsOf = (map: LabelMap, label: Label): number => extents(map)[label]?.pixels ?? 0

function union(all: Extent, part: Extent, x: number, y: number): Extent {
  return {
    pixels: all.pixels + part.pixels,
    left: Math.min(all.left, part.left + x),
    top: Math.min(all.top, part.top + y),
    right: Math.max(all.right, part.right + x),
    bottom: Math.max(all.bottom, part.bottom + y),
  }
}

function tileExtents(tile: Uint8Array): readonly Extent[] {
  const known = measured.get(tile)
  if (known) return known
  const found = Array.from({ length: LABELS }, () => ({ ...NOTHING }))
  for (let y = 0, i = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++, i++) {
      const label = tile[i]!
      if (label === 0) continue
      const extent = found[label] as { -readonly [K in keyof Extent]: Extent[K] }
      extent.pixels++
      if (x < extent.left) extent.left = x
      if (x > extent.right) extent.right = x
      if (y < extent.top) extent.top = y
      if (y > extent.bottom) extent.bottom = y
    }
  }
  measured.set(tile, found)
  return found
}
