import type { ImagePoint, Size } from '../geometry/point.ts'
import { labelAt, toBytes, type LabelMap } from './labelMap.ts'
import type { SpanTaker } from './shapes.ts'

/**
 * Gives the runs of the region around a pixel: all pixels of its label that hang together with it by their sides.
 * Nothing for a place beside the photo.
 */
export function regionSpans(map: LabelMap, place: ImagePoint, take: SpanTaker): void {
  const [x, y] = [Math.round(place.x), Math.round(place.y)]
  if (x < 0 || y < 0 || x >= map.width || y >= map.height) return
  const label = labelAt(map, x, y)
  const bytes = toBytes(map)
  floodSpans(map, x, y, (i) => bytes[i] === label, new Uint8Array(bytes.length), take)
}

/**
 * Gives the runs of all pixels that `belongs` and that hang together by their sides with the one at (x, y), each once.
 * `belongs` is asked by index, row by row; pixels that are `seen` are left out, and those given are noted there. A scan-line fill: it looks at each run's neighbours above and below.
 */
export function floodSpans(
  { width, height }: Size,
  x: number,
  y: number,
  belongs: (index: number) => boolean,
  seen: Uint8Array,
  take: SpanTaker,
): void {
  const open = (i: number): boolean => seen[i] === 0 && belongs(i)
  const waiting: number[] = []
  if (open(y * width + x)) waiting.push(y * width + x)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen[at] === 1) continue
    const row = at - (at % width)
    let left = at
    let right = at
    while (left > row && open(left - 1)) left--
    while (right < row + width - 1 && open(right + 1)) right++
    seen.fill(1, left, right + 1)
    take(row / width, left - row, right - row)
    if (row > 0) pushRuns(waiting, left - width, right - width, open)
    if (row + width < width * height) pushRuns(waiting, left + width, right + width, open)
  }
}

/** Remembers one pixel of each open run between two indexes of a row. */
function pushRuns(waiting: number[], from: number, to: number, open: (i: number) => boolean): void {
  let inside = false
  for (let i = from; i <= to; i++) {
    const now = open(i)
    if (now && !inside) waiting.push(i)
    inside = now
  }
}
