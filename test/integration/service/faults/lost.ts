import { LOST_REPLY } from '../../../support/fakeService/faults.ts'
import { IMPATIENT, WELL, asked, create, query, type FaultCase } from './faultCase.ts'

const failed = (code: FaultCase['code']) => ({ state: 'failed', code, accepted: 0 }) as const
const relay = { lookup: 'unproven', service: { externalIdLookup: false } } as const
const open = { state: 'unknown', code: 'take/outcome-unknown' } as const
const once = asked('create', 1)

/** The request may have arrived, and no answer says so. */
export const LOST: readonly FaultCase[] = [
  {
    name: 'reset while the request goes out',
    script: create({ kind: 'reset', at: 'request' }),
    ...failed('take/not-accepted'),
    requests: once,
  },
  {
    name: 'reset while the request goes out, at a service whose lookup proves nothing',
    ...relay,
    script: create({ kind: 'reset', at: 'request' }),
    ...open,
    accepted: 0,
    requests: once,
  },
  { name: 'reset before the headers, accepted', script: create(LOST_REPLY), ...WELL, requests: once },
  {
    name: 'reset before the headers, accepted, at a service that finds nothing by external id',
    ...relay,
    script: create(LOST_REPLY),
    ...open,
    accepted: 1,
    requests: once,
  },
  {
    name: 'reset before the headers, and the lookup fails at first too',
    script(service) {
      create(LOST_REPLY)(service)
      query({ kind: 'error', code: 5001 })(service)
      query({ kind: 'reset', at: 'before-headers' })(service)
    },
    ...WELL,
    requests: once,
  },
  {
    name: 'reset after the headers',
    script: create({ kind: 'reset', at: 'after-headers' }),
    ...WELL,
    requests: once,
  },
  { name: 'reset in mid-body', script: create({ kind: 'reset', at: 'mid-body' }), ...WELL, requests: once },
  {
    name: 'no answer within the idle time-out, accepted',
    patience: IMPATIENT,
    script: create({ kind: 'stall', at: 'before-headers', accepted: true }),
    ...WELL,
    requests: once,
  },
  {
    name: 'no answer within the idle time-out, not accepted',
    patience: IMPATIENT,
    script: create({ kind: 'stall', at: 'before-headers' }),
    ...failed('take/not-accepted'),
    requests: once,
  },
  {
    name: 'an answer that never ends, a byte at a time',
    patience: IMPATIENT,
    script: create({ kind: 'drip', bytes: 1, everyMs: 100 }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an answer whose head never ends, a byte at a time',
    patience: IMPATIENT,
    script: create({ kind: 'endless-head', everyMs: 50, accepted: true }),
    ...WELL,
    requests: once,
  },
  {
    name: 'the answer is cut, and the connection closed in order',
    script: create({ kind: 'cut', share: 0.5 }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an empty answer',
    script: create({ kind: 'reply', status: 200, accepted: true }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an answer without a task id',
    script: create({ kind: 'data', change: { task_id: undefined } }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an answer with a task id of a thousand characters',
    script: create({ kind: 'data', change: { task_id: 'x'.repeat(1000) } }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an answer of 200 MB of JSON',
    script: create({ kind: 'json-flood', bytes: 200 * 1024 * 1024, accepted: true }),
    ...WELL,
    requests: once,
  },
  {
    name: 'an answer that unpacks to 1 GB',
    script: create({ kind: 'gzip-bomb', bytes: 1024 ** 3, accepted: true }),
    ...WELL,
    requests: once,
  },
  ...[500, 502, 503, 504, 524].map((status): FaultCase => ({
    name: `a gateway’s ${status} page, accepted behind it`,
    script: create({ kind: 'html', status, accepted: true }),
    ...WELL,
    requests: once,
  })),
  {
    name: 'a gateway’s 503 page, accepted behind it, at a service that finds nothing by external id',
    ...relay,
    script: create({ kind: 'html', status: 503, accepted: true }),
    ...open,
    accepted: 1,
    requests: once,
  },
  {
    name: 'a gateway’s 503 page, not accepted behind it',
    script: create({ kind: 'html', status: 503 }),
    ...WELL,
    requests: asked('create', 2),
  },
  {
    name: 'a gateway’s 504 page, not accepted behind it',
    script: create({ kind: 'html', status: 504 }),
    ...failed('take/not-accepted'),
    requests: once,
  },
]
