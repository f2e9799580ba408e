import { PATCH, REACH, type Field } from './level.ts'

/** A repeatable source of whole numbers: the same photo and areas always give the same filling. */
export function dice(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** The sum of squared differences of two patches by their centres; goes on only while it is below a limit. */
export function difference({ colours, width }: Field, a: number, b: number, limit: number): number {
  let sum = 0
  let i = (a - REACH * width - REACH) * 3
  let j = (b - REACH * width - REACH) * 3
  const step = (width - PATCH) * 3
  for (let row = 0; row < PATCH; row++) {
    for (const end = i + PATCH * 3; i < end; i++, j++) {
      const off = colours[i]! - colours[j]!
      sum += off * off
    }
    if (sum >= limit) return sum
    i += step
    j += step
  }
  return sum
}

/** Measures all targets again: their colours have changed. */
export function measureAgain(field: Field): void {
  const { targets, nearest, cost } = field
  for (const at of targets) cost[at] = difference(field, at, nearest[at]!, Infinity)
}

/**
 * One sweep of PatchMatch over the targets, forwards or backwards: what suits a neighbour, moved by one pixel, may
 * suit here too; and so may a few guesses in ever smaller windows. Source: Barnes et al., PatchMatch, 2009.
 */
export function sweep(field: Field, forwards: boolean, roll: (below: number) => number): void {
  const { targets, width } = field
  const step = forwards ? 1 : -1
  for (let k = 0; k < targets.length; k++) {
    const at = targets[forwards ? k : targets.length - 1 - k]!
    adopt(field, at, at - step, step)
    adopt(field, at, at - step * width, step * width)
    guess(field, at, roll)
  }
}

function adopt(field: Field, at: number, neighbour: number, shift: number): void {
  const theirs = field.nearest[neighbour]!
  if (theirs >= 0) attempt(field, at, theirs + shift)
}

function attempt(field: Field, at: number, candidate: number): void {
  const { isSource, nearest, cost } = field
  if (isSource[candidate] !== 1 || nearest[at] === candidate) return
  const found = difference(field, at, candidate, cost[at]!)
  if (found >= cost[at]!) return
  cost[at] = found
  nearest[at] = candidate
}

function guess(field: Field, at: number, roll: (below: number) => number): void {
  const { width, height, nearest } = field
  for (let radius = Math.max(width, height); radius >= 1; radius >>= 1) {
    const best = nearest[at]!
    const x = (best % width) + roll(2 * radius + 1) - radius
    const y = ((best / width) | 0) + roll(2 * radius + 1) - radius
    if (x >= REACH && y >= REACH && x < width - REACH && y < height - REACH) attempt(field, at, y * width + x)
  }
}
