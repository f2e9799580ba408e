import type { Size } from '../geometry/point.ts'
import { EMPTY_TILE, TILE, fromBytes, type LabelMap } from './labelMap.ts'

/**
 * The stored form of a label map: runs in row order over the whole photo, each a byte with the label and the
 * run's length as a little-endian base-128 number. It knows nothing of tiles, so their size may change.
 */
export function encodeLabels(map: LabelMap): Uint8Array<ArrayBuffer> {
  const out = new ByteList()
  let label = 0
  let length = 0
  const run = (next: number, count: number): void => {
    if (next === label) length += count
    else {
      if (length > 0) out.run(label, length)
      label = next
      length = count
    }
  }
  for (let y = 0; y < map.height; y++) {
    for (let column = 0; column < map.columns; column++) {
      const tile = map.tiles[(y >> 7) * map.columns + column]!
      const width = Math.min(TILE, map.width - column * TILE)
      if (tile === EMPTY_TILE) run(0, width)
      else rowRuns(tile, (y & 127) * TILE, width, run)
    }
  }
  if (length > 0) out.run(label, length)
  return out.bytes()
}

function rowRuns(
  tile: Uint8Array,
  start: number,
  width: number,
  run: (label: number, count: number) => void,
): void {
  const end = start + width
  for (let i = start; i < end;) {
    const label = tile[i]!
    let next = i + 1
    while (next < end && tile[next] === label) next++
    run(label, next - i)
    i = next
  }
}

/** The map of that size, or null where the bytes are not the runs of one. Never allocates beyond the size. */
export function decodeLabels(size: Size, runs: Uint8Array): LabelMap | null {
  const total = size.width * size.height
  const bytes = new Uint8Array(total)
  let at = 0
  for (let i = 0; i < runs.length;) {
    const label = runs[i++]!
    let length = 0
    let shift = 0
    for (;;) {
      const byte = runs[i++]
      if (byte === undefined || shift > 28) return null
      length += (byte & 127) * 2 ** shift
      shift += 7
      if (byte < 128) break
    }
    if (label > 7 || length === 0 || at + length > total) return null
    bytes.fill(label, at, at + length)
    at += length
  }
  return at === total ? fromBytes(size, bytes) : null
}

class ByteList {
  private list = new Uint8Array(1024)
  private length = 0

  run(label: number, count: number): void {
    if (this.length + 8 > this.list.length) {
      const longer = new Uint8Array(this.list.length * 2)
      longer.set(this.list)
      this.list = longer
    }
    this.list[this.length++] = label
    let rest = count
    while (rest >= 128) {
      this.list[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.list[this.length++] = rest
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.list.slice(0, this.length)
  }
}
