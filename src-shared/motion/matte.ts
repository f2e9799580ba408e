import type { Label } from '../labels/labelMap.ts'
import { FEATHER_PX, STATIC_LABEL } from '../limits.ts'
import type { Scene } from './scene.ts'
import { FAR, type Box, type Surroundings } from './surroundings.ts'

/** An area's pixels with their opacity: RGBA with straight (not premultiplied) colours, row by row, over a box. */
export interface CutOut {
  readonly box: Box
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/**
 * Opacity by squared distance from the painted pixels: whole on them, then falling outwards. It falls fast at first,
 * since what the rim shows is mostly the old background: a straight ramp carries it along as a visible glow.
 */
const RAMP = Uint8Array.from({ length: FAR + 1 }, (_, square) => {
  const inside = square === FAR ? 0 : Math.max(0, 1 - Math.sqrt(square) / (FEATHER_PX + 1))
  return Math.round(255 * inside * inside)
})

/**
 * The painted pixels, whole, with a soft rim outside them, so that the feather takes nothing from the object.
 * On unpainted photo the rim has the photo's colours. On frozen pixels, which stay behind, it goes on with the
 * colours of the area's edge. It ends hard at other moving areas: their pixels go their own way.
 */
export function featheredCutOut(
  scene: Scene,
  label: Label,
  moving: ReadonlySet<Label>,
  around: Surroundings,
): CutOut {
  const { box, squares, toX, toY } = around
  const pixels = new Uint8ClampedArray(box.width * box.height * 4)
  const colours = new Int32Array(scene.pixels.buffer, scene.pixels.byteOffset, scene.width * scene.height)
  const words = new Int32Array(pixels.buffer)
  for (let y = 0, i = 0; y < box.height; y++) {
    const row = (box.top + y) * scene.width + box.left
    for (let x = 0; x < box.width; x++, i++) {
      const alpha = RAMP[squares[i]!]!
      if (alpha === 0) continue
      const there = scene.labels[row + x]!
      if (there !== label && moving.has(there)) continue
      const from = there === STATIC_LABEL ? row + x + toY[i]! * scene.width + toX[i]! : row + x
      words[i] = colours[from]!
      pixels[i * 4 + 3] = alpha
    }
  }
  return { box, pixels }
}
