import { flatten, type MotionPath } from '../geometry/path.ts'

/** Whole steps of one row, from `left` to `right`, both included. */
export interface StepRun {
  readonly left: number
  readonly right: number
}

/** The ways from a path's start to all that it passes, in whole steps: for each step down (up: negative) its runs across. */
export type PathSteps = ReadonlyMap<number, readonly StepRun[]>

/** How a path's steps are looked at. */
export interface StepRule {
  /** Pixels of a step. */
  readonly unit: number
  /** Half a side of the square around a whole step that counts as it. A half: the path is rounded to whole steps. */
  readonly reach: number
  /** What lies so near to a step, by centres, counts too; steps. */
  readonly margin: number
  /** The photo's size in steps: longer ways lead out of it from anywhere. */
  readonly rows: number
  readonly columns: number
}

/** All whole steps that a path leads to from its start. No path: it stays where it is. */
export function pathSteps(path: MotionPath | null, rule: StepRule): PathSteps {
  const { unit, reach, margin, rows, columns } = rule
  const met = new Map<number, StepRun[]>()
  const take = (row: number, left: number, right: number): void => {
    if (Math.abs(row) >= rows + margin || right <= -columns - margin || left >= columns + margin) return
    const runs = met.get(row)
    if (runs) runs.push({ left, right })
    else met.set(row, [{ left, right }])
  }
  for (const [from, to] of legsOf(path, unit)) squaresMet(from, to, reach, take)
  return margin === 0 ? merged(met) : widened(merged(met), margin, rows)
}

interface Place {
  readonly x: number
  readonly y: number
}

/** The path's straight pieces, as ways from its start. */
function legsOf(path: MotionPath | null, unit: number): (readonly [Place, Place])[] {
  const here = { x: 0, y: 0 }
  if (!path) return [[here, here]]
  const { xs, ys } = flatten(path)
  const places = Array.from(xs, (x, i) => ({ x: (x - xs[0]!) / unit, y: (ys[i]! - ys[0]!) / unit }))
  return places.length < 2 ? [[here, here]] : places.slice(1).map((to, i) => [places[i]!, to])
}

/** Gives, row by row, the whole places whose square of `reach` to each side a straight way meets. */
function squaresMet(
  from: Place,
  to: Place,
  reach: number,
  take: (row: number, left: number, right: number) => void,
): void {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from]
  const height = lower.y - upper.y
  const at = (y: number): number =>
    upper.x + (height === 0 ? 0 : ((y - upper.y) / height) * (lower.x - upper.x))
  const last = Math.floor(lower.y + reach)
  for (let row = Math.ceil(upper.y - reach); row <= last; row++) {
    const a = height === 0 ? from.x : at(Math.max(upper.y, row - reach))
    const b = height === 0 ? to.x : at(Math.min(lower.y, row + reach))
    take(row, Math.ceil(Math.min(a, b) - reach), Math.floor(Math.max(a, b) + reach))
  }
}

/** What lies within a distance, by centres, of the steps. */
function widened(steps: PathSteps, margin: number, rows: number): PathSteps {
  const wide = new Map<number, StepRun[]>()
  const far = Math.floor(margin)
  for (let dy = -far; dy <= far; dy++) {
    const dx = Math.floor(Math.sqrt(margin * margin - dy * dy))
    for (const [row, runs] of steps) {
      if (Math.abs(row + dy) >= rows) continue
      const there = wide.get(row + dy) ?? []
      wide.set(row + dy, there)
      for (const { left, right } of runs) there.push({ left: left - dx, right: right + dx })
    }
  }
  return merged(wide)
}

/** The same steps in as few runs as can be. */
function merged(rows: ReadonlyMap<number, readonly StepRun[]>): PathSteps {
  return new Map(
    Array.from(rows, ([row, runs]) => {
      const apart: { left: number; right: number }[] = []
      for (const { left, right } of runs.toSorted((a, b) => a.left - b.left)) {
        const last = apart.at(-1)
        if (last && left <= last.right + 1) last.right = Math.max(last.right, right)
        else apart.push({ left, right })
      }
      return [row, apart]
    }),
  )
}
