import { LOST_REPLY } from '../../../support/fakeService/faults.ts'
import { silentServer } from '../support/silentServer.ts'
import { IMPATIENT, WELL, asked, create, query, type FaultCase } from './faultCase.ts'

const failed = (code: FaultCase['code']) => ({ state: 'failed', code, accepted: 0 }) as const
const relay = { lookup: 'unproven', service: { externalIdLookup: false } } as const
const open = { state: 'unknown', code: 'take/outcome-unknown' } as const
const once = asked('create', 1)

/** No connection comes about: certainly nothing was accepted. */
export const UNREACHABLE: readonly FaultCase[] = [
  {
    name: 'the host name does not exist',
    baseUrl: () => 'https://kinebrush-test.invalid/kling',
    ...failed('network/no-such-host'),
  },
  { name: 'the connection is refused', script: (service) => service.shut(), ...failed('network/refused') },
  {
    name: 'the certificate is signed by nobody',
    service: { tls: true },
    ...failed('network/tls'),
  },
  {
    name: 'no secure connection comes about within the time-out',
    patience: IMPATIENT,
    baseUrl: async () => `https://127.0.0.1:${await silentServer()}/kling`,
    ...failed('network/timeout'),
  },
  {
    name: 'https is spoken to a server of plain http',
    baseUrl: ({ baseUrl }) => baseUrl.replace('http:', 'https:'),
    ...failed('network/tls'),
  },
]

const DAY_MS = 24 * 60 * 60 * 1000
const SIGNED = { kind: 'jwt', accessKey: 'ak-canary-51c0', secretKey: 'sk-canary-93d1' } as const

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
  ...[500, 502, 504, 524].map((status): FaultCase => ({
    name: `a gateway’s ${status} page, accepted behind it`,
    script: create({ kind: 'html', status, accepted: true }),
    ...WELL,
    requests: once,
  })),
  {
    name: 'a gateway’s 504 page, not accepted behind it',
    script: create({ kind: 'html', status: 504 }),
    ...failed('take/not-accepted'),
    requests: once,
  },
]

/** The service speaks, and says no. */
export const REFUSED: readonly FaultCase[] = [
  {
    name: 'the clock of this computer is a day behind, at a service with signed keys',
    service: { auth: SIGNED, now: () => Date.now() + DAY_MS },
    credentials: SIGNED,
    ...failed('service/auth'),
    quotes: 'token has expired',
    requests: once,
  },
  {
    name: 'the clock of this computer is a day ahead, at a service with signed keys',
    service: { auth: SIGNED, now: () => Date.now() - DAY_MS },
    credentials: SIGNED,
    ...failed('service/auth'),
    quotes: 'token is not valid yet',
    requests: once,
  },
  {
    name: 'the key is wrong',
    credentials: { kind: 'bearer', key: 'sk-wrong' },
    ...failed('service/auth'),
    requests: once,
  },
  ...(
    [
      ...[1000, 1001, 1002, 1003, 1004].map((code) => [code, 'service/auth'] as const),
      ...[1100, 1101, 1102].map((code) => [code, 'service/account'] as const),
      [1103, 'service/no-right'],
      ...[1200, 1201, 1202].map((code) => [code, 'service/refused'] as const),
      [1203, 'service/no-model'],
      ...[1300, 1301].map((code) => [code, 'service/policy'] as const),
      [1304, 'service/ip-not-allowed'],
    ] as const
  ).map(([code, error]): FaultCase => ({
    name: `code ${code}`,
    script: create({ kind: 'error', code, message: `words for ${code}` }),
    ...failed(error),
    quotes: `words for ${code}`,
    requests: once,
  })),
  {
    name: 'CometAPI’s 500 with invalid_request',
    script: create({
      kind: 'reply',
      status: 500,
      body: '{"error":{"message":"bad mask","type":"comet_api_error","param":"","code":"invalid_request"}}',
    }),
    ...failed('service/refused'),
    quotes: 'bad mask',
    requests: once,
  },
  {
    name: 'CometAPI has no such model',
    script: create({ kind: 'error', code: 1203, envelope: 'comet', message: 'no such model' }),
    ...failed('service/no-model'),
    quotes: 'no such model',
  },
  ...([301, 302, 307, 308] as const).map((status): FaultCase => ({
    name: `a ${status} to another address`,
    script: create({ kind: 'redirect', status, to: 'http://localhost/elsewhere' }),
    ...failed('service/not-its-answer'),
    requests: (requests) => requests.length === 1,
  })),
  {
    name: 'a web page with 200',
    script: create({ kind: 'html', status: 200 }),
    ...failed('service/not-its-answer'),
    requests: once,
  },
  {
    name: 'a wrong path',
    baseUrl: ({ baseUrl }) => baseUrl.replace('/kling', ''),
    ...failed('service/not-its-answer'),
    requests: (requests) => requests.length === 1,
  },
]

/** The service asks for patience. */
export const BUSY: readonly FaultCase[] = [
  { name: 'code 1302 once', script: create({ kind: 'error', code: 1302 }), ...WELL, waited: 1000 },
  { name: 'code 1303 three times', script: create({ kind: 'error', code: 1303 }, 3), ...WELL, waited: 4000 },
  {
    name: '429 with Retry-After in seconds',
    script: create({ kind: 'error', code: 1302, retryAfter: '90' }),
    ...WELL,
    waited: 90_000,
  },
  {
    name: '429 with Retry-After as a date',
    script: (service) => {
      const retryAfter = new Date(Date.now() + 120_000).toUTCString()
      create({ kind: 'error', code: 1302, retryAfter })(service)
    },
    ...WELL,
    waited: 110_000,
  },
  {
    name: '429 without an envelope',
    script: create({ kind: 'reply', status: 429, headers: { 'retry-after': '3' } }),
    ...WELL,
    waited: 3000,
  },
  {
    name: 'code 1303 for ever',
    script: (service) => service.faults.always('create', { kind: 'error', code: 1303 }),
    ...failed('service/busy'),
  },
  ...[5000, 5001, 5002].map((code): FaultCase => ({
    name: `code ${code} once`,
    script: create({ kind: 'error', code }),
    ...WELL,
  })),
  ...[5000, 5001, 5002].map((code): FaultCase => ({
    name: `code ${code} once, and accepted all the same`,
    script: create({ kind: 'error', code, accepted: true }),
    ...WELL,
  })),
  {
    name: 'code 5000 once, and accepted all the same, at a service that finds nothing by external id',
    ...relay,
    script: create({ kind: 'error', code: 5000, accepted: true }),
    ...open,
    accepted: 1,
  },
  {
    name: 'code 5001 for ever',
    script: (service) => service.faults.always('create', { kind: 'error', code: 5001 }),
    ...failed('service/down'),
  },
]
