import type { ImagePoint } from '../geometry/point.ts'
import { labelAt, type Label, type LabelMap } from './labelMap.ts'

/** Whether the centre of a pixel with that label lies within a radius, photo pixels, of a place. */
export function isNear(map: LabelMap, label: Label, { x, y }: ImagePoint, radius: number): boolean {
  if (labelAt(map, Math.round(x), Math.round(y)) === label) return true
  for (let row = Math.ceil(y - radius); row <= y + radius; row++) {
    const half = Math.sqrt(radius * radius - (row - y) * (row - y))
    for (let column = Math.ceil(x - half); column <= x + half; column++) {
      if (labelAt(map, column, row) === label) return true
    }
  }
  return false
}
