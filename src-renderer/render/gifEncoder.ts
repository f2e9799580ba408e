import { GIFEncoder, quantize } from 'gifenc'
import type { Size } from '../../src-shared/geometry/point.ts'
import { paletteMapper, type PaletteMapper } from '../../src-shared/clips/palette.ts'
import { ticksOf } from '../../src-shared/clips/ticks.ts'
import type { Write } from './clipFile.ts'
import type { ClipEncoder } from './clipEncoder.ts'

/** A GIF counts time in hundredths of a second. */
const TICKS = 100
const TICK_MILLISECONDS = 10

/** 256 places: one is for pixels that stay as they are. */
const COLOURS = 255
const UNCHANGED = 255
const STAYS = 1

/** A palette is looked at anew with each frame, in every so manieth pixel. A number without small divisors meets all columns. */
const SAMPLED = 37
/** A palette serves until its error has grown by this factor, and by this much: mean square of levels. Tried. */
const WORSE = 1.5
const WORSE_BY = 20

/**
 * Encodes frames into a GIF that plays for ever. One palette serves as long as it fits, and what does not change from
 * a frame to the next is not drawn again: so what is frozen stands still, and the file is small.
 */
export function startGif({ width, height }: Size, fps: number, write: Write): ClipEncoder {
  const gif = GIFEncoder({ auto: false })
  let mapper: PaletteMapper | null = null
  let bestError = 0
  let isGlobal = true
  let count = 0
  let position = 0
  const before = new Int32Array(width * height)
  const places = new Uint8Array(width * height)
  const drawn = new Uint8Array(width * height)

  const writeOut = async (): Promise<void> => {
    const bytes = gif.bytes()
    gif.reset()
    await write(position, bytes)
    position += bytes.length
  }
  /** The palette for a frame, and whether it is another one than the last frame's. */
  const fitting = (pixels: Uint8ClampedArray): [PaletteMapper, boolean] => {
    const error = mapper?.errorOf(pixels, SAMPLED) ?? Infinity
    if (mapper && error <= bestError * WORSE + WORSE_BY) return [mapper, false]
    isGlobal = mapper === null
    mapper = paletteMapper(paletteOf(pixels))
    bestError = mapper.errorOf(pixels, SAMPLED)
    return [mapper, true]
  }
  return {
    async encode(pixels) {
      const [{ map, mapChanges, palette }, isNew] = fitting(pixels)
      if (isNew) map(pixels, width, places)
      else mapChanges(before, pixels, width, places, drawn, UNCHANGED)
      before.set(new Int32Array(pixels.buffer, pixels.byteOffset, before.length))
      if (count === 0) gif.writeHeader()
      gif.writeFrame(isNew ? places : drawn, width, height, {
        ...((count === 0 || !isGlobal) && { palette: [...palette, [0, 0, 0]] }),
        delay: ticksOf(count, fps, TICKS) * TICK_MILLISECONDS,
        transparent: true,
        transparentIndex: UNCHANGED,
        dispose: STAYS,
        first: count === 0,
      })
      count++
      await writeOut()
    },
    async finish() {
      gif.finish()
      await writeOut()
    },
    close: () => undefined,
  }
}

/** As many colours as there is room for; a picture of few colours has fewer, and the rest of the places are not used. */
function paletteOf(pixels: Uint8ClampedArray): [number, number, number][] {
  const colours = quantize(pixels, COLOURS, { format: 'rgb565' })
  return Array.from({ length: COLOURS }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = colours[Math.min(i, colours.length - 1)] ?? []
    return [red, green, blue]
  })
}
