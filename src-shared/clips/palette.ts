/** Colours, red, green and blue, 0 to 255 each. */
export type Palette = readonly (readonly [number, number, number])[]

/** Picks the colour of a palette for each pixel of a picture. */
export interface PaletteMapper {
  readonly palette: Palette
  /**
   * Writes each pixel's place in the palette. `pixels` is RGBA, row by row. Between two colours of the palette pixels
   * are mixed of both by a fixed pattern, so that what does not change in the picture does not change in here either.
   */
  readonly map: (pixels: Uint8ClampedArray, width: number, out: Uint8Array) => void
  /**
   * The same for the pixels that are other ones than before, the rest of `out` stays. `drawn` becomes what has to be drawn
   * for it: the new place where it is another one, else `unchanged`.
   */
  readonly mapChanges: (
    before: Int32Array,
    pixels: Uint8ClampedArray,
    width: number,
    out: Uint8Array,
    drawn: Uint8Array,
    unchanged: number,
  ) => void
  /** Mean square of a pixel's distance to the nearest colour, looked at in every so manieth pixel. */
  readonly errorOf: (pixels: Uint8ClampedArray, every: number) => number
}

/** Bits of each channel by which nearest colours are looked up: half of the finest step is less than the eye sees. */
const BITS = 6
const SHIFT = 8 - BITS
const UNKNOWN = -1

/** How far the pattern moves a channel to either side, levels: about as far as a palette's colours are apart. Tried. */
const SPREAD = 10

/** An 8 x 8 pattern of thresholds that are evenly spread in every part of it. Source: Bayer, 1973. */
const PATTERN = Float32Array.from({ length: 64 }, (_, i) => {
  let [x, y] = [i & 7, i >> 3]
  let rank = 0
  for (let bit = 0; bit < 3; bit++, x >>= 1, y >>= 1) rank = (rank << 2) | (((x ^ y) & 1) << 1) | (y & 1)
  return ((rank + 0.5) / 64 - 0.5) * 2 * SPREAD
})

export function paletteMapper(palette: Palette): PaletteMapper {
  const nearestByKey = new Int16Array(1 << (3 * BITS)).fill(UNKNOWN)
  const nearest = (red: number, green: number, blue: number): number => {
    const key = ((red >> SHIFT) << (2 * BITS)) | ((green >> SHIFT) << BITS) | (blue >> SHIFT)
    const known = nearestByKey[key]!
    return known === UNKNOWN ? (nearestByKey[key] = nearestOf(palette, key)) : known
  }
  /** The place for pixel `i` of a picture of that width. */
  const placeOf = (pixels: Uint8ClampedArray, width: number, i: number): number => {
    const shift = PATTERN[((Math.floor(i / width) & 7) << 3) | ((i % width) & 7)]!
    const at = i * 4
    return nearest(byte(pixels[at]! + shift), byte(pixels[at + 1]! + shift), byte(pixels[at + 2]! + shift))
  }
  return {
    palette,
    map(pixels, width, out) {
      for (let i = 0; i < out.length; i++) out[i] = placeOf(pixels, width, i)
    },
    mapChanges(before, pixels, width, out, drawn, unchanged) {
      const words = new Int32Array(pixels.buffer, pixels.byteOffset, out.length)
      for (let i = 0; i < out.length; i++) {
        drawn[i] = unchanged
        if (words[i] === before[i]) continue
        const place = placeOf(pixels, width, i)
        if (place !== out[i]) drawn[i] = out[i] = place
      }
    },
    errorOf(pixels, every) {
      let sum = 0
      let count = 0
      for (let at = 0; at < pixels.length; at += 4 * every, count++) {
        const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]
        const [r, g, b] = palette[nearest(red, green, blue)]!
        sum += (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2
      }
      return sum / Math.max(1, count)
    },
  }
}

const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value | 0)

/** The place of the palette's colour that is nearest to the middle of a key's colours. */
function nearestOf(palette: Palette, key: number): number {
  const middle = (bits: number): number => ((bits & ((1 << BITS) - 1)) << SHIFT) + (1 << (SHIFT - 1))
  const red = middle(key >> (2 * BITS))
  const green = middle(key >> BITS)
  const blue = middle(key)
  let best = 0
  let least = Infinity
  for (const [index, [r, g, b]] of palette.entries()) {
    const away = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2
    if (away >= least) continue
    best = index
    least = away
  }
  return best
}
