import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Fault } from './faults.ts'
import { errorReply, htmlReply, type Envelope, type Reply } from './replies.ts'

/** Time for bytes already written to leave before the connection is reset, milliseconds. */
const FLUSH_MS = 30

/** What the other end is sent instead of the truth; null where the truth goes out, however battered. */
export function replyInstead(fault: Fault, envelope: Envelope): Reply | null {
  switch (fault.kind) {
    case 'error': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
      const { code, message = `scripted error ${code}` } = fault
      return errorReply(fault.envelope ?? envelope, code, message, headers)
    }
    case 'reply':
      return { status: fault.status, headers: fault.headers ?? {}, body: Buffer.from(fault.body ?? '') }
    case 'html':
      return htmlReply(fault.status, `${fault.status} from a gateway`)
    case 'redirect':
      return { status: fault.status, headers: { location: fault.to }, body: new Uint8Array(0) }
    case 'expire':
      return {
        ...htmlReply(fault.status, 'Request has expired'),
        headers: { 'content-type': 'application/xml' },
      }
    case 'vanish':
      return errorReply(envelope, 1203, 'task not found')
    case 'pass':
    case 'reset':
    case 'stall':
    case 'drip':
    case 'endless-head':
    case 'hops':
    case 'json-flood':
    case 'gzip-bomb':
    case 'data':
    case 'length':
    case 'cut':
    case 'body':
      return null
  }
}

/** The truth with its `data` changed. */
export function withData(reply: Reply, change: Readonly<Record<string, unknown>>): Reply {
  const body = JSON.parse(Buffer.from(reply.body).toString()) as { data?: Record<string, unknown> }
  return { ...reply, body: Buffer.from(JSON.stringify({ ...body, data: { ...body.data, ...change } })) }
}

/** Sends a reply, with what goes wrong on the way. Ends when the connection has nothing more to say. */
export async function deliver(response: ServerResponse, reply: Reply, fault: Fault): Promise<void> {
  if (fault.kind === 'endless-head') return endlessHead(response, fault.everyMs)
  if (fault.kind === 'json-flood') return flood(response, fault.bytes)
  if (fault.kind === 'gzip-bomb') return bomb(response, reply, fault.bytes)
  if (fault.kind === 'reset' || fault.kind === 'stall') return breakOff(response, reply, fault)
  const body = fault.kind === 'body' ? fault.bytes : reply.body
  const extra = fault.kind === 'length' ? fault.by : 0
  if (fault.kind === 'cut') {
    response.shouldKeepAlive = false
    response.useChunkedEncodingByDefault = false
    response.writeHead(reply.status, reply.headers)
    response.end(body.subarray(0, Math.floor(body.length * fault.share)))
    return
  }
  const more = fault.kind === 'body' ? fault.headers : {}
  response.writeHead(reply.status, { ...reply.headers, ...more, 'content-length': body.length + extra })
  if (fault.kind === 'drip') return drip(response, body, fault)
  response.write(body)
  if (extra !== 0) response.destroy()
  else response.end()
}

async function breakOff(
  response: ServerResponse,
  reply: Reply,
  fault: Fault & { kind: 'reset' | 'stall' },
): Promise<void> {
  if (fault.at === 'after-headers' || fault.at === 'mid-body') {
    response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length })
    response.flushHeaders()
    if (fault.at === 'mid-body') response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)))
    await sleep(FLUSH_MS)
  }
  if (fault.kind === 'reset') response.socket?.resetAndDestroy()
}

async function drip(
  response: ServerResponse,
  body: Uint8Array,
  { bytes, everyMs }: Fault & { kind: 'drip' },
): Promise<void> {
  for (let at = 0; at < body.length && !response.destroyed; at += bytes) {
    response.write(body.subarray(at, at + bytes))
    await sleep(everyMs)
  }
  response.end()
}

async function endlessHead({ socket }: ServerResponse, everyMs: number): Promise<void> {
  socket?.write('HTTP/1.1 200 OK\r\nx-endless: ')
  while (socket && !socket.destroyed) {
    socket.write('x')
    await sleep(everyMs)
  }
}

/** A JSON document of so many bytes, one text in it. */
async function flood(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"code":0,"message":"')
  const piece = Buffer.alloc(1024 * 1024, 'a')
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) await room(response)
  }
  response.end('"}')
}

/** So many zeros in a body that is a thousandth of that. */
async function bomb(response: ServerResponse, reply: Reply, bytes: number): Promise<void> {
  const megabyte = gzipSync(Buffer.alloc(1024 * 1024))
  response.writeHead(200, { ...reply.headers, 'content-encoding': 'gzip' })
  // Members of a gzip stream may follow each other.
  for (let sent = 0; sent < bytes && !response.destroyed; sent += 1024 * 1024) {
    if (!response.write(megabyte)) await room(response)
  }
  response.end()
}

/** Comes back when more can be written, or nobody is there any more to read it. */
const room = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
    if (response.destroyed) done()
  })
