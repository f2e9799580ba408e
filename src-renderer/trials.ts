import { frozenRest } from '../src-shared/labels/freezeRest.ts'
import type { LabelMap } from '../src-shared/labels/labelMap.ts'
import { givenTo, MASK_THRESHOLD, stampMask } from '../src-shared/labels/mask.ts'
import { inverted, reshaped, type Reshape } from '../src-shared/labels/reshape.ts'
import { sweepOf } from '../src-shared/motion/sweeping.ts'
import { FIRST_AMOUNTS, FIRST_FREEZE_MARGIN_PX } from '../src-shared/limits.ts'
import { paintLabels } from '../src-shared/project/edits.ts'
import {
  FROZEN,
  isLocked,
  labelOf,
  writable,
  type AreaId,
  type Group,
  type Project,
  type Settings,
} from '../src-shared/project/project.ts'
import { profileIn } from './stores/chosenProfile.ts'
import { commit, currentProject, editor } from './stores/editor.ts'
import { chooseArea, session, type Trial } from './stores/session.ts'

/** All that decides what a change to areas comes to. */
interface Asked {
  readonly labels: LabelMap
  readonly groups: readonly Group[]
  readonly settings: Settings
  readonly byService: boolean
  readonly trial: Trial
}

/** A change to areas that is tried out: the canvas shows what it comes to until it is applied or left. */
interface Proposal extends Asked {
  readonly map: LabelMap
}

let known: Proposal | null = null

/** What the change being tried out comes to; null when there is none. Worked out once for each project, engine and trial. */
export function proposedLabels(project: Project): LabelMap | null {
  const state = session.getState()
  const { trial } = state
  if (!trial) return null
  const { labels, groups, settings } = project
  const byService = profileIn(state) !== null
  const asked = { labels, groups, settings, byService, trial }
  if (known && isSame(known, asked)) return known.map
  const map = outcomeOf(project, trial, byService)
  if (map) known = { ...asked, map }
  return map
}

const isSame = (a: Asked, b: Asked): boolean =>
  a.labels === b.labels &&
  a.groups === b.groups &&
  a.settings === b.settings &&
  a.byService === b.byService &&
  a.trial === b.trial

/** Null where an area of it is gone. */
function outcomeOf(project: Project, trial: Trial, byService: boolean): LabelMap | null {
  const { labels } = project
  const label = labelOf(project, trial.area)
  if (label === null) return null
  switch (trial.kind) {
    case 'reshape':
      return reshaped(labels, label, trial.how, trial.amount, writable(project))
    case 'mask':
      return stampMask(labels, trial, label, writable(project)).map
    case 'give': {
      const to = labelOf(project, trial.to)
      return to === null ? null : givenTo(labels, label, to, trial.replace)
    }
    case 'freeze': {
      const moving = project.groups.filter(({ sent }) => sent)
      // A service is asked for paths alone.
      const movers = byService ? moving : moving.map((group) => sweepOf(project, group))
      return frozenRest(labels, movers, trial.margin, trial.thaw)
    }
  }
}

const EDIT_NAMES = {
  reshape: 'reshapeArea',
  mask: 'importMask',
  give: 'givePixels',
  freeze: 'freezeRest',
} as const

export function applyTrial(): void {
  const project = currentProject()
  const labels = project && proposedLabels(project)
  const { trial } = session.getState()
  stopTrial()
  if (!labels || !trial) return
  const by = trial.kind === 'reshape' ? { by: trial.how } : {}
  commit(paintLabels(EDIT_NAMES[trial.kind], labels, { ...by, about: trial.area }))
}

export const stopTrial = (): void => session.setState({ trial: null })

function start(trial: Trial): void {
  chooseArea(trial.area)
  // What it comes to has to be seen, and it may come to something in other areas.
  session.setState({ trial, solo: null, plain: false })
}

export const startReshaping = (area: AreaId, how: Reshape): void =>
  start({ kind: 'reshape', area, how, amount: FIRST_AMOUNTS[how] })

/** A mask whose brightest level is dark is cut at half of that. */
export function startMask(area: AreaId, grey: Uint8Array): void {
  const brightest = grey.reduce((most, level) => Math.max(most, level), 0)
  const threshold = brightest >= MASK_THRESHOLD ? MASK_THRESHOLD : Math.max(1, Math.ceil(brightest / 2))
  start({ kind: 'mask', area, grey, threshold, replace: true })
}

/** The areas that may be given pixels of another one. */
export const takers = (project: Project, area: AreaId): AreaId[] =>
  [FROZEN, ...project.groups.map(({ id }) => id)].filter((id) => id !== area && !isLocked(project, id))

export function startGiving(area: AreaId): void {
  const project = currentProject()
  const to = project && takers(project, area).at(-1)
  if (to != null) start({ kind: 'give', area, to, replace: false })
}

export const canFreezeRest = (): boolean => {
  const project = currentProject()
  return project !== null && !project.frozen.locked && project.groups.some(({ sent }) => sent)
}

export const startFreezing = (): void =>
  start({ kind: 'freeze', area: FROZEN, margin: FIRST_FREEZE_MARGIN_PX, thaw: false })

export function invertArea(area: AreaId): void {
  const project = currentProject()
  const label = project && labelOf(project, area)
  if (!project || label === null || isLocked(project, area)) return
  const labels = inverted(project.labels, label, writable(project))
  commit(paintLabels('reshapeArea', labels, { by: 'invert', about: area }))
}

// A change is tried out on one map: when that changes, by undo or a stroke, the trial is over.
let ground: LabelMap | null = null
editor.subscribe(({ document }) => {
  const labels = document?.history.present.labels ?? null
  if (labels !== ground && session.getState().trial) stopTrial()
  ground = labels
})
