import { MAX_PATH_POINTS, MIN_PATH_POINTS } from '../limits.ts'
import type { Anchor, MotionPath } from './path.ts'
import type { ImagePoint } from './point.ts'
import { simplify } from './simplify.ts'

/**
 * Changes of a path's points. `chosen` are the numbers of some of its anchors; where it says so, none stands for all
 * of them. Each gives the very same path back where it changes nothing.
 */
type Chosen = readonly number[]

const changed = (path: MotionPath, anchors: readonly Anchor[]): MotionPath =>
  anchors.length === path.anchors.length && anchors.every((anchor, i) => same(anchor, path.anchors[i]!))
    ? path
    : { ...path, anchors }

const same = (a: Anchor, b: Anchor): boolean => a.x === b.x && a.y === b.y && a.kind === b.kind

const isIn = (chosen: Chosen): ((index: number) => boolean) => {
  const set = new Set(chosen)
  return (index) => set.has(index)
}

/** The chosen anchors, or the whole path where none is, moved by so many photo pixels. */
export function moved(path: MotionPath, chosen: Chosen, { x: dx, y: dy }: ImagePoint): MotionPath {
  const goes = chosen.length === 0 ? () => true : isIn(chosen)
  return changed(
    path,
    path.anchors.map((anchor, i) => (goes(i) ? { ...anchor, x: anchor.x + dx, y: anchor.y + dy } : anchor)),
  )
}

/** One anchor with another place or kind. */
export const withAnchor = (path: MotionPath, index: number, patch: Partial<Anchor>): MotionPath =>
  changed(
    path,
    path.anchors.map((anchor, i) => (i === index ? { ...anchor, ...patch } : anchor)),
  )

/** A further anchor behind another: a corner between corners, where the way is straight, else smooth. */
export function inserted(path: MotionPath, after: number, { x, y }: ImagePoint): MotionPath {
  const { anchors } = path
  if (anchors.length >= MAX_PATH_POINTS) return path
  const isStraight = anchors[after]?.kind === 'corner' && anchors[after + 1]?.kind !== 'smooth'
  const anchor: Anchor = { x, y, kind: isStraight ? 'corner' : 'smooth' }
  return { ...path, anchors: anchors.toSpliced(after + 1, 0, anchor) }
}

/** The path without the chosen anchors; null where too few would be left. */
export function without(path: MotionPath, chosen: Chosen): MotionPath | null {
  const goes = isIn(chosen)
  const anchors = path.anchors.filter((_, i) => !goes(i))
  return anchors.length < MIN_PATH_POINTS ? null : changed(path, anchors)
}

/** The chosen anchors, or all, made smooth or corners. */
export function withKind(path: MotionPath, chosen: Chosen, kind: Anchor['kind']): MotionPath {
  const goes = chosen.length === 0 ? () => true : isIn(chosen)
  return changed(
    path,
    path.anchors.map((anchor, i) => (goes(i) ? { ...anchor, kind } : anchor)),
  )
}

/** From the first to the last of the chosen anchors; where fewer than two are, the whole path. */
export function runOf({ anchors }: MotionPath, chosen: Chosen): readonly [from: number, to: number] {
  return chosen.length < 2
    ? [0, anchors.length - 1]
    : [chosen.reduce((a, b) => Math.min(a, b)), chosen.reduce((a, b) => Math.max(a, b))]
}

/** A straight line from the first to the last of the chosen anchors, or of all. Both stay where they are. */
export function straightened(path: MotionPath, chosen: Chosen): MotionPath {
  const [from, to] = runOf(path, chosen)
  const ends = [path.anchors[from]!, path.anchors[to]!].map((anchor) => ({
    ...anchor,
    kind: 'corner' as const,
  }))
  return changed(path, path.anchors.toSpliced(from, to - from + 1, ...ends))
}

/** Fewer anchors in the run of the chosen, or of all: none that is left out lay farther from the rest than this, pixels. */
export function simplified(path: MotionPath, chosen: Chosen, tolerancePx: number): MotionPath {
  const [from, to] = runOf(path, chosen)
  const left = simplify(path.anchors.slice(from, to + 1), tolerancePx)
  return changed(path, path.anchors.toSpliced(from, to - from + 1, ...left))
}

/** Each of the chosen anchors, or of all, half way to the middle of its neighbours, and smooth. The path's ends stay. */
export function relaxed(path: MotionPath, chosen: Chosen): MotionPath {
  const goes = chosen.length === 0 ? () => true : isIn(chosen)
  const { anchors } = path
  return changed(
    path,
    anchors.map((anchor, i): Anchor => {
      const [before, after] = [anchors[i - 1], anchors[i + 1]]
      if (!goes(i) || !before || !after) return anchor
      const half = (axis: 'x' | 'y'): number => anchor[axis] / 2 + (before[axis] + after[axis]) / 4
      return { x: half('x'), y: half('y'), kind: 'smooth' }
    }),
  )
}

/** What a path is mirrored about: an upright or a level line through its start or its middle. */
export interface Mirror {
  readonly axis: 'x' | 'y'
  readonly about: 'start' | 'middle'
}

/** The mirror image; axis x swaps left and right. The middle is that of the box around the anchors. */
export function mirrored(path: MotionPath, { axis, about }: Mirror): MotionPath {
  const values = path.anchors.map((anchor) => anchor[axis])
  const low = values.reduce((a, b) => Math.min(a, b), Infinity)
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const twice = about === 'start' ? 2 * (values[0] ?? 0) : low + high
  return changed(
    path,
    path.anchors.map((anchor) => ({ ...anchor, [axis]: twice - anchor[axis] })),
  )
}
