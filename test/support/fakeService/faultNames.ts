import { LOST_REPLY, type Fault, type Route } from './faults.ts'
import { CLIP } from './fixtures.ts'
import { statusOf } from './replies.ts'

/** Faults that have a name on the command line; codes of the error table and HTTP statuses are names too. */
const NAMED: Readonly<Record<string, Fault>> = {
  lost: LOST_REPLY,
  reset: { kind: 'reset', at: 'before-headers' },
  'reset-after-headers': { kind: 'reset', at: 'after-headers' },
  'reset-mid-body': { kind: 'reset', at: 'mid-body' },
  stall: { kind: 'stall', at: 'before-headers' },
  'stall-mid-body': { kind: 'stall', at: 'mid-body' },
  slow: { kind: 'drip', bytes: 512, everyMs: 500 },
  'endless-head': { kind: 'endless-head', everyMs: 1000 },
  html: { kind: 'html', status: 200 },
  empty: { kind: 'reply', status: 200 },
  flood: { kind: 'json-flood', bytes: 200 * 1024 * 1024 },
  bomb: { kind: 'gzip-bomb', bytes: 1024 * 1024 * 1024 },
  redirects: { kind: 'hops', count: 6, status: 302 },
  unseen: { kind: 'data', change: { task_status: 'dreaming' } },
  backwards: { kind: 'data', change: { task_status: 'submitted', task_result: {} } },
  vanish: { kind: 'vanish' },
  expire: { kind: 'expire', status: 403 },
  cut: { kind: 'cut', share: 0.5 },
  length: { kind: 'length', by: CLIP.length },
  file: { kind: 'data', change: { task_result: { videos: [{ id: 'v', url: 'file:///etc/hostname' }] } } },
}

const ROUTES: readonly string[] = ['create', 'query', 'list', 'clip', 'models'] satisfies readonly Route[]

const isRoute = (name: string): name is Route => ROUTES.includes(name)

export interface PlannedFault {
  readonly route: Route
  readonly fault: Fault
  readonly times: number
}

export const FAULT_NAMES: readonly string[] = Object.keys(NAMED)

/** Reads `create=1302`, `query=503x3`, `clip=cut`; null for what is none. A 429 comes with `Retry-After: 5`. */
export function faultFromText(text: string): PlannedFault | null {
  const [, route = '', name = '', times = '1'] = /^([a-z]+)=([a-z0-9-]+?)(?:x(\d+))?$/.exec(text) ?? []
  if (!isRoute(route)) return null
  const fault = NAMED[name] ?? numbered(Number(name))
  return fault ? { route, fault, times: Number(times) } : null
}

function numbered(value: number): Fault | null {
  if (!Number.isInteger(value)) return null
  if (value >= 1000)
    return { kind: 'error', code: value, ...(statusOf(value) === 429 && { retryAfter: '5' }) }
  const retry: Record<string, string> = value === 429 ? { 'retry-after': '5' } : {}
  return value >= 300 && value <= 599 ? { kind: 'reply', status: value, headers: retry } : null
}
