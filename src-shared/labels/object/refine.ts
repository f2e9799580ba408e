import { cutPixels } from './cutPixels.ts'
import type { Preference } from './grabCut.ts'
import { widened, type Level, type PixelBox } from './levels.ts'

/**
 * A cut-out at twice its size: everything follows the coarse one but a band of a few pixels along its border, which is
 * cut anew by what the finer level shows. No pixel outside the box is taken.
 */
export function refined(
  fine: Level,
  coarse: Level,
  coarseLabels: Uint8Array,
  box: PixelBox,
  preference: Preference,
): Uint8Array {
  const labels = enlarged(fine, coarse, coarseLabels, box)
  cutPixels(fine, labels, band(fine, coarse, coarseLabels, box), (pixel) => preference(fine, pixel))
  return labels
}

function enlarged(fine: Level, coarse: Level, coarseLabels: Uint8Array, box: PixelBox): Uint8Array {
  const labels = new Uint8Array(fine.width * fine.height)
  for (let y = box.top; y <= box.bottom; y++) {
    const from = (y >> 1) * coarse.width
    for (let x = box.left; x <= box.right; x++) labels[y * fine.width + x] = coarseLabels[from + (x >> 1)]!
  }
  return labels
}

/** The fine pixels in the box under coarse ones at the border or beside one at it: three or four to each side. */
function band(fine: Level, coarse: Level, coarseLabels: Uint8Array, box: PixelBox): Int32Array {
  const { width, height } = coarse
  const near = new Uint8Array(coarseLabels.length)
  const mark = (x: number, y: number): void => {
    const { left, top, right, bottom } = widened({ left: x, top: y, right: x, bottom: y }, 1, coarse)
    for (let row = top; row <= bottom; row++) near.fill(1, row * width + left, row * width + right + 1)
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = coarseLabels[y * width + x]
      if (x + 1 < width && coarseLabels[y * width + x + 1] !== label) {
        mark(x, y)
        mark(x + 1, y)
      }
      if (y + 1 < height && coarseLabels[(y + 1) * width + x] !== label) {
        mark(x, y)
        mark(x, y + 1)
      }
    }
  }
  return under(fine, coarse, near, box)
}

/** The fine pixels in a box under coarse ones that are marked, row by row. */
function under(fine: Level, coarse: Level, marked: Uint8Array, box: PixelBox): Int32Array {
  const found = new Int32Array(4 * marked.reduce((sum, mark) => sum + mark, 0))
  let count = 0
  for (let y = box.top; y <= box.bottom; y++) {
    const row = (y >> 1) * coarse.width
    for (let column = box.left >> 1; column <= box.right >> 1; column++) {
      if (marked[row + column] === 0) continue
      const left = Math.max(box.left, 2 * column)
      const right = Math.min(box.right, 2 * column + 1)
      for (let x = left; x <= right; x++) found[count++] = y * fine.width + x
    }
  }
  return found.subarray(0, count)
}
