import type { AppError } from '../errors.ts'
import type { Refusal, Reply } from './replies.ts'

/** What was asked for when the service said no. */
export type Doing = 'create' | 'query'

/**
 * What may be done about a no. `again`: certainly not done, a little later it may be. `queue`: the same, and others of
 * the account wait with it. `ask-first`: the service calls it not done and broke down doing it; it may be done again
 * where asking proves that it was not. `unknown`: it may have been done after all. `never`: a person has to change
 * something.
 */
export type Retry = 'never' | 'again' | 'ask-first' | 'queue' | 'unknown'

export interface Failure {
  readonly error: AppError
  readonly retry: Retry
}

type SaidCode = Extract<AppError, { said: string }>['code']

/** Source: Kling's error table. The meaning is the code's; the HTTP status only goes along with it. */
const BY_CODE: ReadonlyMap<number, readonly [SaidCode, Retry]> = new Map<number, [SaidCode, Retry]>([
  [1000, ['service/auth', 'never']],
  [1001, ['service/auth', 'never']],
  [1002, ['service/auth', 'never']],
  [1003, ['service/auth', 'never']],
  [1004, ['service/auth', 'never']],
  [1100, ['service/account', 'never']],
  [1101, ['service/account', 'never']],
  [1102, ['service/account', 'never']],
  [1103, ['service/no-right', 'never']],
  [1200, ['service/refused', 'never']],
  [1201, ['service/refused', 'never']],
  [1202, ['service/refused', 'never']],
  [1300, ['service/policy', 'never']],
  [1301, ['service/policy', 'never']],
  [1302, ['service/busy', 'queue']],
  [1303, ['service/busy', 'queue']],
  [1304, ['service/ip-not-allowed', 'never']],
  [5000, ['service/down', 'ask-first']],
  [5001, ['service/down', 'again']],
  [5002, ['service/down', 'ask-first']],
])

/** For envelopes without a code that is known. Source: HTTP, and CometAPI's page on errors. */
const BY_HTTP: ReadonlyMap<number, readonly [SaidCode, Retry]> = new Map<number, [SaidCode, Retry]>([
  [401, ['service/auth', 'never']],
  [402, ['service/account', 'never']],
  [403, ['service/no-right', 'never']],
  [408, ['service/down', 'unknown']],
  [425, ['service/down', 'again']],
  [429, ['service/busy', 'queue']],
  [503, ['service/down', 'again']],
])

/**
 * The same where no service of this kind speaks: a gateway's 503 may be about the answer of a service that it had
 * handed the request to.
 */
const byGateway = (http: number): readonly [SaidCode, Retry] | undefined =>
  http === 503 ? ['service/down', 'ask-first'] : BY_HTTP.get(http)

/** What a service's no means. `service` is its name for people. */
export function failureOf(refusal: Refusal, service: string, doing: Doing): Failure {
  const { code, http, said, requestId, envelope } = refusal
  const make = (error: SaidCode, retry: Retry): Failure => ({
    error: { code: error, service, said, requestId },
    retry,
  })
  if (doing === 'query' && (code === 1203 || (http === 404 && !isKnown(code)))) {
    return make('service/no-task', 'never')
  }
  if (code === 1203) return make('service/no-model', 'never')
  const known = typeof code === 'number' ? BY_CODE.get(code) : undefined
  // A question has nothing in it but the task's id.
  if (known?.[0] === 'service/refused' && doing === 'query') return make('service/no-task', 'never')
  if (known?.[0] === 'service/refused' && isAboutModel(said)) return make('service/no-model', 'never')
  if (known) return make(...known)
  // CometAPI answers a request that it will never take with 500.
  if (typeof code === 'string' && code.startsWith('invalid_request')) {
    return make(isAboutModel(said) ? 'service/no-model' : 'service/refused', 'never')
  }
  if (typeof code === 'string' && /insufficient|quota|balance/.test(code))
    return make('service/account', 'never')
  if (isAboutModel(said) && http < 500) return make('service/no-model', 'never')
  if (typeof code === 'string' && code.includes('model_not_found')) return make('service/no-model', 'never')
  const byHttp = envelope === 'none' ? byGateway(http) : BY_HTTP.get(http)
  if (byHttp) return make(...byHttp)
  // A gateway's 500, 502, 504 or 524 tells nothing of what stands behind it.
  if (http >= 500) return make('service/down', doing === 'create' ? 'unknown' : 'again')
  return make('service/refused', 'never')
}

const isKnown = (code: number | string | null): boolean => typeof code === 'number' && BY_CODE.has(code)

const isAboutModel = (said: string): boolean =>
  /\bmodels?(_name)?\b/i.test(said) &&
  /not (found|exist|support|available|been)|n't exist|no (such|available)|invalid|unknown|unsupported|retired|deprecated|offline/i.test(
    said,
  )

/** What an answer that is no service's means: a wrong address, or a gateway that speaks for itself. */
export function foreignFailure(
  { http, what }: Extract<Reply, { kind: 'foreign' }>,
  service: string,
  doing: Doing,
): Failure {
  const notIts: AppError = { code: 'service/not-its-answer', service, found: what, http }
  const byHttp = byGateway(http)
  if (byHttp && http !== 403) {
    return { error: { code: byHttp[0], service, said: '', requestId: '' }, retry: byHttp[1] }
  }
  if (http >= 500) {
    const error: AppError = { code: 'service/down', service, said: '', requestId: '' }
    return { error, retry: doing === 'create' ? 'unknown' : 'again' }
  }
  // A page or a redirect is no acceptance; an answer that was cut or emptied may have been one.
  const decided = http >= 300 || what === 'html'
  if (doing === 'query') return { error: notIts, retry: decided ? 'never' : 'again' }
  return { error: notIts, retry: decided ? 'never' : 'unknown' }
}
