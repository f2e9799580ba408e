import { Toast } from '@base-ui/react/toast'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'

/** Short messages at the edge of the window: for what has no better place on the screen. */
export const notices = Toast.createToastManager()

export const say = (title: string, description?: string): void => {
  notices.add({ title, ...(description !== undefined && { description }), type: 'info' })
}

/** Shows a failure and its next step. Cancelling is not one. */
export function sayError(error: AppError): void {
  if (error.code === 'cancelled') return
  const { what, next } = describeError(error)
  notices.add({ title: what, description: next, type: 'error', priority: 'high', timeout: 12_000 })
}
