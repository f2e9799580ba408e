import { LOOKUP_DELAYS_MS } from '../../../src-shared/service/polling.ts'
import type { TaskReport } from '../../../src-shared/service/replies.ts'
import type { ServiceTake } from '../../../src-shared/take.ts'
import { apply, type Following } from './parts.ts'

/** So many times a service has to say that it has no such task: the first time it may still be writing it down. */
export const MISSES_THAT_PROVE = 3

/** Whether a task found under an external id is the take's: some relays give back whatever they were asked for. */
export function isOurs({ service }: ServiceTake, { taskId, externalId }: TaskReport): boolean {
  if (taskId === null || taskId === service.externalId) return false
  return externalId === null || externalId === service.externalId
}

/**
 * Looks for what may have been accepted, by its external id. Found: it is followed. Not there, where that proves
 * something: it was not accepted. Else it stays unknown. It is never sent again from here.
 */
export async function lookUp(following: Following): Promise<void> {
  const { parts, client, halt } = following
  const { externalId, name } = following.take.service
  // Files of before an answer was lost have no error yet.
  await apply(following, {
    kind: 'lost',
    error: following.take.error ?? { code: 'take/outcome-unknown', service: name, externalId },
  })
  let misses = 0
  let foreign = following.take.error?.code === 'service/not-its-answer' ? 1 : 0
  for (const delay of LOOKUP_DELAYS_MS) {
    if (delay > 0) await parts.clock.sleep(delay, halt)
    if (halt.aborted) return
    const answered = await client.query(externalId, halt)
    if (answered.kind === 'report') {
      if (isOurs(following.take, answered.report)) {
        await apply(following, { kind: 'accepted', report: answered.report })
        return
      }
      continue
    }
    const { error, retry } = answered.failure
    if (error.code === 'service/no-task') misses++
    else if (error.code === 'service/not-its-answer') foreign++
    else if (retry === 'never') break
    // Twice no service has answered: there is none at that address.
    if (foreign >= 2 || misses >= MISSES_THAT_PROVE) break
  }
  if (parts.lookup === 'proven' && misses >= MISSES_THAT_PROVE) {
    const error = { code: 'take/not-accepted', service: name } as const
    await apply(following, { kind: 'refused', error, requestId: '' })
  }
}
