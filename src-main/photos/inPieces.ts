import { setImmediate as nextTurn } from 'node:timers/promises'
import { EMPTY_TILE, TILE, tileRect, type Label, type LabelMap } from '../../src-shared/labels/labelMap.ts'

/** Work on a large photo is cut into pieces of half a million pixels, a few ms each: main has windows to answer. */
const TILES_A_PIECE = 32
const BYTES_A_PIECE = 500_000

/** One label's pixels as a mask of 0 and 255, as labels/mask.ts makes it, without keeping others waiting. */
export async function maskInPieces(map: LabelMap, label: Label): Promise<Uint8Array<ArrayBuffer>> {
  const mask = new Uint8Array(map.width * map.height)
  for (const [index, tile] of map.tiles.entries()) {
    if (index % TILES_A_PIECE === TILES_A_PIECE - 1) await nextTurn()
    if (tile === EMPTY_TILE) continue
    const { x, y, width, height } = tileRect(map, index)
    for (let row = 0; row < height; row++) {
      const to = (y + row) * map.width + x
      for (let column = 0; column < width; column++) {
        if (tile[row * TILE + column] === label) mask[to + column] = 255
      }
    }
  }
  await nextTurn()
  return mask
}

/** What stands in a mask: the first level that is neither 0 nor 255, and whether anything is white. */
export async function levelsInPieces(
  mask: Uint8Array,
): Promise<{ readonly odd: number | null; readonly white: boolean }> {
  let white = false
  for (let start = 0; start < mask.length; start += BYTES_A_PIECE) {
    const end = Math.min(mask.length, start + BYTES_A_PIECE)
    for (let i = start; i < end; i++) {
      const level = mask[i] ?? 0
      if (level === 255) white = true
      else if (level !== 0) return { odd: level, white }
    }
    await nextTurn()
  }
  return { odd: null, white }
}
