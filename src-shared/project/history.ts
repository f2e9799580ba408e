import { addedBytes } from '../labels/labelMap.ts'
import { MAX_HISTORY_BYTES } from '../limits.ts'
import type { Edit, EditName } from './edits.ts'
import type { Project } from './project.ts'

/** One step that can be undone or redone: the project on its far side. */
interface Step {
  readonly name: EditName
  readonly project: Project
  readonly bytes: number
}

/** A project with the ones before and after it. Projects share what they do not change, so steps are small. */
export interface History {
  readonly past: readonly Step[]
  readonly present: Project
  readonly future: readonly Step[]
  /** The merge key of the last step, while the next edit may still join it. */
  readonly mergeKey: string | null
}

export const startHistory = (present: Project): History => ({ past: [], present, future: [], mergeKey: null })

/** The history after an edit; the very same value where the edit changes nothing. */
export function commit(history: History, edit: Edit, maxBytes = MAX_HISTORY_BYTES): History {
  const project = edit.apply(history.present)
  if (project === history.present) return history
  const mergeKey = edit.mergeKey ?? null
  if (mergeKey !== null && mergeKey === history.mergeKey) return { ...history, present: project, future: [] }
  const bytes = addedBytes(project.labels, history.present.labels)
  const past = bounded([...history.past, { name: edit.name, project: history.present, bytes }], maxBytes)
  return { past, present: project, future: [], mergeKey }
}

/** Drops the oldest steps until the rest fits; the newest always stays. */
function bounded(steps: readonly Step[], maxBytes: number): readonly Step[] {
  let bytes = 0
  for (let i = steps.length - 1; i >= 0; i--) {
    bytes += steps[i]?.bytes ?? 0
    if (bytes > maxBytes && i < steps.length - 1) return steps.slice(i + 1)
  }
  return steps
}

export function undo(history: History): History {
  const step = history.past.at(-1)
  if (!step) return history
  return {
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
    past: [...history.past, { ...step, project: history.present }],
    present: step.project,
    future,
    mergeKey: null,
  }
}

/** Ends a run of merging edits: the next one is a step of its own. */
export const sealed = (history: History): History =>
  history.mergeKey === null ? history : { ...history, mergeKey: null }
