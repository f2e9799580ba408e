import type { AppError } from '../../../src-shared/errors.ts'
import { LEAST_POLL_MS, nextPollMs } from '../../../src-shared/service/polling.ts'
import type { TaskReport } from '../../../src-shared/service/replies.ts'
import type { ServiceTake } from '../../../src-shared/take.ts'
import type { Answered } from '../../engines/service/serviceClient.ts'
import { apply, mayGoOn, rest, type Following } from './parts.ts'

/** So many times in a row a service may say that a task is not there, before it is believed. */
const MOST_MISSES = 3
/** So many times in a row something else may answer: a hotel's log-in page goes away again. */
const MOST_FOREIGN = 8
/** So many answers may call a task done without saying where the clip is. */
const MOST_WITHOUT_CLIP = 20

/** Refusals that say nothing of the task: it was paid for and goes on, and is asked for again once they are mended. */
const FOR_THE_PERSON: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'service/auth',
  'service/account',
  'service/no-right',
  'service/ip-not-allowed',
])

/** Waits, asks once how the task is, and takes the answer in. */
export async function poll(following: Following, withoutClip: { count: number }): Promise<void> {
  const { parts, halt, client } = following
  await pause(following)
  if (!mayGoOn(following, null)) return
  const id = following.take.service.taskId
  if (id === null) return
  following.askedAt = parts.clock.wall()
  const answered = await client.query(id, halt)
  if (halt.aborted) return
  following.waitMs = answered.kind === 'no' ? answered.retryAfterMs : null
  if (answered.kind === 'no') await unanswered(following, answered)
  else await heard(following, answered.report, withoutClip)
  parts.troubled(following.take, answered.kind === 'no' ? answered.failure.error : null)
}

/** Waits until the next question may be asked; not longer than a sleep of the computer, but as long as the service wants. */
async function pause(following: Following): Promise<void> {
  const { parts, halt, polls, failures, waitMs } = following
  const { clock } = parts
  if (following.wasThere && following.askedAt === 0) return
  const wait = nextPollMs(polls, failures, waitMs, clock.random)
  if (waitMs !== null) {
    await clock.sleep(wait, halt)
    return
  }
  const { woken } = await rest(following, wait)
  const sinceMs = Math.max(0, clock.wall() - following.askedAt)
  if (woken && sinceMs < LEAST_POLL_MS) await clock.sleep(LEAST_POLL_MS - sinceMs, halt)
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
  if (FOR_THE_PERSON.has(error.code)) {
    await apply(following, { kind: 'held', error })
    following.gaveUp = error
  } else if (retry === 'never' && error.code !== 'cancelled')
    await apply(following, { kind: 'failed', error })
  else mayGoOn(following, error)
}
