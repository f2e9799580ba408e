import type { Size } from '../geometry/point.ts'
import type { Box } from '../motion/surroundings.ts'

/** The smallest box around all pixels in which two pictures differ, a word a pixel; null where they are the same. */
export function changedBox({ width, height }: Size, before: Int32Array, after: Int32Array): Box | null {
  let top = 0
  const differs = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (before[i] !== after[i]) return true
    return false
  }
  while (top < height && !differs(top * width, (top + 1) * width)) top++
  if (top === height) return null
  let bottom = height
  while (!differs((bottom - 1) * width, bottom * width)) bottom--
  let left = width
  let right = 0
  for (let y = top; y < bottom; y++) {
    const row = y * width
    for (let x = 0; x < left; x++) if (before[row + x] !== after[row + x]) left = x
    for (let x = width - 1; x >= right; x--) if (before[row + x] !== after[row + x]) right = x + 1
  }
  return { left, top, width: right - left, height: bottom - top }
}
