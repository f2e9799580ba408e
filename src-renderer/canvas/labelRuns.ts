import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { EMPTY_TILE, TILE, type LabelMap } from '../../src-shared/labels/labelMap.ts'

/** A rectangle of whole pixels: of the photo, or of the canvas. */
export interface PixelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The labels under the pixels of a rectangle of the canvas as runs of equal ones, row by row; 0 beside the photo. A
 * row's runs follow one another from its left edge to its right. Hands are seldom shaky enough for more than a few runs
 * a row, so what is made of runs costs little for each pixel. The arrays are used again and again: areas are looked at
 * many times a second, and fresh ones of this size keep the garbage collector at work.
 */
export class LabelRuns {
  /** Row r has the runs rowStart[r] to before rowStart[r + 1]. */
  rowStart = new Int32Array(1)
  /** Where each run ends, counted from the rectangle's left edge. */
  ends = new Int32Array(1)
  labels = new Uint8Array(1)
  private count = 0

  read(map: LabelMap, view: Viewport, rect: PixelRect): void {
    const photoX = photoPlaces(rect.x, rect.width, view.x, view.scale)
    const photoY = photoPlaces(rect.y, rect.height, view.y, view.scale)
    const columns = tileSpans(photoX, map.width)
    const inTile = new Uint8Array(rect.width)
    for (let i = 0; i < rect.width; i++) inTile[i] = photoX[i]! & (TILE - 1)
    this.count = 0
    if (this.rowStart.length <= rect.height) this.rowStart = new Int32Array(rect.height + 1)
    for (let row = 0; row < rect.height; row++) {
      this.rowStart[row] = this.count
      this.makeRoom(rect.width)
      const y = photoY[row]!
      if (row > 0 && y === photoY[row - 1]) this.repeatRow(row - 1)
      else if (y < 0 || y >= map.height) this.add(rect.width, 0)
      else this.readRow(map, y, columns, inTile)
    }
    this.rowStart[rect.height] = this.count
  }

  private readRow(map: LabelMap, y: number, columns: readonly TileSpan[], inTile: Uint8Array): void {
    const tileRow = (y >> 7) * map.columns
    const offset = (y & (TILE - 1)) * TILE
    const { ends, labels } = this
    let { count } = this
    let label = 0
    for (const { tile: column, from, to } of columns) {
      const tile = map.tiles[tileRow + column]!
      if (tile === EMPTY_TILE) {
        if (label !== 0) {
          ends[count] = from
          labels[count++] = label
        }
        label = 0
        continue
      }
      for (let i = from; i < to; i++) {
        const next = tile[offset + inTile[i]!]!
        if (next === label) continue
        if (i > 0) {
          ends[count] = i
          labels[count++] = label
        }
        label = next
      }
    }
    this.count = count
    const seen = columns.at(-1)?.to ?? 0
    if (label !== 0) this.add(seen, label)
    if (label === 0 || seen < inTile.length) this.add(inTile.length, 0)
  }

  private repeatRow(row: number): void {
    const [from, to] = [this.rowStart[row]!, this.rowStart[row + 1]!]
    this.ends.copyWithin(to, from, to)
    this.labels.copyWithin(to, from, to)
    this.count = 2 * to - from
  }

  private add(end: number, label: number): void {
    this.ends[this.count] = end
    this.labels[this.count++] = label
  }

  /** A row has at most one run a pixel, and an empty one at its end. */
  private makeRoom(width: number): void {
    const least = this.count + width + 1
    if (this.ends.length >= least) return
    const [ends, labels] = [this.ends, this.labels]
    this.ends = new Int32Array(2 * least)
    this.labels = new Uint8Array(2 * least)
    this.ends.set(ends)
    this.labels.set(labels)
  }
}

/** The photo's pixel columns, or rows, under canvas pixels from `start` on. */
function photoPlaces(start: number, count: number, origin: number, scale: number): Int32Array {
  const places = new Int32Array(count)
  for (let i = 0; i < count; i++) places[i] = Math.floor((start + i + 0.5 - origin) / scale)
  return places
}

interface TileSpan {
  readonly tile: number
  readonly from: number
  to: number
}

/** The parts of a rising line of places that lie in one tile each, without what is beside the photo. */
function tileSpans(places: Int32Array, size: number): TileSpan[] {
  const spans: TileSpan[] = []
  places.forEach((place, i) => {
    if (place < 0 || place >= size) return
    const tile = Math.floor(place / TILE)
    const last = spans.at(-1)
    if (last?.tile === tile) last.to = i + 1
    else spans.push({ tile, from: i, to: i + 1 })
  })
  return spans
}
