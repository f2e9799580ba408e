import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { CONNECT_TIMEOUT_MS, IDLE_TIMEOUT_MS } from '../../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { AddressTrust } from '../../../src-shared/service/baseUrl.ts'
import { guardedLookup } from './address.ts'
import { decodedPieces } from './decoding.ts'
import { HttpFailure, failureOf, IdleTimeout } from './networkErrors.ts'

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
 * One request and its answer, over a connection of its own. Nothing is followed and nothing is tried again here: the
 * caller knows what that would mean.
 */
export async function exchange(order: Exchange): Promise<Result<Answer, HttpFailure>> {
  const { url, signal } = order
  if (signal.aborted) return fail(new HttpFailure({ code: 'cancelled' }, false))
  const state = { connected: false }
  const request = begin(order, state)
  const hangUp = (): void => void request.destroy()
  signal.addEventListener('abort', hangUp, { once: true })
  const failed = (error: unknown): HttpFailure => failureOf(error, url.hostname, state.connected, signal)
  try {
    const response = await answered(request, order)
    const closed = (): void => signal.removeEventListener('abort', hangUp)
    response.once('close', closed)
    return ok({
      status: response.statusCode ?? 0,
      header: (name) => headerOf(response, name),
      pieces: decodedPieces(response, failed),
      close: hangUp,
    })
  } catch (error) {
    signal.removeEventListener('abort', hangUp)
    request.destroy()
    return fail(failed(error))
  }
}

/** `connected` turns true when the first byte of the request may leave: from then on it may have been acted on. */
function begin(
  { url, method, headers, trust, patience }: Exchange,
  state: { connected: boolean },
): ClientRequest {
  const secure = url.protocol === 'https:'
  const request = (secure ? secureRequest : plainRequest)(url, {
    method,
    headers: { accept: 'application/json, */*', 'accept-encoding': 'identity', ...headers },
    // A connection that was kept may be closed under a request, and then nobody knows whether it went through.
    agent: false,
    lookup: guardedLookup(trust),
  })
  request.on('socket', (socket) => {
    const slow = setTimeout(() => request.destroy(new IdleTimeout(patience.connectMs)), patience.connectMs)
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(slow)
      state.connected = true
      socket.setTimeout(patience.idleMs, () => socket.destroy(new IdleTimeout(patience.idleMs)))
    })
    socket.once('close', () => clearTimeout(slow))
  })
  return request
}

function answered(request: ClientRequest, { body }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    // It stays on: an error after the answer has begun is told by the answer, and must not end the process.
    request.on('error', reject)
    request.once('close', () => reject(new Error('closed')))
    void sendBody(request, body)
  })
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
