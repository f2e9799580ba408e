import type { ImagePoint, Size } from '../geometry/point.ts'

/** Takes the pixels from `left` to `right`, both included, of row y. */
export type SpanTaker = (y: number, left: number, right: number) => void

interface Crossing {
  readonly x: number
  /** +1 where the outline goes down through the row, -1 where it goes up. */
  readonly turn: number
}

/**
 * Gives the runs of pixels whose centres lie inside a closed outline, row by row, cut to the size. A pixel is inside
 * where the outline winds around it (nonzero rule), so a lasso that crosses itself has no holes.
 */
export function polygonSpans(outline: readonly ImagePoint[], size: Size, take: SpanTaker): void {
  const rows = crossings(outline, size.height)
  rows.forEach((row, y) => {
    let winding = 0
    let from = 0
    for (const { x, turn } of row.sort((a, b) => a.x - b.x)) {
      if (winding === 0) from = x
      winding += turn
      if (winding !== 0) continue
      const left = Math.max(0, Math.ceil(from))
      const right = Math.min(size.width - 1, Math.floor(x))
      if (left <= right) take(y, left, right)
    }
  })
}

/** Where the outline's edges cross the rows of pixel centres. An edge owns its upper end and not its lower one. */
function crossings(outline: readonly ImagePoint[], height: number): Map<number, Crossing[]> {
  const rows = new Map<number, Crossing[]>()
  outline.forEach((from, i) => {
    const to = outline[(i + 1) % outline.length] ?? from
    if (from.y === to.y) return
    const [upper, lower, turn] = from.y < to.y ? [from, to, 1] : [to, from, -1]
    const slope = (lower.x - upper.x) / (lower.y - upper.y)
    const last = Math.min(height - 1, Math.ceil(lower.y) - 1)
    for (let y = Math.max(0, Math.ceil(upper.y)); y <= last; y++) {
      const crossing = { x: upper.x + (y - upper.y) * slope, turn }
      const row = rows.get(y)
      if (row) row.push(crossing)
      else rows.set(y, [crossing])
    }
  })
  return rows
}

/** Gives the runs of pixels whose centres lie inside the ellipse that fills a box between two corners. */
export function ellipseSpans(a: ImagePoint, b: ImagePoint, size: Size, take: SpanTaker): void {
  const centre = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const [rx, ry] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2]
  const last = Math.min(size.height - 1, Math.floor(centre.y + ry))
  for (let y = Math.max(0, Math.ceil(centre.y - ry)); y <= last; y++) {
    const share = ry === 0 ? 0 : (y - centre.y) / ry
    const half = rx * Math.sqrt(Math.max(0, 1 - share * share))
    const left = Math.max(0, Math.ceil(centre.x - half))
    const right = Math.min(size.width - 1, Math.floor(centre.x + half))
    if (left <= right) take(y, left, right)
  }
}

/** Gives the runs of all pixels that `belongs`, by index row by row, in the rows from `top` to `bottom`. */
export function pixelRuns(
  { width }: Size,
  top: number,
  bottom: number,
  belongs: (index: number) => boolean,
  take: SpanTaker,
): void {
  for (let y = top; y <= bottom; y++) {
    let start = -1
    for (let x = 0; x < width; x++) {
      const inside = belongs(y * width + x)
      if (inside && start < 0) start = x
      else if (!inside && start >= 0) {
        take(y, start, x - 1)
        start = -1
      }
    }
    if (start >= 0) take(y, start, width - 1)
  }
}
