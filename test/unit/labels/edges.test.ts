import { expect, test } from 'vitest'
import { edgesOf } from '../../../src-shared/labels/edges.ts'

const piecesOf = (rows: readonly string[], label: number): number[][] => {
  const size = { width: rows[0]!.length, height: rows.length }
  const edges = edgesOf(size, Uint8Array.from(rows.join(''), Number), label)
  return Array.from({ length: edges.length / 4 }, (_, i) => edges.slice(4 * i, 4 * i + 4))
}

test('a rectangle has four sides, at the corners of its pixels', () => {
  expect(piecesOf(['0000', '0220', '0220'], 2)).toEqual([
    [0.5, 0.5, 2.5, 0.5],
    [0.5, 2.5, 2.5, 2.5],
    [0.5, 0.5, 0.5, 2.5],
    [2.5, 0.5, 2.5, 2.5],
  ])
})

test('another label is outside, a hole has a border of its own, and pixels that touch at a corner two', () => {
  const lengthOf = (pieces: number[][]): number =>
    pieces.reduce((sum, [x0, y0, x1, y1]) => sum + Math.abs(x1! - x0!) + Math.abs(y1! - y0!), 0)
  expect(lengthOf(piecesOf(['2223', '2023', '2223'], 2))).toBe(12 + 4)
  const corners = piecesOf(['20', '02'], 2)
  expect(lengthOf(corners)).toBe(8)
  // Between the two, their sides lie on one line but are not one.
  expect(corners).toContainEqual([-0.5, 0.5, 0.5, 0.5])
  expect(corners).toContainEqual([0.5, 0.5, 1.5, 0.5])
})

test('nothing painted has no border', () => {
  expect(piecesOf(['03', '30'], 2)).toEqual([])
})
