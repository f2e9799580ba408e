import type { AppError } from '../../../src-shared/errors.ts'
import { ForbiddenAddress } from './address.ts'

/** Why there is no answer, or not all of it. */
export class HttpFailure extends Error {
  readonly failure: AppError
  /** Whether the request may have reached the other side. */
  readonly sent: boolean
  constructor(failure: AppError, sent: boolean) {
    super(failure.code)
    this.failure = failure
    this.sent = sent
  }
}

/** Nothing moved on the connection for so long, ms. */
export class IdleTimeout extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super('Nothing moved on the connection')
    this.afterMs = afterMs
  }
}

/** A proxy made no tunnel, and answered that instead. */
export class ProxyRefusal extends Error {
  readonly status: number
  constructor(status: number) {
    super('The proxy made no tunnel')
    this.status = status
  }
}

/** Where a request was on its way to when its connection went wrong. */
export interface Journey {
  readonly host: string
  /** Whether the request may have left. */
  readonly sent: boolean
  readonly signal: AbortSignal
  /** The proxy that had not made its tunnel yet; null where there is none, or it had. */
  readonly proxy: URL | null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const NO_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
])

/** OpenSSL's and Node's names for a certificate or a handshake that is no good. */
const isTls = (code: string): boolean =>
  /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO|INVALID_CA)/.test(code)

/** What an error of a connection means. */
export function failureOf(error: unknown, { host, sent, signal, proxy }: Journey): HttpFailure {
  if (error instanceof HttpFailure) return error
  if (signal.aborted) return new HttpFailure({ code: 'cancelled' }, sent)
  if (proxy) {
    const failure = { code: 'network/proxy', host, proxy: proxy.host, detail: proxyTrouble(error) } as const
    return new HttpFailure(failure, false)
  }
  if (error instanceof ForbiddenAddress) {
    return new HttpFailure({ code: 'service/address', address: host, reason: error.reason }, false)
  }
  if (error instanceof IdleTimeout) {
    const seconds = Math.round(error.afterMs / 1000)
    return new HttpFailure({ code: 'network/timeout', host, seconds }, sent)
  }
  const code = causeOf(error)
  if (NO_HOST.has(code)) return new HttpFailure({ code: 'network/no-such-host', host }, false)
  if (code === 'ETIMEDOUT') return new HttpFailure({ code: 'network/timeout', host, seconds: 0 }, sent)
  if (UNREACHABLE.has(code)) return new HttpFailure({ code: 'network/refused', host }, sent)
  if (isTls(code)) return new HttpFailure({ code: 'network/tls', host, detail: code }, sent)
  return new HttpFailure({ code: 'network/lost', host }, sent)
}

function proxyTrouble(error: unknown): string {
  if (error instanceof ProxyRefusal) return `HTTP ${error.status}`
  if (error instanceof IdleTimeout) return `no answer for ${Math.round(error.afterMs / 1000)} s`
  return causeOf(error) || 'the connection was lost'
}

/** Of a name with several addresses, the reason of the first one that was tried. */
const causeOf = (error: unknown): string =>
  error instanceof AggregateError && error.errors.length > 0 ? codeOf(error.errors[0]) : codeOf(error)
