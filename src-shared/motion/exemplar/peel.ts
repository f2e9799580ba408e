import { fillHoles, HOLE as TO_FILL, KNOWN } from '../pushPull.ts'
import { HOLE, PATCH, REACH, type Field } from './level.ts'

/** What is not known yet counts so much, as the smooth filling has it: nothing strange is put into the middle. Looked at. */
const GUESSED = 1

/**
 * The first filling of the smallest level: from the hole's edge inwards, each pixel from the patch that is most like
 * what is known around it so far, out of all there are. `colours` and `nearest` are set.
 */
export function peel(field: Field): void {
  const { roles, depth, targets, nearest, sources } = field
  smooth(field)
  const known = roles.map((role) => (role === HOLE ? 0 : 1))
  const order = Array.from(roles.keys())
    .filter((i) => roles[i] === HOLE)
    .sort((a, b) => depth[a]! - depth[b]!)
  for (const at of order) {
    const centre = inside(field, at)
    const best = mostAlike(field, centre, known)
    copy(field, at, best + at - centre)
    nearest[centre] = best
    known[at] = 1
  }
  // The patches around the hole begin anywhere; searching finds theirs.
  targets.forEach((at, k) => {
    if (nearest[at]! < 0) nearest[at] = sources[k % sources.length]!
  })
}

/** The nearest pixel to one whose patch lies in the picture. */
function inside({ width, height }: Field, at: number): number {
  const x = Math.min(width - 1 - REACH, Math.max(REACH, at % width))
  const y = Math.min(height - 1 - REACH, Math.max(REACH, Math.floor(at / width)))
  return y * width + x
}

function copy({ colours }: Field, to: number, from: number): void {
  for (let c = 0; c < 3; c++) colours[to * 3 + c] = colours[from * 3 + c]!
}

function mostAlike(field: Field, centre: number, known: Uint8Array): number {
  let best = field.sources[0]!
  let least = Infinity
  for (const source of field.sources) {
    const off = knownDifference(field, centre, source, known, least)
    if (off >= least) continue
    least = off
    best = source
  }
  return best
}

function knownDifference(
  { colours, width }: Field,
  centre: number,
  source: number,
  known: Uint8Array,
  limit: number,
): number {
  let sum = 0
  for (let row = -REACH; row <= REACH && sum < limit; row++) {
    const a = centre + row * width - REACH
    const b = source + row * width - REACH
    for (let i = 0; i < PATCH; i++) {
      const weight = known[a + i] === 0 ? GUESSED : 1
      for (let c = 0; c < 3; c++) sum += weight * (colours[(a + i) * 3 + c]! - colours[(b + i) * 3 + c]!) ** 2
    }
  }
  return sum
}

/** Fills the hole smoothly. */
function smooth({ width, height, roles, colours }: Field): void {
  const pixels = new Uint8ClampedArray(roles.length * 4)
  for (let i = 0; i < roles.length; i++) pixels.set(colours.subarray(i * 3, i * 3 + 3), i * 4)
  const tasks = roles.map((role) => (role === HOLE ? TO_FILL : KNOWN))
  fillHoles({ width, height }, pixels, tasks, { left: 0, top: 0, width, height })
  for (let i = 0; i < roles.length; i++) colours.set(pixels.subarray(i * 4, i * 4 + 3), i * 3)
}
