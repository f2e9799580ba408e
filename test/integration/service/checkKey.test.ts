import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { keyRefusal } from '../../../src-main/engines/service/checkKey.ts'
import { direct } from '../../../src-main/engines/service/routes.ts'
import {
  COMETAPI,
  DEFAULT_CUSTOM,
  KLING,
  customProfile,
  type ServiceProfile,
} from '../../../src-shared/service/profiles.ts'
import { FAKE_KEY, startFakeService, type FakeServiceOptions } from '../../support/fakeService/server.ts'
import { silentServer } from './support/silentServer.ts'

const SIGNED = { kind: 'jwt', accessKey: 'ak-canary-51c0', secretKey: 'sk-canary-93d1' } as const
const bearer = (key: string) => ({ kind: 'bearer', key }) as const
const asking = {
  routes: direct,
  signal: new AbortController().signal,
  patience: { connectMs: 10_000, idleMs: 10_000 },
}
const start = async (options?: FakeServiceOptions) => {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  return service
}
const custom = customProfile(DEFAULT_CUSTOM)

test.each([
  ['CometAPI', COMETAPI, { envelope: 'comet', externalIdLookup: false, list: false, models: null }],
  ['a relay', custom, {}],
] as const)(
  '%s is shown a key before it is kept, and nothing is made by that',
  async (_, profile, options) => {
    const service = await start(options)
    const at = { ...profile, baseUrl: service.baseUrl }
    expect(await keyRefusal(at, bearer(FAKE_KEY), asking)).toBeNull()
    expect(await keyRefusal(at, bearer('sk-of-another-time'), asking)).toMatchObject({
      code: 'service/auth',
      service: profile.name,
    })
    expect(service.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(service.tasks).toEqual([])
  },
)

test('Kling is shown a signed token', async () => {
  const service = await start({ auth: SIGNED })
  const at = { ...KLING, baseUrl: service.baseUrl }
  expect(await keyRefusal(at, SIGNED, asking)).toBeNull()
  const wrong = { ...SIGNED, secretKey: 'sk-of-another-time' }
  expect(await keyRefusal(at, wrong, asking)).toMatchObject({ code: 'service/auth' })
  expect(service.requests.map(({ path }) => path)).toEqual(
    Array(2).fill('/kling/v1/videos/image2video?pageNum=1&pageSize=1'),
  )
})

test('what cannot be asked now is no refusal: no network, no answer, a web page, a service out of order', async () => {
  const service = await start()
  const check = (at: ServiceProfile, idleMs = 10_000) =>
    keyRefusal(at, bearer('sk-of-another-time'), { ...asking, patience: { connectMs: 10_000, idleMs } })
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  expect(await check({ ...custom, baseUrl: `http://127.0.0.1:${port}` })).toBeNull()
  const silent = `http://127.0.0.1:${await silentServer()}`
  expect(await check({ ...custom, baseUrl: silent }, 300)).toBeNull()
  service.faults.next('models', { kind: 'html', status: 200 })
  service.faults.next('models', { kind: 'error', code: 5001 })
  expect(await check({ ...custom, baseUrl: service.baseUrl })).toBeNull()
  expect(await check({ ...custom, baseUrl: service.baseUrl })).toBeNull()
  expect(await check({ ...custom, baseUrl: service.baseUrl })).toMatchObject({ code: 'service/auth' })
})

test('what cannot be a key is told without asking anybody', async () => {
  const service = await start()
  const at = { ...custom, baseUrl: service.baseUrl }
  expect(await keyRefusal(at, bearer('two words'), asking)).toMatchObject({ code: 'service/key-unusable' })
  expect(service.requests).toEqual([])
})
