/** Texels to draw from: colours multiplied by their opacity, one word a texel. */
interface Texels {
  readonly width: number
  readonly height: number
  readonly words: Int32Array
}

/** A row of pixels on its way through a layer. */
export interface Line {
  /** Index of the first pixel. */
  readonly target: number
  readonly count: number
  /** Where the first pixel lies among the texels, and how far on the next one lies. */
  readonly u: number
  readonly v: number
  readonly stepX: number
  readonly stepY: number
  /**
   * Places looked at for each pixel, a side; between two whole numbers, a mix of what both come to, so that a layer
   * that shrinks little by little changes little by little.
   */
  readonly samples: number
}

/** Places are counted in 65536ths of a texel; 256ths of it are mixed. */
const ONE = 65_536
/** Rounds to the middle of a 256th. */
const HALF = 128
/** So many steps are added up before a place is worked out anew: what is lost stays below a 256th. */
const STEPS = 128

/** Every second byte of a word: two channels at once, each with room for a product with at most 256. */
const PAIR = 0x00ff00ff
const HALVES = 0x00800080

/** Each pixel shows the place that it lies on: four texels mixed, laid over what is there. All places lie within. */
export function bilinear(out: Int32Array, texels: Texels, line: Line): void {
  for (let done = 0; done < line.count; done += STEPS) {
    const u = Math.round((line.u + done * line.stepX) * ONE) + HALF
    const v = Math.round((line.v + done * line.stepY) * ONE) + HALF
    const count = Math.min(STEPS, line.count - done)
    const [du, dv] = [Math.round(line.stepX * ONE), Math.round(line.stepY * ONE)]
    someBilinear(out, texels, line.target + done, count, u, v, du, dv)
  }
}

function someBilinear(
  out: Int32Array,
  { words, width }: Texels,
  target: number,
  count: number,
  startU: number,
  startV: number,
  du: number,
  dv: number,
): void {
  let u = startU | 0
  let v = startV | 0
  for (let i = target; i < target + count; i++) {
    const at = (v >> 16) * width + (u >> 16)
    const right = (u >> 8) & 255
    const down = (v >> 8) & 255
    u += du
    v += dv
    const a = words[at]!
    const b = words[at + 1]!
    const c = words[at + width]!
    const d = words[at + width + 1]!
    if ((a | b | c | d) === 0) continue
    // Weights in 256ths that add up to 256.
    const wd = (right * down + 128) >> 8
    const wb = right - wd
    const wc = down - wd
    const wa = 256 - wb - wc - wd
    let even =
      (Math.imul(a & PAIR, wa) +
        Math.imul(b & PAIR, wb) +
        Math.imul(c & PAIR, wc) +
        Math.imul(d & PAIR, wd)) |
      0
    let odd =
      (Math.imul((a >>> 8) & PAIR, wa) +
        Math.imul((b >>> 8) & PAIR, wb) +
        Math.imul((c >>> 8) & PAIR, wc) +
        Math.imul((d >>> 8) & PAIR, wd)) |
      0
    if ((a & b & c & d) >>> 24 !== 255) {
      // No colour exceeds its opacity, and this is never more than half a step above what that leaves: the sum of both
      // stays within a byte.
      const clear = 256 - ((Math.imul(odd >>> 16, 257) + 33_024) >>> 16)
      const under = out[i]!
      even = (even + Math.imul(under & PAIR, clear)) | 0
      odd = (odd + Math.imul((under >>> 8) & PAIR, clear)) | 0
    }
    out[i] = (((even + HALVES) >>> 8) & PAIR) | ((odd + HALVES) & ~PAIR)
  }
}

/** Each pixel shows the mean of its area, of places evenly spread in it. Places may lie outside: there is nothing. */
export function areaAveraged(out: Int32Array, texels: Texels, line: Line): void {
  const places = placesOf(line)
  const sum = new Float64Array(4)
  for (let k = 0; k < line.count; k++) {
    setMean(sum, texels, places, line.u + k * line.stepX, line.v + k * line.stepY)
    const alpha = sum[3]!
    if (alpha === 0) continue
    const clear = 1 - alpha / 255
    const under = out[line.target + k]!
    const red = inByte(sum[0]! + clear * (under & 255))
    const green = inByte(sum[1]! + clear * ((under >>> 8) & 255))
    const blue = inByte(sum[2]! + clear * ((under >>> 16) & 255))
    out[line.target + k] = (255 << 24) | (blue << 16) | (green << 8) | red
  }
}

/** Weights may add up to a little more than a whole. */
const inByte = (value: number): number => Math.min(255, (value + 0.5) | 0)

/** What is looked at for a pixel: triples of where, seen from its own place among the texels, and the weight. */
function placesOf({ samples, stepX, stepY }: Line): Float64Array {
  const fewer = Math.floor(samples)
  const share = samples - fewer
  const places: number[] = []
  const addGrid = (side: number, weight: number): void => {
    for (let i = 0; i < side * side; i++) {
      const across = ((i % side) + 0.5) / side - 0.5
      const down = (Math.floor(i / side) + 0.5) / side - 0.5
      places.push(across * stepX - down * stepY, across * stepY + down * stepX, weight / (side * side))
    }
  }
  addGrid(fewer, 1 - share)
  if (share > 0) addGrid(fewer + 1, share)
  return Float64Array.from(places)
}

/** Sets `sum` to the mean of the places around a pixel's own: red, green, blue, opacity, 0 to 255. */
function setMean(
  sum: Float64Array,
  { words, width, height }: Texels,
  places: Float64Array,
  u: number,
  v: number,
): void {
  let red = 0
  let green = 0
  let blue = 0
  let alpha = 0
  for (let p = 0; p < places.length; p += 3) {
    const x = u + places[p]!
    const y = v + places[p + 1]!
    if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) continue
    const left = x | 0
    const top = y | 0
    const at = top * width + left
    const a = words[at]!
    const b = words[at + 1]!
    const c = words[at + width]!
    const d = words[at + width + 1]!
    if ((a | b | c | d) === 0) continue
    const weight = places[p + 2]!
    const right = (x - left) * weight
    const wd = right * (y - top)
    const wb = right - wd
    const wc = (y - top) * weight - wd
    const wa = weight - right - wc
    red += wa * (a & 255) + wb * (b & 255) + wc * (c & 255) + wd * (d & 255)
    green += wa * ((a >> 8) & 255) + wb * ((b >> 8) & 255) + wc * ((c >> 8) & 255) + wd * ((d >> 8) & 255)
    blue += wa * ((a >> 16) & 255) + wb * ((b >> 16) & 255) + wc * ((c >> 16) & 255) + wd * ((d >> 16) & 255)
    alpha += wa * (a >>> 24) + wb * (b >>> 24) + wc * (c >>> 24) + wd * (d >>> 24)
  }
  sum[0] = red
  sum[1] = green
  sum[2] = blue
  sum[3] = alpha
}
