/** How many kinds of colour a model tells apart. Source: GrabCut (Rother, Kolmogorov, Blake 2004). */
const PARTS = 5
/** Added to each colour's variance, levels²: no part is narrower than a photo's noise. */
const NOISE = 2
/** Numbers of a part: three of the mean, six of the inverse covariance, the log of its weight over its volume. */
const STRIDE = 10
/** Rounds of moving colours to the nearest middle before the parts are measured. */
const ROUNDS = 4

/** What colours a thing has: a mixture of normal distributions in red, green and blue. */
export interface ColourModel {
  readonly parts: Float64Array
}

/** -ln of how likely a colour is by a model, up to a constant: the larger, the less it fits. */
export function unlikeliness({ parts }: ColourModel, r: number, g: number, b: number): number {
  let sum = 0
  for (let p = 0; p < parts.length; p += STRIDE) sum += Math.exp(logLikelihood(parts, p, r, g, b))
  return sum > 1e-30 ? -Math.log(sum) : 69
}

function logLikelihood(parts: Float64Array, p: number, r: number, g: number, b: number): number {
  const x = r - parts[p]!
  const y = g - parts[p + 1]!
  const z = b - parts[p + 2]!
  const squares = parts[p + 3]! * x * x + parts[p + 6]! * y * y + parts[p + 8]! * z * z
  const products = parts[p + 4]! * x * y + parts[p + 5]! * x * z + parts[p + 7]! * y * z
  return parts[p + 9]! - 0.5 * squares - products
}

/** The model of some pixels' colours; there has to be one at least. */
export const modelOf = (pixels: Uint8ClampedArray, members: Int32Array): ColourModel =>
  measured(pixels, members, firstParts(pixels, members))

/** A model told anew by pixels, each of which counts for the part that it fits best. */
export function relearnt(before: ColourModel, pixels: Uint8ClampedArray, members: Int32Array): ColourModel {
  const { parts } = before
  const assigned = Uint8Array.from(members, (i) => {
    let best = 0
    let most = -Infinity
    for (let p = 0; p < parts.length; p += STRIDE) {
      const likely = logLikelihood(parts, p, pixels[4 * i]!, pixels[4 * i + 1]!, pixels[4 * i + 2]!)
      if (likely > most) [most, best] = [likely, p / STRIDE]
    }
    return best
  })
  return measured(pixels, members, assigned)
}

/** Sums over a part's colours: count, three sums, six sums of products. */
function momentsOf(pixels: Uint8ClampedArray, members: Int32Array, assigned: Uint8Array): Float64Array {
  const sums = new Float64Array(PARTS * STRIDE)
  for (let n = 0; n < members.length; n++) {
    const i = 4 * members[n]!
    const s = assigned[n]! * STRIDE
    const r = pixels[i]!
    const g = pixels[i + 1]!
    const b = pixels[i + 2]!
    sums[s]! += 1
    sums[s + 1]! += r
    sums[s + 2]! += g
    sums[s + 3]! += b
    sums[s + 4]! += r * r
    sums[s + 5]! += r * g
    sums[s + 6]! += r * b
    sums[s + 7]! += g * g
    sums[s + 8]! += g * b
    sums[s + 9]! += b * b
  }
  return sums
}

/** The model whose parts are the pixels assigned to each. Parts without pixels are left out. */
function measured(pixels: Uint8ClampedArray, members: Int32Array, assigned: Uint8Array): ColourModel {
  const sums = momentsOf(pixels, members, assigned)
  const parts: number[] = []
  for (let s = 0; s < sums.length; s += STRIDE) {
    const n = sums[s]!
    if (n === 0) continue
    const mean = (k: number): number => sums[s + k]! / n
    const [r, g, b] = [mean(1), mean(2), mean(3)]
    const [rr, gg, bb] = [mean(4) - r * r + NOISE, mean(7) - g * g + NOISE, mean(9) - b * b + NOISE]
    const [rg, rb, gb] = [mean(5) - r * g, mean(6) - r * b, mean(8) - g * b]
    // The inverse of a symmetric matrix of three by three, by its cofactors.
    const [a, d, e] = [gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg]
    const volume = rr * a + rg * d + rb * e
    const inverse = [a, d, e, rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg]
    parts.push(
      r,
      g,
      b,
      ...inverse.map((v) => v / volume),
      Math.log(n / members.length) - Math.log(volume) / 2,
    )
  }
  return { parts: Float64Array.from(parts) }
}

/**
 * Pixels sorted into parts: the part that varies most is cut in two at its mean, again and again, and then each colour
 * goes to the nearest part. No chance in it, so one box always selects the same.
 */
function firstParts(pixels: Uint8ClampedArray, members: Int32Array): Uint8Array {
  const assigned = new Uint8Array(members.length)
  for (let next = 1; next < PARTS; next++) {
    const cut = widest(momentsOf(pixels, members, assigned))
    if (!cut) break
    members.forEach((i, n) => {
      if (assigned[n] === cut.part && pixels[4 * i + cut.channel]! > cut.mean) assigned[n] = next
    })
  }
  for (let round = 0; round < ROUNDS; round++) toNearest(pixels, members, assigned)
  return assigned
}

/** The part and the colour channel with the largest spread; null when all colours of each part are the same. */
function widest(sums: Float64Array): { part: number; channel: number; mean: number } | null {
  let most = 0
  let cut = null
  for (let part = 0; part < PARTS; part++) {
    const s = part * STRIDE
    for (const [channel, square] of [4, 7, 9].entries()) {
      const mean = sums[s + 1 + channel]! / sums[s]!
      const spread = sums[s + square]! - mean * mean * sums[s]!
      if (!(spread > most)) continue
      most = spread
      cut = { part, channel, mean }
    }
  }
  return cut
}

function toNearest(pixels: Uint8ClampedArray, members: Int32Array, assigned: Uint8Array): void {
  const sums = momentsOf(pixels, members, assigned)
  members.forEach((i, n) => {
    let least = Infinity
    for (let part = 0; part < PARTS; part++) {
      const s = part * STRIDE
      const count = sums[s]!
      if (count === 0) continue
      let far = 0
      for (let c = 0; c < 3; c++) far += (pixels[4 * i + c]! - sums[s + 1 + c]! / count) ** 2
      if (far >= least) continue
      least = far
      assigned[n] = part
    }
  })
}
