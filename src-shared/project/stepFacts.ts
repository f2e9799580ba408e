import type { MotionPath } from '../geometry/path.ts'
import type { EditName } from './edits.ts'
import type { History, Step } from './history.ts'
import { FROZEN, groupOf, type Group, type Project, type Settings } from './project.ts'

/** What a step did to an area's switches, or to its path, as far as that can be told from its two sides. */
export type StepDetail =
  | 'renamed'
  | 'hidden'
  | 'shown'
  | 'locked'
  | 'unlocked'
  | 'leftOut'
  | 'takenIn'
  | 'moved'
  | 'reversed'
  | 'speed'
  | 'pointAdded'
  | 'pointRemoved'
  | 'slides'
  | 'bends'
  | 'flows'
  | 'timed'
  | 'scaled'
  | 'turned'
  | 'sways'
  | 'inFront'
  | 'behind'

/** What is known of a step, for its words. */
export interface StepFacts {
  readonly name: EditName
  readonly by: string | null
  /** The area that it is about; null for none, or one that nothing is known of. */
  readonly area: { readonly frozen: true } | { readonly frozen: false; readonly name: string } | null
  readonly detail: StepDetail | null
  /** The settings that it changed. */
  readonly settings: readonly (keyof Settings)[]
}

/** The steps of a history, the oldest first: those that are done, then those that were undone. */
export function stepsOf({ past, present, future }: History): StepFacts[] {
  const done = past.map((step, i) => factsOf(step, step.project, past[i + 1]?.project ?? present))
  const undone = future.map((step, i) => factsOf(step, future[i - 1]?.project ?? present, step.project))
  return [...done, ...undone]
}

function factsOf({ name, by, about }: Step, before: Project, after: Project): StepFacts {
  const [older, newer] = about === null ? [null, null] : [groupOf(before, about), groupOf(after, about)]
  const group = newer ?? older
  return {
    name,
    by,
    area: about === FROZEN ? { frozen: true } : group && { frozen: false, name: group.name },
    detail:
      about === FROZEN
        ? switched(before.frozen, after.frozen)
        : older &&
          newer &&
          (groupSwitched(older, newer) ?? movementChange(older, newer) ?? pathChange(older.path, newer.path)),
    settings: before.settings === after.settings ? [] : changedKeys(before.settings, after.settings),
  }
}

const changedKeys = (before: Settings, after: Settings): (keyof Settings)[] =>
  (Object.keys(after) as (keyof Settings)[]).filter((key) => before[key] !== after[key])

type Switches = Pick<Group, 'visible' | 'locked'>

function switched(before: Switches, after: Switches): StepDetail | null {
  if (before.visible !== after.visible) return after.visible ? 'shown' : 'hidden'
  if (before.locked !== after.locked) return after.locked ? 'locked' : 'unlocked'
  return null
}

function groupSwitched(before: Group, after: Group): StepDetail | null {
  if (before.name !== after.name) return 'renamed'
  if (before.sent !== after.sent) return after.sent ? 'takenIn' : 'leftOut'
  return switched(before, after)
}

const MOTIONS = { slide: 'slides', bend: 'bends', flow: 'flows' } as const

function movementChange(before: Group, after: Group): StepDetail | null {
  if (before.motion !== after.motion) return MOTIONS[after.motion]
  const [from, to] = [before.movement, after.movement]
  if (from.start !== to.start || from.end !== to.end) return 'timed'
  if (from.scale !== to.scale) return 'scaled'
  if (from.turn !== to.turn) return 'turned'
  if (from.sway !== to.sway) return 'sways'
  return from.inFront === to.inFront ? null : to.inFront ? 'inFront' : 'behind'
}

function pathChange(before: MotionPath | null, after: MotionPath | null): StepDetail | null {
  if (!before || !after) return null
  if (before.easing !== after.easing) return 'speed'
  const [from, to] = [before.anchors, after.anchors]
  if (to.length !== from.length) return to.length > from.length ? 'pointAdded' : 'pointRemoved'
  const shifts = to.map(({ x, y }, i) => ({ x: x - (from[i]?.x ?? 0), y: y - (from[i]?.y ?? 0) }))
  const first = shifts[0] ?? { x: 0, y: 0 }
  if (shifts.every(({ x, y }) => isNear(x, first.x) && isNear(y, first.y))) return 'moved'
  return to.every(({ x, y }, i) => isNear(x, from.at(-1 - i)?.x) && isNear(y, from.at(-1 - i)?.y))
    ? 'reversed'
    : null
}

/** Sums of decimals differ in their last digits. */
const isNear = (a: number, b = NaN): boolean => Math.abs(a - b) < 1e-6
