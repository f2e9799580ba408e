import { expect, onTestFinished, test } from 'vitest'
import { FAKE_KEY, startFakeService, type FakeServiceOptions } from '../../support/fakeService/server.ts'
import { commandLine, testFolder } from '../support/commandLine.ts'

async function desk(options: FakeServiceOptions = {}, env = { KINEBRUSH_API_KEY: FAKE_KEY }) {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  const run = commandLine(testFolder(), undefined, undefined, { env })
  const ask = (...more: string[]) =>
    run('models', '--refresh', '--engine', 'custom', '--base-url', service.baseUrl, ...more)
  return { service, run, ask }
}

test('a relay is asked which models it has; Kling’s are told, with what is known of them', async () => {
  const { service, ask } = await desk()
  const { code, stdout, stderr } = await ask()
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^kling-v1 +painted areas: std5 yes.*\nkling-v9 +painted areas: unknown.*\n$/)
  expect(service.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /kling/v1/models'])
  const json = JSON.parse((await ask('--json')).stdout) as { offered: string[] }
  expect(json.offered).toEqual(['kling-v1', 'kling-v9'])
})

test('where none is Kling’s by its name all are told; what is no name is left out', async () => {
  const { ask } = await desk({ models: ['b', 'a', 'a', 'with blank', '\u001b[31mred', 'x'.repeat(200), ''] })
  const json = JSON.parse((await ask('--json')).stdout) as { offered: string[] }
  expect(json.offered).toEqual(['a', 'b'])
})

test.each(['cometapi', 'kling'])(
  '%s documents no list: nothing is asked, and that is said',
  async (engine) => {
    const { service, run } = await desk()
    const { code, stdout, stderr } = await run('models', '--refresh', '--engine', engine)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error service\/no-model-list: (CometAPI|Kling) has no list/)
    expect(service.requests).toEqual([])
  },
)

test.each([
  ['there is no such path', { models: null }, null, 2, 'service/no-model-list'],
  ['the list is empty', { models: [] }, null, 2, 'service/no-model-list'],
  ['a web page comes', {}, { kind: 'html', status: 200 }, 2, 'service/no-model-list'],
  ['far too much comes', {}, { kind: 'json-flood', bytes: 20_000_000 }, 2, 'service/no-model-list'],
  ['the key is refused', { auth: { kind: 'bearer', key: 'other' } }, null, 3, 'service/auth'],
  ['the service is out of order', {}, { kind: 'error', code: 5001 }, 3, 'service/down'],
  ['the connection breaks off', {}, { kind: 'reset', at: 'mid-body' }, 4, 'network/lost'],
] as const)('%s', async (_, options, fault, exit, error) => {
  const { service, ask } = await desk(options)
  if (fault) service.faults.next('models', fault)
  const { code, stdout, stderr } = await ask()
  expect([code, stdout]).toEqual([exit, ''])
  expect(stderr).toContain(`error ${error}: `)
  expect(stderr).not.toContain(FAKE_KEY)
})

test('without a key, or at an address that may not be, nothing is asked', async () => {
  const { service, ask, run } = await desk({}, { KINEBRUSH_API_KEY: '' })
  expect((await ask()).stderr).toMatch(/^error service\/key-missing/)
  const plain = await run('models', '--refresh', '--engine', 'custom', '--base-url', 'http://example.com')
  expect(plain.stderr).toMatch(/^error service\/address/)
  expect(service.requests).toEqual([])
})
