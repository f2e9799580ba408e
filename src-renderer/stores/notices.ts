import { Toast } from '@base-ui/react/toast'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'

/** Short messages at the edge of the window: for what has no better place on the screen. */
export const notices = Toast.createToastManager()

/** What was said before there was a place to show it: the toasts' own list would lose it. */
let waiting: (() => void)[] | null = []

const show = (add: () => void): void => {
  if (waiting) waiting.push(add)
  else add()
}

/** The place for notices is on the screen from now on. */
export function noticesShown(): void {
  const early = waiting ?? []
  waiting = null
  early.forEach((add) => add())
}

export const say = (title: string, description?: string): void => {
  show(() => notices.add({ title, ...(description !== undefined && { description }), type: 'info' }))
}

/** How long a message with a choice stays, ms. */
const CHOICE_MS = 15_000

/** A message with something that can be done about it. Gives back what takes the message away. */
export function offer(title: string, label: string, run: () => void): () => void {
  const id = notices.add({
    ...{ title, type: 'info', timeout: CHOICE_MS },
    actionProps: {
      children: label,
      onClick: () => {
        notices.close(id)
        run()
      },
    },
  })
  return () => notices.close(id)
}

/**
 * Shows a failure and its next step; the same one again stays one message. Cancelling is not one. Gives back what
 * takes the message away.
 */
export function sayError(error: AppError): () => void {
  if (error.code === 'cancelled') return () => undefined
  const { what, next } = describeError(error)
  const id = `error ${what} ${next}`
  show(() =>
    notices.add({ id, title: what, description: next, type: 'error', priority: 'high', timeout: 12_000 }),
  )
  return () => notices.close(id)
}
