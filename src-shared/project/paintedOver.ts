import { overlap } from '../labels/compare.ts'
import type { Label, LabelMap } from '../labels/labelMap.ts'
import { pixelsOf } from '../labels/measure.ts'
import { STATIC_LABEL } from '../limits.ts'
import type { EditName } from './edits.ts'
import type { History, Step } from './history.ts'
import type { Problem } from './problems.ts'
import { FROZEN, groupOf, type AreaId, type Project } from './project.ts'

/** An area that lost all its pixels, at least one of them to another area. */
export interface PaintedOver {
  readonly area: AreaId
  /** Who took most of them: a moving area's name, or null for the frozen area. */
  readonly by: string | null
}

/** Steps that take an area's pixels away because that is what they are for. */
const ON_PURPOSE: readonly EditName[] = [
  'givePixels',
  'restoreTake',
  'cropPhoto',
  'straightenPhoto',
  'replacePhoto',
]

/** The areas that a step painted over. */
export function paintedOver({ name }: Pick<Step, 'name'>, before: Project, after: Project): PaintedOver[] {
  if (ON_PURPOSE.includes(name) || before.labels === after.labels) return []
  return [{ id: FROZEN, label: STATIC_LABEL }, ...after.groups].flatMap(({ id, label }) => {
    if (pixelsOf(before.labels, label) === 0 || pixelsOf(after.labels, label) > 0) return []
    const taker = takerOf(before.labels, after.labels, label)
    if (taker === null) return []
    const by = after.groups.find((group) => group.label === taker)?.name ?? null
    return [{ area: id, by }]
  })
}

/** The label that most of a label's pixels went to; null where they only became empty. */
function takerOf(before: LabelMap, after: LabelMap, label: Label): Label | null {
  if (before.width !== after.width || before.height !== after.height) return null
  const counts = overlap(before, after)
  const taken = Array.from({ length: 8 }, (_, to) => (to === 0 ? 0 : (counts[label * 8 + to] ?? 0)))
  const most = Math.max(...taken)
  return most === 0 ? null : taken.indexOf(most)
}

/** Problems as the history explains them: an area that is empty because another one was painted over it says so. */
export const explained = (found: readonly Problem[], history: History): Problem[] =>
  found.map((problem) => {
    if (problem.code !== 'area/empty') return problem
    const over = howItEmptied(problem.about.replace(/^group:/, ''), history)
    return over === null ? problem : { ...problem, code: 'area/painted-over', by: over.by }
  })

/** What painted an empty area over when it was last painted; null where nothing did. */
function howItEmptied(area: AreaId, { past, present }: History): PaintedOver | null {
  let after = present
  for (const step of past.toReversed()) {
    const group = groupOf(step.project, area)
    if (group && pixelsOf(step.project.labels, group.label) > 0) {
      return paintedOver(step, step.project, after).find((over) => over.area === area) ?? null
    }
    after = step.project
  }
  return null
}
