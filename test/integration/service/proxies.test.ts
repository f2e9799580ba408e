import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { exchange } from '../../../src-main/engines/service/http.ts'
import { readRoutes } from '../../../src-main/engines/service/routes.ts'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { startProxy, type Proxy, type ProxyOptions } from '../../support/proxies.ts'
import { valueOf } from '../support/results.ts'
import { ROCKET } from '../support/rocket.ts'
import { bundledProgram, PROGRAM } from './support/bundledProgram.ts'
import { EXTERNAL_ID, filesWith, takeBench } from './support/following.ts'
import { silentServer } from './support/silentServer.ts'

/** Names that are in nobody's DNS: whoever gets there has gone by the proxy. They stand in the test's certificate. */
const BASE = 'https://service.kinebrush.test/kling'
const CLIPS = 'https://clips.kinebrush.test'

let bundle: string
beforeAll(async () => {
  bundle = await bundledProgram()
})
afterAll(() => rmSync(bundle, { recursive: true, force: true }))

const proxyTo = async (options: ProxyOptions): Promise<Proxy> => {
  const proxy = await startProxy(options)
  onTestFinished(() => proxy.close())
  return proxy
}

const tlsService = async () => {
  const service = await startFakeService({ tls: true, clips: { at: CLIPS } })
  onTestFinished(() => service.close())
  return service
}

/** Sends one take in a process of its own, which trusts the test's certificate, and gives back its states. */
async function sendBy(proxies: string, folder: string): Promise<string[]> {
  const orders = {
    ...{ folder, proxies, baseUrl: BASE, photo: ROCKET, lookup: 'proven', externalId: EXTERNAL_ID },
    ...{ credentials: { kind: 'bearer', key: FAKE_KEY }, holdAt: null },
  }
  const certificate = join(import.meta.dirname, '../../fixtures/tls/certificate.pem')
  const child = spawn(process.execPath, [join(bundle, PROGRAM), JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  await once(child, 'close')
  return said.trim().split('\n')
}

test.each([
  ['http', 'PROXY'],
  ['https', 'HTTPS'],
  ['socks5', 'SOCKS5'],
] as const)('a take goes by a proxy of kind %s, which sees names and no word of it', async (kind, word) => {
  const service = await tlsService()
  const proxy = await proxyTo({ kind, to: service.port })
  const bench = takeBench(service)
  const states = await sendBy(`${word} localhost:${proxy.port}`, bench.folder)
  expect(states.slice(-2)).toEqual(['ready', 'end'])
  expect(service.accepted(EXTERNAL_ID)).toBe(1)
  expect(new Set(proxy.wanted)).toEqual(new Set(['service.kinebrush.test:443', 'clips.kinebrush.test:443']))
  // The requests came whole, key and all, and the proxy read nothing of them.
  expect(service.requests[0]?.headers.authorization).toBe(`Bearer ${FAKE_KEY}`)
  expect(service.requests.every(({ headers }) => !('proxy-authorization' in headers))).toBe(true)
  const seen = proxy.seen()
  expect(seen.length).toBeGreaterThan(100_000)
  for (const word of [FAKE_KEY, 'Bearer', 'uthorization', 'image2video', EXTERNAL_ID]) {
    expect(seen).not.toContain(word)
  }
  expect(filesWith(bench.folder, FAKE_KEY)).toEqual([])
})

test('a proxy that cannot be reached is passed over for the next way', async () => {
  const service = await tlsService()
  const proxy = await proxyTo({ to: service.port })
  const bench = takeBench(service)
  const states = await sendBy(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${proxy.port}; DIRECT`, bench.folder)
  expect(states.at(-2)).toBe('ready')
  expect(service.accepted(EXTERNAL_ID)).toBe(1)
})

const asked = (proxies: string, patience = { connectMs: 5000, idleMs: 5000 }) =>
  exchange({
    url: new URL(`${BASE}/v1/videos/image2video`),
    method: 'POST',
    headers: { authorization: `Bearer ${FAKE_KEY}` },
    body: [Buffer.from('{}')],
    trust: { loopback: false, localNetwork: false },
    signal: new AbortController().signal,
    routes: () => Promise.resolve(readRoutes(proxies)),
    patience,
  })

test.each([403, 407, 502])(
  'a proxy that answers %i instead of a tunnel: nothing was sent, and its answer is not taken for the service’s',
  async (status) => {
    const proxy = await proxyTo({ to: 1, refuse: status })
    const got = await asked(`PROXY 127.0.0.1:${proxy.port}`)
    expect(got.ok ? null : [got.error.failure, got.error.sent]).toEqual([
      {
        code: 'network/proxy',
        host: 'service.kinebrush.test',
        proxy: `127.0.0.1:${proxy.port}`,
        detail: `HTTP ${status}`,
      },
      false,
    ])
    expect(proxy.seen()).not.toContain(FAKE_KEY)
  },
)

test('a proxy that is not there, says nothing, or is something else: told as such, in time', async () => {
  const silent = await proxyTo({ to: 1, refuse: 'silent' })
  const service = await startFakeService()
  onTestFinished(() => service.close())
  const mute = await silentServer()
  for (const [proxies, detail, connectMs] of [
    ['PROXY 127.0.0.1:1', 'ECONNREFUSED', 10_000],
    [`PROXY 127.0.0.1:${silent.port}`, 'no answer for 0 s', 300],
    [`SOCKS5 127.0.0.1:${mute}`, 'no answer for 0 s', 300],
    ['PROXY proxy.kinebrush.invalid:80', 'ENOTFOUND', 10_000],
  ] as const) {
    const got = await asked(proxies, { connectMs, idleMs: 10_000 })
    expect(got.ok ? null : got.error.failure, proxies).toMatchObject({ code: 'network/proxy', detail })
    expect(got.ok ? true : got.error.sent).toBe(false)
  }
  const other = await asked(`PROXY 127.0.0.1:${service.port}`)
  expect(other.ok ? null : other.error.failure.code).toBe('network/proxy')
  expect(service.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
})

test('this computer’s own addresses never go by a proxy', async () => {
  const service = await startFakeService()
  onTestFinished(() => service.close())
  const proxy = await proxyTo({ to: service.port })
  const program = await takeBench(service).start({
    routes: () => Promise.resolve(readRoutes(`PROXY 127.0.0.1:${proxy.port}`)),
  })
  expect(valueOf(await program.send()).take.state).toBe('ready')
  expect(proxy.wanted).toEqual([])
})
