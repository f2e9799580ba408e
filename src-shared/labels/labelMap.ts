import type { Size } from '../geometry/point.ts'

/** Side of a tile, pixels. Measured: 128 is the best of 64, 128 and 256 for stroke time against history size. */
export const TILE = 128
export const TILE_PIXELS = TILE * TILE

/** 0 nothing, 1 frozen, 2 to 7 a moving area's own label. */
export type Label = number

/**
 * One label for each photo pixel, so that no pixel can be frozen and moving, or move in two ways.
 * An immutable value of TILE x TILE byte tiles in row order: painting copies the tiles it touches and
 * shares the others. Tiles at the right and lower edge are whole; their outside stays 0.
 */
export interface LabelMap extends Size {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Uint8Array[]
}

/** The one tile of all maps with nothing painted on it. Never written to. */
export const EMPTY_TILE = new Uint8Array(TILE_PIXELS)

export function emptyMap({ width, height }: Size): LabelMap {
  const columns = Math.ceil(width / TILE)
  const rows = Math.ceil(height / TILE)
  return { width, height, columns, rows, tiles: Array.from({ length: columns * rows }, () => EMPTY_TILE) }
}

/** The label at a whole-numbered pixel; 0 outside the photo. */
export function labelAt(map: LabelMap, x: number, y: number): Label {
  if (x < 0 || y < 0 || x >= map.width || y >= map.height) return 0
  const tile = map.tiles[(y >> 7) * map.columns + (x >> 7)]
  return tile?.[(y & 127) * TILE + (x & 127)] ?? 0
}

/** Indexes of the tiles that differ between two maps of one size, by reference. */
export function changedTiles(before: LabelMap, after: LabelMap): number[] {
  const changed: number[] = []
  after.tiles.forEach((tile, i) => {
    if (tile !== before.tiles[i]) changed.push(i)
  })
  return changed
}

/** Calls back with each tile's pixel rectangle, cut to the photo. */
export function tileRect(
  map: LabelMap,
  index: number,
): { x: number; y: number; width: number; height: number } {
  const x = (index % map.columns) * TILE
  const y = Math.floor(index / map.columns) * TILE
  return { x, y, width: Math.min(TILE, map.width - x), height: Math.min(TILE, map.height - y) }
}

/** The map as width x height bytes, row by row. */
export function toBytes(map: LabelMap): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(map.width * map.height)
  map.tiles.forEach((tile, index) => {
    if (tile === EMPTY_TILE) return
    const { x, y, width, height } = tileRect(map, index)
    for (let row = 0; row < height; row++) {
      bytes.set(tile.subarray(row * TILE, row * TILE + width), (y + row) * map.width + x)
    }
  })
  return bytes
}

/** A map from width x height bytes, row by row. Throws RangeError where the length is another. */
export function fromBytes(size: Size, bytes: Uint8Array): LabelMap {
  if (bytes.length !== size.width * size.height) throw new RangeError('label bytes do not fit the size')
  const map = emptyMap(size)
  const tiles = map.tiles.map((empty, index) => {
    const { x, y, width, height } = tileRect(map, index)
    const tile = new Uint8Array(TILE_PIXELS)
    for (let row = 0; row < height; row++) {
      const start = (y + row) * size.width + x
      tile.set(bytes.subarray(start, start + width), row * TILE)
    }
    return tile.some((label) => label !== 0) ? tile : empty
  })
  return { ...map, tiles }
}

/** The map at another size by nearest pixel, as bytes row by row: for working sizes of previews and clips. */
export function resampledBytes(map: LabelMap, size: Size): Uint8Array<ArrayBuffer> {
  const source = toBytes(map)
  if (size.width === map.width && size.height === map.height) return source
  const bytes = new Uint8Array(size.width * size.height)
  const columns = Uint32Array.from({ length: size.width }, (_, x) =>
    Math.floor(((x + 0.5) * map.width) / size.width),
  )
  for (let y = 0; y < size.height; y++) {
    const from = Math.floor(((y + 0.5) * map.height) / size.height) * map.width
    for (let x = 0; x < size.width; x++) bytes[y * size.width + x] = source[from + columns[x]!]!
  }
  return bytes
}
