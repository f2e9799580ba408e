import type { Size } from '../geometry/point.ts'
import type { Box } from './surroundings.ts'

/**
 * Pixels of a picture as runs of its row-by-row order: pairs of a first index and the index after the last.
 * A run may go on over the end of a row.
 */
export type Runs = Int32Array<ArrayBuffer>

/** A list of runs in the making. Indexes come in rising order; neighbours join. */
export interface RunList {
  add(from: number, to: number): void
  take(): Runs
}

export function runList(): RunList {
  let list = new Int32Array(64)
  let length = 0
  return {
    add(from, to) {
      if (length > 0 && list[length - 1] === from) {
        list[length - 1] = to
        return
      }
      if (length === list.length) {
        const longer = new Int32Array(length * 2)
        longer.set(list)
        list = longer
      }
      list[length++] = from
      list[length++] = to
    },
    take: () => list.slice(0, length),
  }
}

/** The runs of each byte value in `values` that `wanted` lists. */
export function runsOf(values: Uint8Array, wanted: readonly number[]): Map<number, Runs> {
  const lists = new Map(wanted.map((value) => [value, runList()]))
  for (let i = 0; i < values.length;) {
    const value = values[i]!
    let end = i + 1
    while (end < values.length && values[end] === value) end++
    lists.get(value)?.add(i, end)
    i = end
  }
  return new Map([...lists].map(([value, list]) => [value, list.take()]))
}

/** The parts of some runs that lie within a box of the picture. */
export function runsWithin(runs: Runs, { left, top, width, height }: Box, picture: Size): Runs {
  const list = runList()
  let r = 0
  for (let y = top; y < top + height; y++) {
    const start = y * picture.width + left
    const end = start + width
    while (r < runs.length && runs[r + 1]! <= start) r += 2
    for (let k = r; k < runs.length && runs[k]! < end; k += 2) {
      list.add(Math.max(start, runs[k]!), Math.min(end, runs[k + 1]!))
    }
  }
  return list.take()
}
