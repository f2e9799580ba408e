import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { CONNECT_TIMEOUT_MS, IDLE_TIMEOUT_MS } from '../../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { AddressTrust } from '../../../src-shared/service/baseUrl.ts'
import { guardedLookup } from './address.ts'
import { decodedPieces } from './decoding.ts'
import { HttpFailure, failureOf, IdleTimeout, ProxyRefusal } from './networkErrors.ts'
import { agentFor, direct, routesTo, type FindRoutes, type Route } from './routes.ts'

/** Time-outs, ms. */
export interface Patience {
  readonly connectMs: number
  readonly idleMs: number
}

export const PATIENCE: Patience = { connectMs: CONNECT_TIMEOUT_MS, idleMs: IDLE_TIMEOUT_MS }

export interface Exchange {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** In pieces, of any size, to be sent one after the other. */
  readonly body?: readonly Uint8Array[]
  readonly trust: AddressTrust
  readonly patience: Patience
  readonly signal: AbortSignal
  /** No proxy where none is given. */
  readonly routes?: FindRoutes
}

export interface Answer {
  readonly status: number
  header(name: string): string | null
  /** The body, decoded, piece by piece; throws an HttpFailure where the connection breaks off. */
  readonly pieces: AsyncIterable<Uint8Array>
  /** Hangs up. */
  close(): void
}

/**
 * One request and its answer, over a connection of its own. No redirection is followed and nothing that may have
 * arrived is tried again here: the caller knows what that would mean.
 */
export async function exchange(order: Exchange): Promise<Result<Answer, HttpFailure>> {
  let last: Result<Answer, HttpFailure> = fail(new HttpFailure({ code: 'cancelled' }, false))
  for (const route of await routesTo(order.url, order.routes ?? direct)) {
    last = await exchangeBy(order, route)
    // A proxy that leads nowhere has had nothing of the request: the next way may be taken.
    if (last.ok || last.error.failure.code !== 'network/proxy') return last
  }
  return last
}

/** How far a request came. */
interface Way {
  readonly route: Route
  /** Whether there is nothing between it and the address: no proxy, or one that has made its tunnel. */
  open: boolean
  /** Whether the first byte of the request may have left: from then on it may have been acted on. */
  connected: boolean
  /** What it was given up for when nothing moved: the answer itself only hears that it was cut. */
  idle: IdleTimeout | null
}

async function exchangeBy(order: Exchange, route: Route): Promise<Result<Answer, HttpFailure>> {
  const { url, signal } = order
  if (signal.aborted) return fail(new HttpFailure({ code: 'cancelled' }, false))
  const way: Way = { route, open: route === null, connected: false, idle: null }
  const { request, answer, giveUp } = begin(order, way)
  const hangUp = (): void => giveUp()
  signal.addEventListener('abort', hangUp, { once: true })
  const failed = (error: unknown): HttpFailure =>
    failureOf(way.idle ?? error, {
      host: url.hostname,
      sent: way.connected,
      signal,
      proxy: way.open ? null : route,
    })
  try {
    void sendBody(request, order.body)
    const response = await answer
    const closed = (): void => signal.removeEventListener('abort', hangUp)
    response.once('close', closed)
    return ok({
      status: response.statusCode ?? 0,
      header: (name) => headerOf(response, name),
      pieces: decodedPieces(response, failed),
      close: () => void request.destroy(),
    })
  } catch (error) {
    signal.removeEventListener('abort', hangUp)
    hangUp()
    return fail(failed(error))
  }
}

/** From the last byte of the request to the end of the answer's head, in idle time-outs: some of it is still on its way. */
const HEAD_IDLES = 2

interface Begun {
  readonly request: ClientRequest
  readonly answer: Promise<IncomingMessage>
  /** Ends it wherever it is: a request that still waits for a proxy's tunnel does not hear of its own end. */
  readonly giveUp: (error?: Error) => void
}

function begin({ url, method, headers, trust, patience }: Exchange, way: Way): Begun {
  const secure = url.protocol === 'https:'
  const line = new AbortController()
  const request = (secure ? secureRequest : plainRequest)(url, {
    method,
    headers: { accept: 'application/json, */*', 'accept-encoding': 'identity', ...headers },
    // A connection that was kept may be closed under a request, and then nobody knows whether it went through.
    agent: way.route ? agentFor(way.route, line.signal) : false,
    lookup: guardedLookup(trust),
  })
  const giveUp = (error?: Error): void => {
    if (!way.open) line.abort(error)
    request.destroy(error)
  }
  const slow = setTimeout(() => giveUp(new IdleTimeout(patience.connectMs)), patience.connectMs)
  // What a proxy says when it makes no tunnel is no answer of the service's.
  request.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
    if (statusCode !== 200) giveUp(new ProxyRefusal(statusCode))
  })
  request.once('proxy', () => (way.open ||= !line.signal.aborted))
  request.on('socket', (socket) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(slow)
      way.connected = true
      socket.setTimeout(patience.idleMs, () => {
        way.idle = new IdleTimeout(patience.idleMs)
        socket.destroy(way.idle)
      })
    })
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    // A head that comes a byte at a time never is idle and never ends.
    const headless = patience.idleMs * HEAD_IDLES
    request.once('finish', () => {
      const late = setTimeout(() => giveUp((way.idle ??= new IdleTimeout(headless))), headless)
      request.once('response', () => clearTimeout(late)).once('close', () => clearTimeout(late))
    })
    // It stays on: an error after the answer has begun is told by the answer, and must not end the process.
    request.on('error', reject)
    request.once('close', () => reject(new Error('closed')))
    line.signal.addEventListener('abort', () => reject(line.signal.reason as Error))
  })
  void answer.catch(() => undefined).then(() => clearTimeout(slow))
  return { request, answer, giveUp }
}

/** So much goes out at a time: encrypting ten megabytes in one go would keep all windows waiting. */
const PIECE_BYTES = 256 * 1024

async function sendBody(request: ClientRequest, body: readonly Uint8Array[] = []): Promise<void> {
  for (const part of body) {
    for (let at = 0; at < part.length && !request.destroyed; at += PIECE_BYTES) {
      const piece = part.subarray(at, at + PIECE_BYTES)
      await new Promise<void>((resolve) => request.write(piece, () => resolve()))
    }
  }
  request.end()
}

const headerOf = ({ headers }: IncomingMessage, name: string): string | null => {
  const value = headers[name]
  return Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
}
