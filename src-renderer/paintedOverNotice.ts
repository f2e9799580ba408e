import { paintedOver } from '../src-shared/project/paintedOver.ts'
import { groupOf } from '../src-shared/project/project.ts'
import { words } from './locales/en.ts'
import { editor, undo, type OpenDocument } from './stores/editor.ts'
import { offer } from './stores/notices.ts'

let withdraw: (() => void) | null = null

/** Says it when a step paints an area over, and offers to take it back for as long as it is the last one. */
export function watchPaintedOver(): void {
  editor.subscribe(({ document }, before) => {
    if (document?.history === before.document?.history) return
    withdraw?.()
    withdraw = null
    if (document && before.document) sayPaintedOver(before.document, document)
  })
}

function sayPaintedOver(before: OpenDocument, { history }: OpenDocument): void {
  const step = history.past.at(-1)
  // Undo and redo are no news: the history was looked at when the step was made.
  if (step?.project !== before.history.present || history.future.length > 0) return
  const over = paintedOver(step, step.project, history.present)
  if (over.length === 0) return
  const title = over
    .map(({ area, by }) =>
      words.areas.paintedOver(groupOf(history.present, area)?.name ?? words.areas.frozen, by),
    )
    .join(' ')
  withdraw = offer(title, words.actions['edit.undo'], undo)
}
