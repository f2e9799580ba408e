import type { AppError } from '../errors.ts'
import type { ClipInfo } from '../motion/clipSpec.ts'
import { isAtService, isHeld, type ServiceTake, type ServiceTask, type TakeState } from '../take.ts'
import type { TaskReport } from './replies.ts'

/** What can happen to a take at a service. */
export type TaskEvent =
  /** The body is about to go out; from here on it may have been accepted. */
  | { readonly kind: 'sending'; readonly at: number }
  /** The service answered that it did not take it, or the body certainly never reached it. */
  | { readonly kind: 'put-off' }
  | { readonly kind: 'refused'; readonly error: AppError; readonly requestId: string }
  /** Sent, and no answer tells what became of it. */
  | { readonly kind: 'lost'; readonly error: AppError }
  | { readonly kind: 'accepted'; readonly report: TaskReport }
  | { readonly kind: 'reported'; readonly report: TaskReport; readonly error: AppError | null }
  | { readonly kind: 'downloaded'; readonly clip: ClipInfo }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The task goes on at the service, which tells nothing of it until the person does what the error says. */
  | { readonly kind: 'held'; readonly error: AppError }
  /** Nobody follows it any more; the service has no way to stop it. */
  | { readonly kind: 'left' }
  /** A person wants it followed again, or sent again where it certainly was not accepted. */
  | { readonly kind: 'resumed' }
  /** A person wants the clip once more, which is no longer on this computer. */
  | { readonly kind: 'clip-gone' }

/** How far a task is at the service; it never goes back by what the service says. */
const PROGRESS: readonly TakeState[] = ['accepted', 'processing', 'downloading', 'ready']

/** The take after an event; the very same take where the event means nothing to it. */
export function step(take: ServiceTake, event: TaskEvent): ServiceTake {
  switch (event.kind) {
    case 'sending':
      return take.state === 'prepared' ? moved(take, 'sending', { sentAt: event.at }) : take
    case 'put-off':
      return take.state === 'sending' ? moved(take, 'prepared', {}) : take
    case 'refused':
      return take.state === 'sending' || take.state === 'prepared' || take.state === 'unknown'
        ? ended(moved(take, 'failed', { requestId: event.requestId }), event.error)
        : take
    case 'lost':
      return take.state === 'sending' || take.state === 'unknown'
        ? ended(moved(take, 'unknown', {}), event.error)
        : take
    case 'accepted':
      return accepted(take, event.report)
    case 'reported':
      return reported(take, event.report, event.error)
    case 'downloaded':
      return take.state === 'downloading' ? { ...moved(take, 'ready', {}), clip: event.clip } : take
    case 'failed':
      return isAtService(take) ? ended(moved(take, 'failed', {}), event.error) : take
    case 'held':
      return isAtService(take) && take.error?.code !== event.error.code ? ended(take, event.error) : take
    case 'left':
      return take.state === 'prepared' || isAtService(take) ? moved(take, 'cancelled', {}) : take
    case 'resumed':
      return resumed(take)
    case 'clip-gone':
      return take.state === 'ready' && take.service.taskId !== null
        ? { ...moved(take, 'processing', {}), clip: null }
        : take
  }
}

const moved = (take: ServiceTake, state: TakeState, patch: Partial<ServiceTask>): ServiceTake => ({
  ...take,
  state,
  error: null,
  service: { ...take.service, ...patch },
})

const ended = (take: ServiceTake, error: AppError): ServiceTake => ({ ...take, error })

function accepted(take: ServiceTake, { taskId, status, requestId }: TaskReport): ServiceTake {
  // Found under its external id it is ours, also where the service had said that it did not take it.
  const open = take.state === 'sending' || take.state === 'unknown' || take.state === 'prepared'
  return open && taskId !== null ? moved(take, 'accepted', { taskId, status, requestId }) : take
}

function reported(take: ServiceTake, report: TaskReport, error: AppError | null): ServiceTake {
  if (!isAtService(take)) return take
  const patch = {
    status: report.status,
    requestId: report.requestId === '' ? take.service.requestId : report.requestId,
  }
  // Once there was a clip, an answer that takes it back is older than the one that gave it.
  if (report.state === 'failed' && take.state !== 'downloading') {
    const failed = moved(take, 'failed', patch)
    return error ? ended(failed, error) : failed
  }
  const next = nextState(report)
  const forward = next !== null && PROGRESS.indexOf(next) > PROGRESS.indexOf(take.state)
  if (forward) return moved(take, next, patch)
  return patch.status === take.service.status && !isHeld(take) ? take : moved(take, take.state, patch)
}

/** Null: it says nothing that moves the take on. A success without a clip is not one yet. */
function nextState({ state, videoUrl }: TaskReport): TakeState | null {
  if (state === 'processing') return 'processing'
  return state === 'succeeded' ? (videoUrl === null ? 'processing' : 'downloading') : null
}

function resumed(take: ServiceTake): ServiceTake {
  const { state, service } = take
  if (isHeld(take)) return moved(take, state, {})
  if (state === 'unknown') return moved(take, service.taskId === null ? 'unknown' : 'processing', {})
  if (state !== 'cancelled' && state !== 'failed') return take
  // Without a task it was refused, or left before it was sent: it may be sent.
  return moved(take, service.taskId === null ? 'prepared' : 'processing', {})
}
