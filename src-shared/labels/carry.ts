import { clamp } from '../geometry/point.ts'
import { placed } from '../photo/affine.ts'
import type { Carry } from '../photo/reframe.ts'
import { EMPTY_TILE, emptyMap, TILE, TILE_PIXELS, tileRect, toBytes, type LabelMap } from './labelMap.ts'

type Rect = ReturnType<typeof tileRect>

/**
 * The areas on the photo that takes the place of theirs: each new pixel has the label of the old one that it comes
 * from, the nearest; what lay outside is empty. Cuts and quarter turns lose nothing within.
 */
export function carriedLabels(map: LabelMap, carry: Carry): LabelMap {
  const empty = emptyMap(carry.size)
  const isPainted = map.tiles.some((tile) => tile !== EMPTY_TILE)
  if (!isPainted) return empty
  if (staysInPlace(map, carry)) return map
  const bytes = toBytes(map)
  const tiles = empty.tiles.map((none, index) => {
    const rect = tileRect(empty, index)
    if (!comesFromPaint(map, rect, carry)) return none
    const tile = carriedTile(bytes, map, rect, carry)
    return tile.some((label) => label !== 0) ? tile : none
  })
  return { ...empty, tiles }
}

function staysInPlace(map: LabelMap, { size, toOld }: Carry): boolean {
  const { xx, xy, yx, yy, dx, dy } = toOld
  const isSame = xx === 1 && yy === 1 && xy === 0 && yx === 0 && dx === 0 && dy === 0
  return isSame && size.width === map.width && size.height === map.height
}

/** Whether there is paint in a tile that a rectangle of new pixels comes from. */
function comesFromPaint(map: LabelMap, { x, y, width, height }: Rect, { toOld }: Carry): boolean {
  const [right, bottom] = [x + width - 1, y + height - 1]
  const corners = [
    { x, y },
    { x: right, y },
    { x, y: bottom },
    { x: right, y: bottom },
  ].map((corner) => placed(toOld, corner))
  // A pixel more on each side: a place between two pixels may fall to either.
  const span = (values: readonly number[], tiles: number): readonly [number, number] => [
    clamp(Math.floor((Math.min(...values) - 1) / TILE), 0, tiles),
    clamp(Math.floor((Math.max(...values) + 1) / TILE), -1, tiles - 1),
  ]
  const [left, toRight] = span(
    corners.map((corner) => corner.x),
    map.columns,
  )
  const [top, toBottom] = span(
    corners.map((corner) => corner.y),
    map.rows,
  )
  for (let row = top; row <= toBottom; row++) {
    for (let column = left; column <= toRight; column++) {
      if (map.tiles[row * map.columns + column] !== EMPTY_TILE) return true
    }
  }
  return false
}

function carriedTile(bytes: Uint8Array, map: LabelMap, rect: Rect, { toOld }: Carry): Uint8Array {
  const { xx, xy, yx, yy, dx, dy } = toOld
  const tile = new Uint8Array(TILE_PIXELS)
  for (let row = 0; row < rect.height; row++) {
    const y = rect.y + row
    const startX = xy * y + dx + 0.5
    const startY = yy * y + dy + 0.5
    for (let column = 0; column < rect.width; column++) {
      const x = rect.x + column
      const oldX = Math.floor(xx * x + startX)
      const oldY = Math.floor(yx * x + startY)
      if (oldX < 0 || oldY < 0 || oldX >= map.width || oldY >= map.height) continue
      tile[row * TILE + column] = bytes[oldY * map.width + oldX]!
    }
  }
  return tile
}
