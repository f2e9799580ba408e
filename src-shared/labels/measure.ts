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

/** Four pixels of one label, as a word: entry n is label n. */
const FOURS = Int32Array.from({ length: LABELS }, (_, label) => label * 0x01010101)

/** Four pixels at a time where they are of one label, as nearly all are: a long stroke ends with hundreds of new tiles. */
function tileExtents(tile: Uint8Array): readonly Extent[] {
  const known = measured.get(tile)
  if (known) return known
  const words = new Int32Array(tile.buffer, tile.byteOffset, tile.length >> 2)
  const boxes = Array.from({ length: LABELS }, () => new Box())
  for (let y = 0, i = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x += 4, i++) {
      const word = words[i]!
      if (word === 0) continue
      const label = word & (LABELS - 1)
      if (word === FOURS[label]) boxes[label]!.add(x, x + 3, y, 4)
      else for (let at = x; at < x + 4; at++) boxes[tile[y * TILE + at]!]!.add(at, at, y, 1)
    }
  }
  const found = boxes.map(({ pixels, left, top, right, bottom }, label) =>
    label === 0 || pixels === 0 ? NOTHING : { pixels, left, top, right, bottom },
  )
  measured.set(tile, found)
  return found
}

/** An extent in the making; rows come from above. */
class Box {
  pixels = 0
  left = TILE
  top = TILE
  right = -1
  bottom = -1

  add(from: number, to: number, y: number, pixels: number): void {
    this.pixels += pixels
    if (from < this.left) this.left = from
    if (to > this.right) this.right = to
    if (this.top === TILE) this.top = y
    this.bottom = y
  }
}
