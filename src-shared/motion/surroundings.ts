import type { Size } from '../geometry/point.ts'
import type { Label } from '../labels/labelMap.ts'

/** A rectangle of whole pixels. */
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** For each pixel of a box around an area: how near the area is, and which of its pixels is the nearest. */
export interface Surroundings {
  readonly box: Box
  /** Squared distance to the nearest pixel of the area: 0 inside, FAR beyond the radius. */
  readonly squares: Uint8Array<ArrayBuffer>
  /** The way to that nearest pixel. */
  readonly toX: Int8Array<ArrayBuffer>
  readonly toY: Int8Array<ArrayBuffer>
}

export const FAR = 255
/** Keeps squared distances below FAR. */
const MAX_RADIUS = 15
const NO_PIXEL = 127

/** The smallest box around each label's pixels that has any. */
export function boxesOf({ width, height }: Size, labels: Uint8Array): ReadonlyMap<Label, Box> {
  const edges = new Map<Label, { left: number; top: number; right: number; bottom: number }>()
  for (let y = 0, row = 0; y < height; y++, row += width) {
    for (let x = 0; x < width;) {
      const label = labels[row + x]!
      let end = x + 1
      while (end < width && labels[row + end] === label) end++
      if (label !== 0) {
        const edge = edges.get(label)
        if (!edge) edges.set(label, { left: x, top: y, right: end, bottom: y + 1 })
        else {
          edge.left = Math.min(edge.left, x)
          edge.right = Math.max(edge.right, end)
          edge.bottom = y + 1
        }
      }
      x = end
    }
  }
  return new Map(
    [...edges].map(([label, { left, top, right, bottom }]) => [
      label,
      { left, top, width: right - left, height: bottom - top },
    ]),
  )
}

/** A box with a margin around it, cut to the picture. */
export function widened(box: Box, margin: number, picture: Size): Box {
  const left = Math.max(0, box.left - margin)
  const top = Math.max(0, box.top - margin)
  return {
    left,
    top,
    width: Math.min(picture.width, box.left + box.width + margin) - left,
    height: Math.min(picture.height, box.top + box.height + margin) - top,
  }
}

/** The surroundings of a label's pixels, whose box is given, up to a radius in pixels (exact Euclidean distances). */
export function surroundingsOf(
  picture: Size,
  labels: Uint8Array,
  label: Label,
  areaBox: Box,
  radius: number,
): Surroundings {
  if (radius > MAX_RADIUS) throw new RangeError('radius too large')
  const box = widened(areaBox, radius, picture)
  const toY = columnOffsets(picture, labels, label, box, radius)
  return acrossRows(box, toY, radius)
}

/** The way to the nearest pixel of the label in the same column, NO_PIXEL where there is none in the radius. */
function columnOffsets(picture: Size, labels: Uint8Array, label: Label, box: Box, radius: number): Int8Array {
  const { width, height } = box
  const offsets = new Int8Array(width * height)
  const steps = new Int32Array(width).fill(NO_PIXEL)
  for (let y = 0; y < height; y++) {
    const row = (box.top + y) * picture.width + box.left
    for (let x = 0; x < width; x++) {
      const away = labels[row + x] === label ? 0 : steps[x]! + 1
      steps[x] = away
      offsets[y * width + x] = away <= radius ? -away : NO_PIXEL
    }
  }
  steps.fill(NO_PIXEL)
  for (let y = height - 1; y >= 0; y--) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const away = offsets[i] === 0 ? 0 : steps[x]! + 1
      steps[x] = away
      if (away <= radius && away < Math.abs(offsets[i]!)) offsets[i] = away
    }
  }
  return offsets
}

function acrossRows(box: Box, columnY: Int8Array, radius: number): Surroundings {
  const { width, height } = box
  const squares = new Uint8Array(width * height)
  const toX = new Int8Array(width * height)
  const toY = new Int8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const own = columnY[i]!
      if (own === 0) continue
      let best = radius * radius + 1
      for (let side = 0; side <= radius && side * side < best; side++) {
        for (let dx = -side; dx <= side; dx += 2 * side || 1) {
          if (x + dx < 0 || x + dx >= width) continue
          const dy = columnY[i + dx]!
          const square = dx * dx + dy * dy
          if (dy === NO_PIXEL || square >= best) continue
          best = square
          toX[i] = dx
          toY[i] = dy
        }
      }
      squares[i] = best <= radius * radius ? best : FAR
    }
  }
  return { box, squares, toX, toY }
}
