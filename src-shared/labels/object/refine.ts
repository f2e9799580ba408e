import { cutPixels } from './cutPixels.ts'
import type { Preference } from './grabCut.ts'
import { eachRun, type Level, type PixelBox } from './levels.ts'

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
    const row = coarseLabels.subarray(from, from + coarse.width)
    eachRun(row, (first, last) => {
      const left = Math.max(box.left, 2 * first)
      const right = Math.min(box.right, 2 * last + 1)
      labels.fill(1, y * fine.width + left, y * fine.width + right + 1)
    })
  }
  return labels
}

/** The fine pixels in the box under coarse ones at the border: two to each side of it. */
function band(fine: Level, coarse: Level, coarseLabels: Uint8Array, box: PixelBox): Int32Array {
  const { width } = coarse
  const near = new Uint8Array(coarseLabels.length)
  for (let i = 0; i < near.length; i++) {
    const label = coarseLabels[i]
    if ((i + 1) % width !== 0 && coarseLabels[i + 1] !== label) near[i] = near[i + 1] = 1
    if (i + width < near.length && coarseLabels[i + width] !== label) near[i] = near[i + width] = 1
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
