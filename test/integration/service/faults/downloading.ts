import { gzipSync } from 'node:zlib'
import { CLIP, clipWith } from '../../../support/fakeService/fixtures.ts'
import type { FakeService } from '../../../support/fakeService/server.ts'
import { IMPATIENT, WELL, asked, clip, query, type FaultCase } from './faultCase.ts'

const failed = (code: FaultCase['code']) => ({ state: 'failed', code, accepted: 1 }) as const

const always =
  (route: 'clip' | 'query', ...[fault]: [Parameters<FakeService['faults']['always']>[1]]) =>
  (service: FakeService): void =>
    service.faults.always(route, fault)

const at = (url: string) => ({
  kind: 'data' as const,
  change: { task_status: 'succeed', task_result: { videos: [{ id: 'v', url, duration: '5' }] } },
})

/** The clip is done, and fetching it goes wrong at first. */
export const FETCHING: readonly FaultCase[] = [
  {
    name: 'the clip lies on another host, which gets no key',
    ...WELL,
    requests: (requests) =>
      requests.some(
        ({ route, host, headers }) =>
          route === 'clip' && host.startsWith('localhost') && headers.authorization === undefined,
      ),
  },
  {
    name: 'the clip lies on the service’s own host, which gets no key either',
    service: { clips: 'same-host' },
    ...WELL,
    requests: (requests) =>
      requests.every(({ route, headers }) => route !== 'clip' || headers.authorization === undefined),
  },
  ...(['before-headers', 'after-headers', 'mid-body'] as const).map((moment): FaultCase => ({
    name: `the download is reset three times (${moment})`,
    script: clip({ kind: 'reset', at: moment }, 3),
    ...WELL,
  })),
  {
    name: 'the download stalls',
    patience: IMPATIENT,
    script: clip({ kind: 'stall', at: 'mid-body' }),
    ...WELL,
  },
  {
    name: 'the download drips, and would take days',
    patience: IMPATIENT,
    script: clip({ kind: 'drip', bytes: 8, everyMs: 50 }),
    ...WELL,
    requests: asked('clip', 2),
  },
  { name: 'the download is slow', script: clip({ kind: 'drip', bytes: 1000, everyMs: 10 }), ...WELL },
  {
    name: 'the clip is cut, and nothing says so',
    script: clip({ kind: 'cut', share: 0.7 }, 2),
    ...WELL,
    requests: asked('clip', 3),
  },
  { name: 'Content-Length says more than there is', script: clip({ kind: 'length', by: 5000 }), ...WELL },
  { name: 'Content-Length says less than there is', script: clip({ kind: 'length', by: -5000 }), ...WELL },
  { name: 'the clip is a web page, once', script: clip({ kind: 'html', status: 200 }), ...WELL },
  { name: 'the clip is empty, once', script: clip({ kind: 'reply', status: 200 }), ...WELL },
  {
    name: 'the clip goes on after its end, once',
    script: clip({ kind: 'body', bytes: Buffer.concat([CLIP, Buffer.alloc(4096, 'x')]) }),
    ...WELL,
    requests: asked('clip', 2),
  },
  { name: 'the store is out of order, twice', script: clip({ kind: 'html', status: 503 }, 2), ...WELL },
  ...([403, 404] as const).map((status): FaultCase => ({
    name: `the address has expired (${status}): the service is asked for a new one`,
    script: clip({ kind: 'expire', status }),
    ...WELL,
    requests: (requests) => new Set(requests.filter(isClip).map(({ path }) => path)).size === 2,
  })),
  {
    name: 'a flipped bit, and the clip claims four billion frames',
    script: clip({ kind: 'body', bytes: clipWith('stts', 12, 0xffffffff) }),
    ...WELL,
    requests: asked('clip', 2),
  },
  {
    name: 'a flipped bit, and the clip claims to last a year',
    script: clip({ kind: 'body', bytes: clipWith('stts', 16, 0x0fffffff) }),
    ...WELL,
    requests: asked('clip', 2),
  },
  {
    name: 'five redirects',
    script: clip({ kind: 'hops', count: 5, status: 302 }),
    ...WELL,
    requests: asked('clip', 6),
  },
  {
    name: 'the clip is packed, and lawfully so',
    script: clip({ kind: 'body', bytes: gzipSync(CLIP), headers: { 'content-encoding': 'gzip' } }),
    ...WELL,
    requests: asked('clip', 1),
  },
]

/** Nothing at that address will ever be the clip. */
export const NO_CLIP: readonly FaultCase[] = [
  {
    name: 'the clip is always cut',
    script: always('clip', { kind: 'cut', share: 0.7 }),
    ...failed('service/clip-unusable'),
  },
  {
    name: 'the clip is always a web page',
    script: always('clip', { kind: 'html', status: 200 }),
    ...failed('service/clip-unusable'),
  },
  {
    name: 'the clip unpacks to 1 GB of nothing',
    script: always('clip', { kind: 'gzip-bomb', bytes: 1024 ** 3 }),
    ...failed('service/clip-unusable'),
  },
  {
    name: 'the address always has expired',
    script: always('clip', { kind: 'expire', status: 403 }),
    ...failed('service/clip-unusable'),
  },
  {
    name: 'six redirects, always',
    script: always('clip', { kind: 'hops', count: 6, status: 302 }),
    ...failed('service/clip-unusable'),
  },
  ...(
    [
      ['the address is a file’s', 'file:///etc/hostname'],
      ['the address is data', 'data:video/mp4;base64,AAAA'],
      ['the address is plain http', 'http://clips.example.com/a.mp4'],
      ['the address holds a password', 'https://me:secret@clips.example.com/a.mp4'],
      ['the address is where clouds keep their keys', 'http://169.254.169.254/latest/meta-data/'],
      ['the address is in a private network', 'https://192.168.0.1/a.mp4'],
      ['the address is none', 'clip.mp4'],
    ] as const
  ).map(([name, url]): FaultCase => ({
    name,
    script: always('query', at(url)),
    ...failed('service/clip-address'),
    requests: asked('clip', 0),
  })),
  ...(
    [
      ['a redirect to a file', 'file:///etc/hostname'],
      ['a redirect to plain http', 'http://clips.example.com/a.mp4'],
      ['a redirect to where clouds keep their keys', 'http://169.254.169.254/latest/'],
    ] as const
  ).map(([name, to]): FaultCase => ({
    name,
    script: always('clip', { kind: 'redirect', status: 302, to }),
    ...failed('service/clip-address'),
  })),
  {
    name: 'done for ever, and never a clip',
    script: always('query', { kind: 'data', change: { task_status: 'succeed', task_result: {} } }),
    ...failed('service/clip-unusable'),
  },
  {
    name: 'the task vanishes before the clip is fetched',
    script(service) {
      query({ kind: 'pass' }, 3)(service)
      query({ kind: 'vanish' })(service)
      service.faults.always('clip', { kind: 'html', status: 403 })
    },
    ...failed('service/no-task'),
  },
]

const isClip = ({ route }: { route: string }): boolean => route === 'clip'
