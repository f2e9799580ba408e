import type { Envelope } from './replies.ts'

/** The things that can be asked of the service. `other` is any path that it does not know. */
export type Route = 'create' | 'query' | 'list' | 'clip' | 'models' | 'other'

/** Where in an exchange it goes wrong. */
export type Moment = 'request' | 'before-headers' | 'after-headers' | 'mid-body'

/**
 * What goes wrong with one request. `accepted`: whether the request has its effect all the same, as when only the
 * answer is lost. By default it has where the true answer is sent at least in part, else not.
 */
export type Fault = { readonly accepted?: boolean } & (
  | { readonly kind: 'pass' }
  /** The connection is reset; `request`: before the body has been read. */
  | { readonly kind: 'reset'; readonly at: Moment }
  /** Nothing more comes, and nobody hangs up. */
  | { readonly kind: 'stall'; readonly at: Exclude<Moment, 'request'> }
  /** The answer arrives in small pieces. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** The answer's head arrives a byte at a time, and has no end. */
  | { readonly kind: 'endless-head'; readonly everyMs: number }
  /** A refusal by Kling's code, in the service's envelope or another. */
  | {
      readonly kind: 'error'
      readonly code: number
      readonly message?: string
      readonly envelope?: Envelope
      /** Seconds or a date, as it stands in the header. */
      readonly retryAfter?: string
    }
  | {
      readonly kind: 'reply'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** A web page where an answer should be. */
  | { readonly kind: 'html'; readonly status: number }
  /** Sent elsewhere, or around the service's own corners so many times before the true answer. */
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string }
  | { readonly kind: 'hops'; readonly count: number; readonly status: number }
  /** An answer of so many bytes. */
  | { readonly kind: 'json-flood'; readonly bytes: number }
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** The true answer with other values in its `data`; undefined takes one out. */
  | { readonly kind: 'data'; readonly change: Readonly<Record<string, unknown>> }
  /** The account no longer knows the task that is asked for. */
  | { readonly kind: 'vanish' }
  /** The clip's address has expired; the next query gives a new one. */
  | { readonly kind: 'expire'; readonly status: 403 | 404 }
  /** Content-Length differs from the truth by so many bytes. */
  | { readonly kind: 'length'; readonly by: number }
  /** The body ends early and the connection is closed in order: without a length it looks whole. */
  | { readonly kind: 'cut'; readonly share: number }
  /** The true headers, some more, and other bytes. */
  | {
      readonly kind: 'body'
      readonly bytes: Uint8Array
      readonly headers?: Readonly<Record<string, string>>
    }
)

/** The answer to the POST never arrives, though the task exists. */
export const LOST_REPLY: Fault = { kind: 'reset', at: 'before-headers', accepted: true }

const NEEDS_TRUTH: ReadonlySet<Fault['kind']> = new Set([
  ...(['pass', 'drip', 'data', 'length', 'cut', 'body', 'hops'] as const),
])

/** Whether the request is worked on at all. */
export const hasEffect = (fault: Fault): boolean =>
  fault.accepted ??
  (NEEDS_TRUTH.has(fault.kind) ||
    ('at' in fault && (fault.at === 'after-headers' || fault.at === 'mid-body')))

export interface FaultScript {
  /** Spoils the next request of a route that nothing is planned for yet, and the ones after it: `times` in all. */
  next(route: Route, fault: Fault, times?: number): void
  /** Spoils every request of a route from now on. */
  always(route: Route, fault: Fault): void
  /** Forgets all that is planned. */
  clear(): void
  take(route: Route): Fault
}

const PASS: Fault = { kind: 'pass' }

export function faultScript(): FaultScript {
  const planned = new Map<Route, Fault[]>()
  const standing = new Map<Route, Fault>()
  return {
    next(route, fault, times = 1) {
      planned.set(route, [...(planned.get(route) ?? []), ...Array<Fault>(times).fill(fault)])
    },
    always: (route, fault) => void standing.set(route, fault),
    clear() {
      planned.clear()
      standing.clear()
    },
    take: (route) => planned.get(route)?.shift() ?? standing.get(route) ?? PASS,
  }
}
