import { nextSendMs } from '../../../src-shared/service/polling.ts'
import type { Answered } from '../../engines/service/serviceClient.ts'
import { apply, type Following } from './parts.ts'
import { isOurs, MISSES_THAT_PROVE } from './lookUp.ts'

/** Attempts at a service that is out of order, before the person is asked. */
const MOST_ATTEMPTS = 5
/** A body on its way when the program ends gets so long for its answer, ms: without it nobody knows its outcome. */
const GRACE_MS = 5_000

/** Takes a prepared take to the service, when its turn comes. At its end the outcome is known, or lost. */
export async function send(following: Following): Promise<void> {
  const { parts, halt } = following
  await parts.inTurn(async () => {
    await sendInTurn(following)
    return { ok: true, value: null }
  }, halt)
  if (parts.leave.aborted) await apply(following, { kind: 'left' })
}

async function sendInTurn(following: Following): Promise<void> {
  const { parts, halt } = following
  const { clock } = parts
  const body = await parts.request(following.take)
  if (!body.ok) {
    await apply(following, { kind: 'refused', error: body.error, requestId: '' })
    return
  }
  const since = clock.now()
  let unasked = following.take.service.sentAt !== null
  for (let refusals = 0; following.take.state === 'prepared' && !halt.aborted;) {
    // What was sent before may have been taken after all; asking costs nothing.
    if (unasked && !(await mayBeSent(following))) return
    const answered = await sendOnce(following, body.value)
    if (answered?.kind !== 'no' || !isPutOff(following)) {
      parts.troubled(following.take, null)
      return
    }
    refusals++
    const { error, retry } = answered.failure
    const waited = clock.now() - since
    const enough = retry === 'queue' ? waited >= parts.endurance.queueMs : refusals >= MOST_ATTEMPTS
    if (enough) {
      await apply(following, { kind: 'refused', error, requestId: requestIdOf(answered) })
      return
    }
    unasked = retry !== 'queue'
    parts.troubled(following.take, error)
    await clock.sleep(nextSendMs(refusals, answered.retryAfterMs, clock.random), halt)
  }
}

const isPutOff = ({ take }: Following): boolean => take.state === 'prepared'

/** Null: nothing was sent, for its state could not be made durable. */
async function sendOnce(following: Following, body: Uint8Array): Promise<Answered | null> {
  const { parts, client } = following
  const kept = await apply(following, { kind: 'sending', at: parts.clock.wall() })
  if (!kept.ok) {
    await apply(following, { kind: 'refused', error: kept.error, requestId: '' })
    return null
  }
  const grace = graceAfter(parts.stop)
  const answered = await client.create(body, following.take.service.externalId, grace.signal)
  grace.end()
  if (answered.kind === 'report') await apply(following, { kind: 'accepted', report: answered.report })
  else await noted(following, answered)
  return answered
}

async function noted(following: Following, answered: Extract<Answered, { kind: 'no' }>): Promise<void> {
  const { error, retry } = answered.failure
  const { name, externalId } = following.take.service
  if (retry === 'unknown' || (retry === 'ask-first' && following.parts.lookup === 'unproven')) {
    // Killed while it was on its way, it is looked for at the next start.
    if (error.code === 'cancelled') return
    const unclear =
      error.code === 'service/not-its-answer'
        ? error
        : ({ code: 'take/outcome-unknown', service: name, externalId } as const)
    await apply(following, { kind: 'lost', error: unclear })
  } else if (retry === 'never' && error.code !== 'cancelled') {
    await apply(following, { kind: 'refused', error, requestId: requestIdOf(answered) })
  } else await apply(following, { kind: 'put-off' })
}

const requestIdOf = ({ failure: { error } }: Extract<Answered, { kind: 'no' }>): string =>
  'requestId' in error ? error.requestId : ''

/** Whether a service that has seen the body says that it has no task of it. One that it has is adopted. */
async function mayBeSent(following: Following): Promise<boolean> {
  const { client, halt, take, parts } = following
  let misses = 0
  for (let attempt = 1; !halt.aborted; attempt++) {
    const answered = await client.query(take.service.externalId, halt)
    if (answered.kind === 'report') {
      if (!isOurs(take, answered.report)) return true
      await apply(following, { kind: 'accepted', report: answered.report })
      return false
    }
    const { error, retry } = answered.failure
    // Where asking by external id is not known to work, a no of any kind says nothing, and the service's word stands.
    const idle = retry === 'never' && parts.lookup === 'unproven'
    const isMiss = error.code === 'service/no-task'
    if (isMiss) misses++
    if (idle || misses >= MISSES_THAT_PROVE) return true
    if ((retry === 'never' && !isMiss) || attempt - misses >= MOST_ATTEMPTS) {
      await apply(following, { kind: 'refused', error, requestId: requestIdOf(answered) })
      return false
    }
    await parts.clock.sleep(nextSendMs(attempt, answered.retryAfterMs, parts.clock.random), halt)
  }
  return false
}

/** Aborted some time after the other one is. */
function graceAfter(stop: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const late = new AbortController()
  const begin = (): void => {
    setTimeout(() => late.abort(), GRACE_MS).unref()
  }
  if (stop.aborted) begin()
  else stop.addEventListener('abort', begin, { once: true })
  return { signal: late.signal, end: () => stop.removeEventListener('abort', begin) }
}
