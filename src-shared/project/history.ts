import { MAX_HISTORY_BYTES } from '../limits.ts'
import type { Edit, EditName } from './edits.ts'
import { stepsThatFit } from './historySize.ts'
import type { AreaId, Project } from './project.ts'

/** One step that can be undone or redone: what was done, and the project on its far side. */
export interface Step {
  readonly name: EditName
  /** The tool or the operation, where one is known. */
  readonly by: string | null
  /** The area that it was about, which may be gone by now. */
  readonly about: AreaId | null
  readonly project: Project
}

/** A project with the ones before and after it. Projects share what they do not change, so steps are small. */
export interface History {
  readonly past: readonly Step[]
  readonly present: Project
  readonly future: readonly Step[]
  /** The merge key of the last step, while the next edit may still join it. */
  readonly mergeKey: string | null
  /** How many of the oldest steps were let go for their bytes. */
  readonly forgotten: number
}

export const startHistory = (present: Project): History => ({
  past: [],
  present,
  future: [],
  mergeKey: null,
  forgotten: 0,
})

/** The history after an edit; the very same value where the edit changes nothing. The oldest steps go where it would hold too many bytes. */
export function commit(history: History, edit: Edit, maxBytes = MAX_HISTORY_BYTES): History {
  const project = edit.apply(history.present)
  if (project === history.present) return history
  const mergeKey = edit.mergeKey ?? null
  const joins = mergeKey !== null && mergeKey === history.mergeKey
  const { name, by = null, about = null } = edit
  const steps = joins ? history.past : [...history.past, { name, by, about, project: history.present }]
  const kept = stepsThatFit(steps, project, maxBytes)
  return {
    past: kept === steps.length ? steps : steps.slice(-kept),
    present: project,
    future: [],
    mergeKey,
    forgotten: history.forgotten + steps.length - kept,
  }
}

export function undo(history: History): History {
  const step = history.past.at(-1)
  if (!step) return history
  return {
    ...history,
    past: history.past.slice(0, -1),
    present: step.project,
    future: [{ ...step, project: history.present }, ...history.future],
    mergeKey: null,
  }
}

export function redo(history: History): History {
  const [step, ...future] = history.future
  if (!step) return history
  return {
    ...history,
    past: [...history.past, { ...step, project: history.present }],
    present: step.project,
    future,
    mergeKey: null,
  }
}

/** The history after so many of its steps, 0 to all; the very same value where it stands there already. */
export function goTo(history: History, steps: number): History {
  let there = history
  while (there.past.length > Math.max(0, steps)) there = undo(there)
  while (there.past.length < steps && there.future.length > 0) there = redo(there)
  return there
}

/** Ends a run of merging edits: the next one is a step of its own. */
export const sealed = (history: History): History =>
  history.mergeKey === null ? history : { ...history, mergeKey: null }
