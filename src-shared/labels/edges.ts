import type { Size } from '../geometry/point.ts'
import type { Label } from './labelMap.ts'

/**
 * The border of a label as straight pieces, four numbers each: x and y of both ends. Places are pixels of the labels (one
 * byte each), whose corners lie half a pixel beside their middles. The picture's own border counts.
 */
export function edgesOf({ width, height }: Size, labels: Uint8Array, label: Label): number[] {
  const edges: number[] = []
  const isIn = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && labels[y * width + x] === label
  // Between two rows, then between two columns: as far as the same side is the inner one, it is one piece.
  addPieces(
    height,
    width,
    (line, at) => side(isIn(at, line - 1), isIn(at, line)),
    (line, from, to) => edges.push(from - 0.5, line - 0.5, to - 0.5, line - 0.5),
  )
  addPieces(
    width,
    height,
    (line, at) => side(isIn(line - 1, at), isIn(line, at)),
    (line, from, to) => edges.push(line - 0.5, from - 0.5, line - 0.5, to - 0.5),
  )
  return edges
}

/** 0: no border there. */
const side = (before: boolean, after: boolean): number => Number(after) - Number(before)

function addPieces(
  lines: number,
  length: number,
  sideAt: (line: number, at: number) => number,
  add: (line: number, from: number, to: number) => void,
): void {
  for (let line = 0; line <= lines; line++) {
    let from = 0
    let before = 0
    for (let at = 0; at <= length; at++) {
      const now = at < length ? sideAt(line, at) : 0
      if (now === before) continue
      if (before !== 0) add(line, from, at)
      from = at
      before = now
    }
  }
}
