import { MAX_REPLY_BYTES } from '../../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { createUrl, queryUrl } from '../../../src-shared/service/baseUrl.ts'
import { failureOf, foreignFailure, type Doing, type Failure } from '../../../src-shared/service/failures.ts'
import { retryAfterMs } from '../../../src-shared/service/polling.ts'
import { readReply, type Reply, type TaskReport } from '../../../src-shared/service/replies.ts'
import type { ServiceTask } from '../../../src-shared/take.ts'
import { trustIn } from './address.ts'
import { authorization, secretsOf, type Credentials } from './credentials.ts'
import { exchange, PATIENCE, type Answer, type Patience } from './http.ts'
import { direct, type FindRoutes } from './routes.ts'
import { HttpFailure } from './networkErrors.ts'
import { withExternalId } from './requestBody.ts'

/** What a service said of a task, or why it said nothing of it and what may be done about that. */
export type Answered =
  | { readonly kind: 'report'; readonly report: TaskReport }
  | { readonly kind: 'no'; readonly failure: Failure; readonly retryAfterMs: number | null }

/** A service, spoken to once for each call: what is tried again is for the caller to know. */
export interface ServiceClient {
  create(request: Uint8Array, externalId: string, signal: AbortSignal): Promise<Answered>
  /** By a task id, or where the service knows them by an external one. */
  query(id: string, signal: AbortSignal): Promise<Answered>
}

export interface ClientParts {
  readonly service: Pick<ServiceTask, 'name' | 'baseUrl' | 'localNetwork'>
  readonly credentials: Credentials
  readonly patience?: Patience
  readonly routes?: FindRoutes
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

export function serviceClient(parts: ClientParts): ServiceClient {
  const { baseUrl } = parts.service
  return {
    create: (request, externalId, signal) =>
      ask(parts, 'create', createUrl(baseUrl), signal, withExternalId(request, externalId)),
    query: (id, signal) => ask(parts, 'query', queryUrl(baseUrl, id), signal),
  }
}

/** Asks what stands below the service's address there; whatever is no task is told as a no. Costs nothing. */
export const askAt = (parts: ClientParts, path: string, signal: AbortSignal): Promise<Answered> =>
  ask(parts, 'query', `${parts.service.baseUrl}${path}`, signal)

async function ask(
  { service, credentials, patience = PATIENCE, routes = direct, now = Date.now }: ClientParts,
  doing: Doing,
  address: string,
  signal: AbortSignal,
  body?: readonly Uint8Array[],
): Promise<Answered> {
  const proof = authorization(credentials, now())
  const answered = await exchange({
    url: new URL(address),
    method: doing === 'create' ? 'POST' : 'GET',
    headers: {
      authorization: proof,
      ...(body && { 'content-type': 'application/json', 'content-length': `${bytesOf(body)}` }),
    },
    ...(body && { body }),
    trust: trustIn(service),
    patience,
    routes,
    signal,
  })
  if (!answered.ok) return unanswered(answered.error, doing)
  const answer = answered.value
  const wait = retryAfterMs(answer.header('retry-after'), now())
  const text = await textOf(answer, address, patience)
  if (!text.ok) return unanswered(text.error, doing)
  const { status } = answer
  const reply: Reply =
    text.value === null
      ? { kind: 'foreign', http: status, what: 'too-large' }
      : readReply(status, text.value, secretsOf(credentials, proof))
  return meaning(reply, service.name, doing, wait)
}

const bytesOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

function meaning(reply: Reply, service: string, doing: Doing, wait: number | null): Answered {
  if (reply.kind === 'refusal') {
    return { kind: 'no', failure: failureOf(reply.refusal, service, doing), retryAfterMs: wait }
  }
  if (reply.kind === 'foreign') {
    return { kind: 'no', failure: foreignFailure(reply, service, doing), retryAfterMs: wait }
  }
  if (doing === 'create' && reply.report.taskId === null) {
    const failure = foreignFailure({ kind: 'foreign', http: 200, what: 'other-json' }, service, doing)
    return { kind: 'no', failure, retryAfterMs: wait }
  }
  return { kind: 'report', report: reply.report }
}

/** A request that certainly never left has not been acted on; of any other one nobody knows. */
function unanswered({ failure, sent }: HttpFailure, doing: Doing): Answered {
  const retry = doing === 'query' ? 'again' : sent ? 'unknown' : 'never'
  return { kind: 'no', failure: { error: failure, retry }, retryAfterMs: null }
}

/** The whole of an answer; null where it is longer than any that a service gives. */
export async function textOf(
  answer: Answer,
  address: string,
  { idleMs }: Patience,
): Promise<Result<string | null, HttpFailure>> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const time = { isUp: false }
  // An answer that comes a byte at a time never is idle and never ends.
  const deadline = setTimeout(() => {
    time.isUp = true
    answer.close()
  }, idleMs)
  try {
    for await (const piece of answer.pieces) {
      bytes += piece.length
      if (bytes > MAX_REPLY_BYTES) return ok(null)
      pieces.push(piece)
    }
    return ok(Buffer.concat(pieces).toString('utf8'))
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    const host = new URL(address).hostname
    const seconds = Math.round(idleMs / 1000)
    return fail(time.isUp ? new HttpFailure({ code: 'network/timeout', host, seconds }, true) : error)
  } finally {
    clearTimeout(deadline)
  }
}
