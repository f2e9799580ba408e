import { FAKE_KEY } from '../../../support/fakeService/server.ts'
import { silentServer } from '../support/silentServer.ts'
import { NO_PATIENCE_TO_CONNECT, WELL, asked, create, type FaultCase } from './faultCase.ts'

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
    patience: NO_PATIENCE_TO_CONNECT,
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
    name: 'a refusal with a request id of a thousand characters',
    script: create({
      kind: 'reply',
      status: 400,
      body: JSON.stringify({ code: 1201, message: 'bad mask', request_id: `req-${'0'.repeat(1000)}` }),
    }),
    ...failed('service/refused'),
    quotes: 'bad mask',
    requests: once,
  },
  {
    name: 'the key is wrong, and the answer repeats it',
    script: create({ kind: 'error', code: 1002, message: `${FAKE_KEY} is not valid` }),
    ...failed('service/auth'),
    quotes: '… is not valid',
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
