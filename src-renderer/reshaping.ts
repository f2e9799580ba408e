import type { LabelMap } from '../src-shared/labels/labelMap.ts'
import { inverted, reshaped, type Reshape } from '../src-shared/labels/reshape.ts'
import { FIRST_AMOUNTS } from '../src-shared/limits.ts'
import { paintLabels } from '../src-shared/project/edits.ts'
import { isLocked, labelOf, writable, type AreaId, type Project } from '../src-shared/project/project.ts'
import { commit, currentProject, editor } from './stores/editor.ts'
import { chooseArea, session, type Reshaping } from './stores/session.ts'

let known: { readonly labels: LabelMap; readonly reshaping: Reshaping; readonly map: LabelMap } | null = null

/** What the change being tried out comes to; null when there is none. Worked out once for each map and amount. */
export function proposedLabels(project: Project): LabelMap | null {
  const { reshaping } = session.getState()
  if (!reshaping) return null
  if (known?.labels === project.labels && known.reshaping === reshaping) return known.map
  const label = labelOf(project, reshaping.area)
  if (label === null) return null
  const map = reshaped(project.labels, label, reshaping.how, reshaping.amount, writable(project))
  known = { labels: project.labels, reshaping, map }
  return map
}

/** Begins to try out a change of shape. */
export function startReshaping(area: AreaId, how: Reshape): void {
  chooseArea(area)
  session.setState({ reshaping: { area, how, amount: FIRST_AMOUNTS[how] } })
}

export function applyReshaping(): void {
  const project = currentProject()
  const labels = project && proposedLabels(project)
  if (labels) commit(paintLabels('reshapeArea', labels))
  stopReshaping()
}

export const stopReshaping = (): void => session.setState({ reshaping: null })

export function invertArea(area: AreaId): void {
  const project = currentProject()
  const label = project && labelOf(project, area)
  if (!project || label === null || isLocked(project, area)) return
  commit(paintLabels('reshapeArea', inverted(project.labels, label, writable(project))))
}

// A change is tried out on one map: when that changes, by undo or a stroke, the trial is over.
let ground: LabelMap | null = null
editor.subscribe(({ document }) => {
  const labels = document?.history.present.labels ?? null
  if (labels !== ground && session.getState().reshaping) stopReshaping()
  ground = labels
})
