import { isRunning, type Take } from '../take.ts'

/** Asking a service for a task that it has, or may have, costs nothing. */
export const canBeFollowed = (take: Take): boolean =>
  take.service !== null &&
  !isRunning(take) &&
  take.state !== 'ready' &&
  (take.service.taskId !== null || take.state === 'unknown')

/**
 * What helps a service's take that went wrong. `look`: whether it was accepted is open. `fetch`: its task is there and
 * paid for, so its clip is asked for once more. `send`: there is no task, or one that ended without a clip, and
 * another is paid for. Null: nothing does.
 */
export function mendingOf(take: Take): 'look' | 'fetch' | 'send' | null {
  const { state, service, error } = take
  if (!service || (state !== 'failed' && state !== 'unknown')) return null
  if (state === 'unknown') return 'look'
  if (canBeFollowed(take) && error?.code !== 'service/task-failed') return 'fetch'
  // Of a task that was adopted there is no request to send.
  return service.requestSha256 === null ? null : 'send'
}
