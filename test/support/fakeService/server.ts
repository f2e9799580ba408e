import type { IncomingMessage, RequestListener } from 'node:http'
import type { Auth } from './auth.ts'
import { deliver, replyInstead, withData } from './delivery.ts'
import { HOST, doorsOf } from './doors.ts'
import { faultScript, hasEffect, type Fault, type FaultScript, type Route } from './faults.ts'
import { errorReply, type Envelope, type Reply } from './replies.ts'
import { answerOf, routeOf, type Asked, type Manners } from './routes.ts'
import { taskBook, type Pace, type Task, type Tasks } from './tasks.ts'

export interface FakeServiceOptions {
  /** 0: any free one. */
  readonly port?: number
  /** The part of the address before /v1/videos/image2video. */
  readonly basePath?: string
  readonly auth?: Auth
  readonly envelope?: Envelope
  readonly pace?: Pace
  readonly limits?: Manners['limits']
  readonly externalIdLookup?: boolean
  readonly uniqueExternalIds?: boolean
  readonly list?: boolean
  readonly models?: readonly string[] | null
  readonly places?: number
  /** Where clips lie: at a host of another name, as in life, at the service's own, or at an address of any kind. */
  readonly clips?: 'other-host' | 'same-host' | { readonly at: string }
  /** Speaks TLS with a certificate that nobody has signed. */
  readonly tls?: boolean
  readonly now?: () => number
  readonly onExchange?: (exchange: Exchange) => void
}

/** One request as it came. */
export interface KeptRequest {
  readonly route: Route
  readonly method: string
  readonly path: string
  /** The name that the caller used for this host, with the port. */
  readonly host: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Exchange {
  readonly request: KeptRequest
  readonly fault: Fault
  /** Null where none was made. */
  readonly reply: Reply | null
}

export interface FakeService {
  /** What a caller is told: scheme, host, port and path before /v1/videos/image2video. */
  readonly baseUrl: string
  readonly port: number
  readonly faults: FaultScript
  /** All requests so far, in the order they came. */
  readonly requests: readonly KeptRequest[]
  /** All tasks that were accepted. */
  readonly tasks: readonly Task[]
  /** How many tasks were accepted under that external id. */
  accepted(externalId: string): number
  /** All addresses of a task's clip known so far stop working. */
  expire(taskId: string): void
  vanish(taskId: string): void
  /** Connections are refused until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
}

export const FAKE_KEY = 'sk-fake-canary-7f3a9c51'

const MAX_BODY_BYTES = 128 * 1024 * 1024

/** Starts the service on 127.0.0.1, and on ::1 where there is one, for callers that say localhost. */
export async function startFakeService(options: FakeServiceOptions = {}): Promise<FakeService> {
  const requests: KeptRequest[] = []
  const faults = faultScript()
  const now = options.now ?? Date.now
  const tasks = taskBook(options.pace ?? { queries: 2 }, now)
  const scheme = options.tls ? 'https' : 'http'
  const manners: Manners = {
    basePath: options.basePath ?? '/kling',
    auth: options.auth ?? { kind: 'bearer', key: FAKE_KEY },
    envelope: options.envelope ?? 'kling',
    limits: options.limits ?? { maxPrompt: 500, maxNegativePrompt: 200 },
    externalIdLookup: options.externalIdLookup ?? true,
    uniqueExternalIds: options.uniqueExternalIds ?? true,
    list: options.list ?? true,
    models: options.models === undefined ? ['kling-v1', 'kling-v9', 'gpt-image'] : options.models,
    places: options.places ?? 100,
    clipHost: () =>
      typeof options.clips === 'object'
        ? options.clips.at
        : `${scheme}://${options.clips === 'same-host' ? HOST : 'localhost'}:${doors.port()}`,
    now,
  }
  const listener = listenerOf({ manners, tasks, faults, requests, onExchange: options.onExchange })
  const doors = doorsOf(listener, options.tls ?? false, options.port ?? 0)
  await doors.open()
  return {
    baseUrl: `${scheme}://${HOST}:${doors.port()}${manners.basePath}`,
    port: doors.port(),
    faults,
    requests,
    get tasks() {
      return tasks.all
    },
    accepted: (externalId) => tasks.all.filter((task) => task.externalId === externalId).length,
    expire: (id) => tasks.expire(id),
    vanish: (id) => tasks.vanish(id),
    shut: () => doors.close(),
    open: () => doors.open(),
    close: () => doors.close(),
  }
}

interface Parts {
  readonly manners: Manners
  readonly tasks: Tasks
  readonly faults: FaultScript
  readonly requests: KeptRequest[]
  readonly onExchange: ((exchange: Exchange) => void) | undefined
}

function listenerOf({ manners, tasks, faults, requests, onExchange }: Parts): RequestListener {
  return (incoming, response) => {
    void (async () => {
      const url = new URL(incoming.url ?? '/', 'http://service')
      const hop = hopOf(url)
      const path = hop ? hop.path : url.pathname
      const { route, id } = routeOf(manners.basePath, incoming.method ?? '', path)
      const planned = hop ? hop.fault : faults.take(route)
      const cutShort = planned.kind === 'reset' && planned.at === 'request'
      const body = cutShort ? Buffer.alloc(0) : await bodyOf(incoming)
      const request = kept(incoming, route, body)
      requests.push(request)
      if (cutShort) {
        onExchange?.({ request, fault: planned, reply: null })
        incoming.socket.resetAndDestroy()
        return
      }
      const fault = asRedirect(planned, `${url.pathname}${url.search}`)
      const { headers } = incoming
      const asked: Asked = {
        ...{ route, id, body, search: url.searchParams },
        ...{ authorization: headers.authorization, range: headers.range },
      }
      const replace = replyInstead(fault, manners.envelope)
      const truth = hasEffect(fault) ? await answerOf(manners, tasks, asked) : null
      if (fault.kind === 'vanish' && id !== null) tasks.vanish(tasks.find(id)?.id ?? id)
      if (fault.kind === 'expire' && id !== null) tasks.expire(id)
      const whole = replace ?? truth ?? errorReply(manners.envelope, 5000, 'internal error')
      const reply = fault.kind === 'data' ? withData(whole, fault.change) : whole
      onExchange?.({ request, fault, reply })
      await deliver(response, reply, fault)
    })().catch(() => incoming.socket.destroy())
  }
}

const kept = (incoming: IncomingMessage, route: Route, body: Buffer): KeptRequest => ({
  ...{ route, body },
  method: incoming.method ?? '',
  path: incoming.url ?? '',
  host: incoming.headers.host ?? '',
  headers: incoming.headers,
})

/** A detour stands in the query: `hops` left, `by` status. At 0 it is the true request. */
function hopOf(url: URL): { path: string; fault: Fault } | null {
  const left = url.searchParams.get('hops')
  if (left === null) return null
  const count = Number(left)
  const status = Number(url.searchParams.get('by'))
  return { path: url.pathname, fault: count > 0 ? { kind: 'hops', count, status } : { kind: 'pass' } }
}

function asRedirect(fault: Fault, from: string): Fault {
  if (fault.kind !== 'hops') return fault
  const to = new URL(from, 'http://service')
  to.searchParams.set('hops', String(fault.count - 1))
  to.searchParams.set('by', String(fault.status))
  return { kind: 'redirect', status: fault.status, to: `${to.pathname}${to.search}` }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of incoming) {
    pieces.push(piece as Buffer)
    bytes += (piece as Buffer).length
    if (bytes > MAX_BODY_BYTES) throw new Error('The body is too large to be a request')
  }
  return Buffer.concat(pieces)
}
