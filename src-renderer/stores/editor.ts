import { createStore } from 'zustand/vanilla'
import type { Edit } from '../../src-shared/project/edits.ts'
import * as history from '../../src-shared/project/history.ts'
import type { Project, Unpainted } from '../../src-shared/project/project.ts'
import { GONE_TAKE, type TakeId } from '../../src-shared/take.ts'

/** The project that is open, its history, and what of it is on disk. */
export interface OpenDocument {
  /** The same through all edits, and of no other document: an answer that comes late finds its own by it. */
  readonly opening: number
  readonly history: history.History
  readonly name: string
  /** Main's id of the file behind it; null before the first save. */
  readonly documentId: string | null
  readonly takes: readonly TakeId[]
  /** What closing would not lose: the state last saved, or the one it began with. */
  readonly saved: Saved
}

interface Saved {
  readonly project: Project
  readonly takes: readonly TakeId[]
  /** Milliseconds since 1970; null for what was opened and not saved since. */
  readonly at: number | null
}

export const editor = createStore<{ readonly document: OpenDocument | null }>(() => ({ document: null }))

export const currentDocument = (): OpenDocument | null => editor.getState().document
export const currentProject = (): Project | null => currentDocument()?.history.present ?? null

let lastUnpainted: Unpainted | null = null

/** The project, the same as long as no more than its pixels change. */
export function unpainted({ document }: { readonly document: OpenDocument | null }): Unpainted | null {
  if (!document) return (lastUnpainted = null)
  const { photo, frozen, groups, settings } = document.history.present
  const last = lastUnpainted
  const isSame =
    last?.photo === photo && last.frozen === frozen && last.groups === groups && last.settings === settings
  return isSame ? last : (lastUnpainted = { photo, frozen, groups, settings })
}

const NONE: readonly TakeId[] = []

/** The takes that the open project lists, newest first. */
export const ownTakes = ({ document }: { readonly document: OpenDocument | null }): readonly TakeId[] =>
  document?.takes ?? NONE

export const isUnsaved = (document: OpenDocument): boolean =>
  document.saved.project !== document.history.present || document.saved.takes !== document.takes

const change = (next: (document: OpenDocument) => OpenDocument): void =>
  editor.setState(({ document }) => ({ document: document && next(document) }))

/** Leaves alone what was opened in the meantime. */
const changeOf = (opening: number, next: (document: OpenDocument) => OpenDocument): void =>
  change((document) => (document.opening === opening ? next(document) : document))

/** The only way in which a project changes. */
export const commit = (edit: Edit): void =>
  change((document) => ({ ...document, history: history.commit(document.history, edit) }))

export const undo = (): void =>
  change((document) => ({ ...document, history: history.undo(document.history) }))
export const redo = (): void =>
  change((document) => ({ ...document, history: history.redo(document.history) }))

/** Goes to the state after so many of the history's steps. */
export const goTo = (steps: number): void =>
  change((document) => {
    const there = history.goTo(document.history, steps)
    return there === document.history ? document : { ...document, history: there }
  })

/**
 * Takes back an act that was given up, as a drag: all is as it was `before`, with what could be redone then. Nothing
 * where that act has done nothing, or something else has been done since.
 */
export const takeBack = (before: history.History): void =>
  change((document) =>
    document.history.past.at(-1)?.project === before.present
      ? { ...document, history: history.sealed(before) }
      : document,
  )

/** Ends a run of edits that merge, as when a text field loses the focus. */
export const seal = (): void =>
  change((document) => ({ ...document, history: history.sealed(document.history) }))

let openings = 0

/** Opens a project. `documentId` null: nothing of it is on disk yet. */
export function openDocument(opened: {
  readonly project: Project
  readonly name: string
  readonly documentId: string | null
  readonly takes: readonly TakeId[]
}): void {
  const { project, name, documentId, takes } = opened
  const saved = { project, takes, at: null }
  const opening = (openings += 1)
  editor.setState({
    document: { opening, history: history.startHistory(project), name, documentId, takes, saved },
  })
}

export const closeDocument = (): void => editor.setState({ document: null })

/** Notes that this very state is on disk. Edits made while the save ran stay unsaved. */
export const markSaved = (opening: number, saved: Saved, documentId: string, name: string): void =>
  changeOf(opening, (document) => ({ ...document, saved, documentId, name }))

/** The takes are listed in the project that they were made from, each once, newest first, and are not undone. */
export const listTake = (opening: number, id: TakeId): void =>
  changeOf(opening, (document) =>
    document.takes.includes(id) ? document : { ...document, takes: [id, ...document.takes] },
  )

/** A take that was deleted is listed no more; its number is nobody else's. */
export const unlistTake = (id: TakeId): void =>
  change((document) =>
    document.takes.includes(id)
      ? { ...document, takes: document.takes.map((other) => (other === id ? GONE_TAKE : other)) }
      : document,
  )
