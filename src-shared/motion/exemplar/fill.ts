import { fieldOf, halved, HOLE, REACH, type Field, type Level } from './level.ts'
import { peel } from './peel.ts'
import { evenSeam } from './seam.ts'
import { dice, measureAgain, sweep } from './search.ts'
import { vote } from './vote.ts'

/** The smallest level's shorter side has at least this many pixels, or its hole is at most so deep. Measured. */
const SMALLEST_SIDE = 24
const SMALLEST_DEPTH = 5
/** On levels with more targets than this the search of the level below is scaled up and not refined: time stays bounded. */
const MOST_TARGETS = 160_000
/** Rounds of searching and voting on a level, fewer where the level below has settled most of it, and sweeps in each. */
const ROUNDS = 5
const LARGE_ROUNDS = 2
const LARGE_TARGETS = 3000
const SWEEPS = 2
const SEED = 20_090_727

/**
 * Fills the HOLE pixels of a level with the texture of its SOURCE pixels: a small picture first, then larger and larger
 * ones, in each of which every patch over the hole looks for the most similar one elsewhere and the hole becomes what
 * the found ones say. Yields the share that is done, 0 to 1. Returns false where there is nothing to copy from.
 */
export function* fillByExample(level: Level): Generator<number, boolean> {
  const fields = fieldsOf(level)
  const last = fields[fields.length - 1]
  if (!last) return false
  const roll = dice(SEED)
  const work = fields.map(workOf)
  const total = work.reduce((sum, amount) => sum + amount, 0)
  let done = 0
  peel(last)
  for (let i = fields.length - 1; i >= 0; i--) {
    const field = fields[i]!
    const below = fields[i + 1]
    const rounds = roundsOf(field)
    if (below) {
      scaleUp(below, field)
      // What these colours are so far is what is to go: they say nothing of how well a patch suits.
      vote(field, i === 0 && rounds === 0)
    }
    for (let round = 0; round < rounds; round++) {
      measureAgain(field)
      for (let k = 0; k < SWEEPS; k++) {
        sweep(field, k % 2 === 0, roll)
        yield (done + (work[i]! * (round + (k + 1) / SWEEPS)) / rounds) / total
      }
      vote(field, i === 0 && round === rounds - 1)
    }
    done += work[i]!
  }
  evenSeam(fields[0]!)
  return true
}

function roundsOf({ targets }: Field): number {
  if (targets.length > MOST_TARGETS) return 0
  return targets.length > LARGE_TARGETS ? LARGE_ROUNDS : ROUNDS
}

const workOf = (field: Field): number => field.targets.length * (1 + 10 * roundsOf(field))

/** The levels from the whole size down to the smallest that still has patches to copy from; none where there are none. */
function fieldsOf(level: Level): Field[] {
  const fields: Field[] = []
  for (let next = level; ; next = halved(next)) {
    const field = fieldOf(next)
    if (!field) return fields
    fields.push(field)
    const deepest = field.depth.reduce(
      (most, depth, i) => (next.roles[i] === HOLE ? Math.max(most, depth) : most),
      0,
    )
    const side = Math.min(next.width, next.height)
    if (side < 2 * SMALLEST_SIDE || deepest <= SMALLEST_DEPTH) return fields
  }
}

/** Sets a level's nearest patches from those of the level half its size. */
function scaleUp(half: Field, field: Field): void {
  const { width, height, targets, nearest, isSource, sources } = field
  for (const at of targets) {
    const x = at % width
    const y = (at - x) / width
    const cell = within(half, x >> 1, y >> 1)
    const theirs = half.nearest[cell]!
    const u = 2 * (theirs % half.width) + x - 2 * (cell % half.width)
    const v = 2 * Math.floor(theirs / half.width) + y - 2 * Math.floor(cell / half.width)
    const found = theirs < 0 ? -1 : within({ width, height }, u, v)
    nearest[at] = found >= 0 && isSource[found] === 1 ? found : sources[at % sources.length]!
  }
}

/** The pixel at a place, moved as far as its patch needs to lie in the picture. */
function within({ width, height }: { width: number; height: number }, x: number, y: number): number {
  const u = Math.min(width - 1 - REACH, Math.max(REACH, x))
  const v = Math.min(height - 1 - REACH, Math.max(REACH, y))
  return v * width + u
}
