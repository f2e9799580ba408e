import type { Label } from '../../src-shared/labels/labelMap.ts'
import { styleOf } from './areaStyle.ts'

/** CSS pixels of a period of the pattern; the tile repeats after two, which suits all of them. */
const PERIOD = 8
const SIDE = 2 * PERIOD
/** Off the pattern's strokes the colour is this much darker. */
const GROUND = 0.8

const tiles = new Map<Label, string>()

/** An area's colour and pattern as a picture's address, to be repeated. */
export function patternTile(label: Label): string {
  const known = tiles.get(label)
  if (known !== undefined) return known
  const { rgb, pattern } = styleOf(label)
  const data = new ImageData(SIDE, SIDE)
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i += 4) {
      const strength = pattern(x, y, PERIOD) ? 1 : GROUND
      data.data.set([...rgb.map((part) => part * strength), 255], i)
    }
  }
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: SIDE, height: SIDE })
  canvas.getContext('2d')?.putImageData(data, 0, 0)
  const tile = canvas.toDataURL()
  tiles.set(label, tile)
  return tile
}
