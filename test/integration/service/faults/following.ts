import { WELL, IMPATIENT, asked, query, type FaultCase } from './faultCase.ts'

const failed = (code: FaultCase['code']) => ({ state: 'failed', code, accepted: 1 }) as const
/** The task goes on, and nothing is heard of it until the person has done something. */
const held = (code: FaultCase['code']) =>
  ({ state: 'accepted', code, accepted: 1, leftForLater: true }) as const

const later = (code: FaultCase['code']) =>
  ({ state: 'processing', code, accepted: 1, leftForLater: true }) as const

/** The task is accepted, and asking how it is goes wrong. What passes must end well. */
export const ASKING: readonly FaultCase[] = [
  ...(['request', 'before-headers', 'after-headers', 'mid-body'] as const).map((at): FaultCase => ({
    name: `reset three times (${at})`,
    script: query({ kind: 'reset', at }, 3),
    ...WELL,
  })),
  {
    name: 'no answer within the idle time-out',
    patience: IMPATIENT,
    script: query({ kind: 'stall', at: 'before-headers' }),
    ...WELL,
  },
  {
    name: 'an answer that stops in the middle',
    patience: IMPATIENT,
    script: query({ kind: 'stall', at: 'mid-body' }),
    ...WELL,
  },
  {
    name: 'an answer whose head never ends, a byte at a time',
    patience: IMPATIENT,
    script: query({ kind: 'endless-head', everyMs: 50 }),
    ...WELL,
  },
  { name: 'a slow answer', script: query({ kind: 'drip', bytes: 64, everyMs: 10 }), ...WELL },
  { name: '429 without Retry-After', script: query({ kind: 'error', code: 1302 }, 2), ...WELL },
  {
    name: '429 with Retry-After in seconds',
    script: query({ kind: 'error', code: 1302, retryAfter: '70' }),
    ...WELL,
    waited: 70_000,
  },
  {
    name: '429 with Retry-After as a date',
    script: (service) => {
      const retryAfter = new Date(Date.now() + 200_000).toUTCString()
      query({ kind: 'error', code: 1302, retryAfter })(service)
    },
    ...WELL,
    waited: 190_000,
  },
  ...[5000, 5001, 5002].map((code): FaultCase => ({
    name: `code ${code} four times`,
    script: query({ kind: 'error', code }, 4),
    ...WELL,
  })),
  ...[502, 524].map((status): FaultCase => ({
    name: `a gateway’s ${status} page`,
    script: query({ kind: 'html', status }, 3),
    ...WELL,
  })),
  { name: 'a web page with 200, once', script: query({ kind: 'html', status: 200 }), ...WELL },
  { name: 'an empty answer', script: query({ kind: 'reply', status: 200 }, 2), ...WELL },
  { name: 'an answer that is cut', script: query({ kind: 'cut', share: 0.6 }, 2), ...WELL },
  {
    name: 'an answer of 200 MB of JSON',
    script: query({ kind: 'json-flood', bytes: 200 * 1024 * 1024 }),
    ...WELL,
  },
  {
    name: 'JSON 100,000 levels deep',
    script: query({ kind: 'body', bytes: Buffer.from('[{"data":'.repeat(100_000)) }),
    ...WELL,
  },
  {
    name: 'a redirect to another host, once',
    script: (service) => {
      const to = `http://localhost:${service.port}/elsewhere`
      query({ kind: 'redirect', status: 302, to })(service)
    },
    ...WELL,
    requests: asked('other', 0),
  },
  {
    name: 'a status that was never seen before, once',
    script: query({ kind: 'data', change: { task_status: 'dreaming' } }),
    ...WELL,
  },
  {
    name: 'another word for done',
    script: query({ kind: 'data', change: { task_status: 'SUCCESS' } }, 3),
    ...WELL,
  },
  {
    name: 'done, and no clip yet',
    script: query({ kind: 'data', change: { task_status: 'succeed', task_result: null } }, 4),
    ...WELL,
  },
  {
    name: 'the status goes backwards',
    script(service) {
      query({ kind: 'data', change: { task_status: 'processing' } })(service)
      query({ kind: 'data', change: { task_status: 'submitted' } }, 3)(service)
    },
    ...WELL,
  },
  {
    name: 'the task is not there yet, twice',
    script: query({ kind: 'error', code: 1203 }, 2),
    ...WELL,
  },
  {
    name: 'the result is told in the relays’ way',
    script: (service) => {
      query({ kind: 'pass' }, 2)(service)
      query({ kind: 'data', change: { task_status: undefined, status: 'SUCCESS' } })(service)
    },
    ...WELL,
  },
]

/** What does not pass. */
export const LASTING: readonly FaultCase[] = [
  {
    name: 'the task fails, with a reason in its status message',
    service: { pace: { queries: 1 } },
    script: query(
      { kind: 'data', change: { task_status: 'failed', task_status_msg: 'Image pixel is invalid' } },
      9,
    ),
    ...failed('service/task-failed'),
    quotes: 'Image pixel is invalid',
  },
  { name: 'the task has vanished', script: query({ kind: 'vanish' }), ...failed('service/no-task') },
  {
    name: 'the key is refused later on',
    script(service) {
      query({ kind: 'pass' })(service)
      service.faults.always('query', { kind: 'error', code: 1004, message: 'it has expired' })
      query({ kind: 'error', code: 1004, message: 'it has expired' })(service)
    },
    ...held('service/auth'),
    quotes: 'it has expired',
  },
  ...[1101, 1103].map((code): FaultCase => ({
    name: `code ${code} while asking`,
    script: query({ kind: 'error', code }),
    ...held(code === 1101 ? 'service/account' : 'service/no-right'),
  })),
  {
    name: 'code 1201 while asking: the service cannot do anything with the task’s id',
    script: query({ kind: 'error', code: 1201, message: 'task_id is invalid' }, 3),
    ...failed('service/no-task'),
    quotes: 'task_id is invalid',
  },
  {
    name: 'code 1304 while asking',
    script: query({ kind: 'error', code: 1304 }),
    ...held('service/ip-not-allowed'),
  },
  {
    name: 'web pages for ever',
    script: (service) => service.faults.always('query', { kind: 'html', status: 200 }),
    ...failed('service/not-its-answer'),
  },
  {
    name: 'a status that was never seen before, for ever',
    script: (service) =>
      service.faults.always('query', { kind: 'data', change: { task_status: 'dreaming' } }),
    state: 'accepted',
    code: 'service/too-slow',
    accepted: 1,
    leftForLater: true,
  },
  {
    name: 'processing for ever',
    service: { pace: { queries: 1e6 } },
    script: (service) =>
      service.faults.always('query', { kind: 'data', change: { task_status: 'processing' } }),
    ...later('service/too-slow'),
  },
  {
    name: 'code 5001 for ever',
    script(service) {
      query({ kind: 'data', change: { task_status: 'processing' } })(service)
      service.faults.always('query', { kind: 'error', code: 5001 })
    },
    ...later('service/down'),
  },
  {
    name: 'the network goes away for good',
    script(service) {
      query({ kind: 'data', change: { task_status: 'processing' } })(service)
      service.faults.always('query', { kind: 'reset', at: 'before-headers' })
    },
    ...later('network/lost'),
  },
  {
    name: 'the task fails after a while, by the service’s rules for what it shows',
    script(service) {
      query({ kind: 'pass' }, 2)(service)
      query({ kind: 'data', change: { task_status: 'failed', task_status_msg: 'Risk control' } })(service)
    },
    ...failed('service/task-failed'),
    quotes: 'Risk control',
  },
]
