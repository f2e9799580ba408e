import { HOLE, REACH, type Field } from './level.ts'

/** A patch counts this much less with each pixel that its centre lies inside the hole: the edge knows best. Measured. */
const FADE = 1.3
/** A patch whose colours are off by this much on average counts half. Colour steps; measured. */
const HALF_OFF = 12
const PATCH_VALUES = 3 * (2 * REACH + 1) ** 2

/** How much each patch's word counts, by its centre; 0 where there is none. */
export function trustOf({ targets, depth, cost }: Field): Float32Array {
  const trust = new Float32Array(depth.length)
  for (const at of targets) {
    const off = cost[at]! / PATCH_VALUES / (HALF_OFF * HALF_OFF)
    trust[at] = FADE ** -Math.min(60, depth[at]!) / (1 + off)
  }
  return trust
}

/** Sets each hole pixel to the weighted mean of what the patches over it say; `sharp` takes one patch's word alone. */
export function vote(field: Field, sharp: boolean): void {
  const { width, height, roles, colours } = field
  const trust = trustOf(field)
  const word = [0, 0, 0]
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (roles[i] !== HOLE) continue
      const isSaid = sharp ? best(field, trust, x, y, word) : mean(field, trust, x, y, word)
      if (isSaid) colours.set(word, i * 3)
    }
  }
}

/** What the patches over a pixel say of its colour, on the whole; false where there are none. */
export function mean(field: Field, trust: Float32Array, x: number, y: number, word: number[]): boolean {
  const { width, height, colours, nearest } = field
  let [red, green, blue, sum] = [0, 0, 0, 0]
  const [top, bottom] = [Math.max(0, y - REACH), Math.min(height - 1, y + REACH)]
  const [left, right] = [Math.max(0, x - REACH), Math.min(width - 1, x + REACH)]
  for (let v = top; v <= bottom; v++) {
    for (let u = left; u <= right; u++) {
      const centre = v * width + u
      const weight = trust[centre]!
      if (weight === 0) continue
      const source = (nearest[centre]! + (y - v) * width + x - u) * 3
      red += weight * colours[source]!
      green += weight * colours[source + 1]!
      blue += weight * colours[source + 2]!
      sum += weight
    }
  }
  if (sum === 0) return false
  word[0] = red / sum
  word[1] = green / sum
  word[2] = blue / sum
  return true
}

/** What the patch says that is trusted most, nearness of its centre counted in: no mixture, so nothing is blurred. */
function best(field: Field, trust: Float32Array, x: number, y: number, word: number[]): boolean {
  const { width, height, colours, nearest } = field
  let [most, source] = [0, -1]
  for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
    for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
      const centre = v * width + u
      const weight = trust[centre]! / (1 + (y - v) ** 2 + (x - u) ** 2)
      if (weight <= most) continue
      most = weight
      source = nearest[centre]! + (y - v) * width + x - u
    }
  }
  if (source < 0) return false
  for (let c = 0; c < 3; c++) word[c] = colours[source * 3 + c]!
  return true
}
