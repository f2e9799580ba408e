import type { Size } from '../geometry/point.ts'
import type { Label, LabelMap } from './labelMap.ts'
import { extents } from './measure.ts'
import { pixelRuns } from './shapes.ts'

/** A row's runs: left and right end, both included, of one after the other. */
export type Runs = readonly number[]

/** One label's pixels, row by row of the map, which `bytes` hold one a pixel. */
export function pixelRows(map: LabelMap, bytes: Uint8Array, label: Label): Runs[] {
  const { top, bottom, left, right } = extents(map)[label]!
  return Array.from({ length: map.height }, (_, y) => {
    const runs: number[] = []
    if (y < top || y > bottom) return runs
    const row = y * map.width
    for (let x = left; x <= right; x++) {
      if (bytes[row + x] !== label) continue
      const start = x
      while (x < right && bytes[row + x + 1] === label) x++
      runs.push(start, x)
    }
    return runs
  })
}

/** The cells, squares of `cell` pixels, that hold a pixel of the runs, as runs. */
export function cellRows(rows: readonly Runs[], cell: number, columns: number): Runs[] {
  const has = new Uint8Array(columns)
  return Array.from({ length: Math.ceil(rows.length / cell) }, (_, row) => {
    has.fill(0)
    for (const runs of rows.slice(row * cell, (row + 1) * cell)) {
      for (let i = 0; i < runs.length; i += 2) {
        has.fill(1, Math.floor(runs[i]! / cell), Math.floor(runs[i + 1]! / cell) + 1)
      }
    }
    return runsWhere(columns, (x) => has[x] === 1)
  })
}

/** The pixels of cells. */
export function rowsOfCells(cells: readonly Runs[], cell: number, { width, height }: Size): Runs[] {
  const wide = cells.map((runs) =>
    runs.map((at, i) => (i % 2 === 0 ? at * cell : Math.min(width, (at + 1) * cell) - 1)),
  )
  return Array.from({ length: height }, (_, y) => wide[Math.floor(y / cell)]!)
}

/** The runs of a row's places that are wanted. */
export function runsWhere(columns: number, isWanted: (x: number) => boolean): Runs {
  const found: number[] = []
  pixelRuns({ width: columns, height: 1 }, 0, 0, isWanted, (_y, left, right) => found.push(left, right))
  return found
}
