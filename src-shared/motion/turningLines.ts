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
  /** Places looked at for each pixel, a side. */
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
  const { samples, stepX, stepY } = line
  const sums = new Float64Array(4)
  for (let k = 0; k < line.count; k++) {
    sums.fill(0)
    for (let row = 0; row < samples; row++) {
      for (let column = 0; column < samples; column++) {
        const across = k + (column + 0.5) / samples - 0.5
        const down = (row + 0.5) / samples - 0.5
        addPlace(sums, texels, line.u + across * stepX - down * stepY, line.v + across * stepY + down * stepX)
      }
    }
    if (sums[3] === 0) continue
    const count = samples * samples
    const clear = 1 - sums[3]! / (255 * count)
    const under = out[line.target + k]!
    let word = 255 << 24
    for (let c = 0; c < 3; c++) {
      word |= Math.round(sums[c]! / count + clear * ((under >>> (8 * c)) & 255)) << (8 * c)
    }
    out[line.target + k] = word
  }
}

function addPlace(sums: Float64Array, { words, width, height }: Texels, u: number, v: number): void {
  const column = Math.floor(u)
  const row = Math.floor(v)
  if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) return
  const at = row * width + column
  const [right, down] = [u - column, v - row]
  addTexel(sums, words[at]!, (1 - right) * (1 - down))
  addTexel(sums, words[at + 1]!, right * (1 - down))
  addTexel(sums, words[at + width]!, (1 - right) * down)
  addTexel(sums, words[at + width + 1]!, right * down)
}

function addTexel(sums: Float64Array, word: number, weight: number): void {
  for (let c = 0; c < 4; c++) sums[c]! += weight * ((word >>> (8 * c)) & 255)
}
