import type { AppError } from '../../../src-shared/errors.ts'
import { nextPollMs } from '../../../src-shared/service/polling.ts'
import type { TaskReport } from '../../../src-shared/service/replies.ts'
import type { ServiceTake } from '../../../src-shared/take.ts'
import type { Answered } from '../../engines/service/serviceClient.ts'
import { apply, mayGoOn, type Following } from './parts.ts'

/** So many times in a row a service may say that a task is not there, before it is believed. */
const MOST_MISSES = 3
/** So many times in a row something else may answer: a hotel's log-in page goes away again. */
const MOST_FOREIGN = 8
/** So many answers may call a task done without saying where the clip is. */
const MOST_WITHOUT_CLIP = 20

/** Waits, asks once how the task is, and takes the answer in. */
export async function poll(following: Following, withoutClip: { count: number }): Promise<void> {
  const { parts, halt, client } = following
  await parts.clock.sleep(
    nextPollMs(following.polls, following.failures, following.waitMs, parts.clock.random),
    halt,
  )
  if (!mayGoOn(following, null)) return
  const id = following.take.service.taskId
  if (id === null) return
  const answered = await client.query(id, halt)
  if (halt.aborted) return
  following.waitMs = answered.kind === 'no' ? answered.retryAfterMs : null
  if (answered.kind === 'no') await unanswered(following, answered)
  else await heard(following, answered.report, withoutClip)
}

async function heard(
  following: Following,
  report: TaskReport,
  withoutClip: { count: number },
): Promise<void> {
  following.heardAt = following.parts.clock.now()
  following.polls++
  following.failures = 0
  following.misses = 0
  following.videoUrl = report.state === 'succeeded' ? report.videoUrl : null
  await apply(following, { kind: 'reported', report, error: taskError(following.take, report) })
  const done = report.state === 'succeeded' || following.take.state === 'downloading'
  withoutClip.count = done && following.videoUrl === null ? withoutClip.count + 1 : 0
  if (withoutClip.count >= MOST_WITHOUT_CLIP) {
    const error: AppError = {
      code: 'service/clip-unusable',
      service: following.take.service.name,
      detail: 'it gives no address for it',
    }
    await apply(following, { kind: 'failed', error })
  }
}

const taskError = ({ service }: ServiceTake, report: TaskReport): AppError | null =>
  report.state === 'failed'
    ? {
        code: 'service/task-failed',
        service: service.name,
        said: report.said,
        requestId: report.requestId,
      }
    : null

async function unanswered(
  following: Following,
  { failure }: Extract<Answered, { kind: 'no' }>,
): Promise<void> {
  const { error, retry } = failure
  following.failures++
  const gone = error.code === 'service/no-task'
  const foreign = error.code === 'service/not-its-answer'
  following.misses = gone || foreign ? following.misses + 1 : 0
  if (gone || foreign) {
    if (following.misses >= (gone ? MOST_MISSES : MOST_FOREIGN))
      await apply(following, { kind: 'failed', error })
    return
  }
  if (retry === 'never' && error.code !== 'cancelled') await apply(following, { kind: 'failed', error })
  else mayGoOn(following, error)
}
