import { afterEach, expect, test, vi } from 'vitest'
import {
  direct,
  environmentRoutes,
  readRoutes,
  routesTo,
  systemRoutes,
} from '../../../../src-main/engines/service/routes.ts'

afterEach(() => vi.unstubAllEnvs())

const texts = (routes: readonly (URL | null)[] | undefined) => routes?.map((route) => route?.href ?? 'direct')

test.each([
  ['DIRECT', ['direct']],
  ['PROXY proxy.example:3128', ['http://proxy.example:3128/']],
  ['PROXY a:80;HTTPS b:443 ; SOCKS c:1080;DIRECT', ['http://a/', 'https://b/', 'socks4a://c:1080', 'direct']],
  ['SOCKS5 [::1]:1080', ['socks5h://[::1]:1080']],
  ['proxy a:1', ['http://a:1/']],
  ['QUIC a:1; PROXY; FOO b:2; PROXY b:99999', []],
  ['', []],
])('Chromium’s %s', (answer, expected) => {
  expect(texts(readRoutes(answer))).toEqual(expected)
})

test('the system is asked for a host, and told nothing of what is wanted there', async () => {
  const asked: string[] = []
  const find = systemRoutes((url) => {
    asked.push(url)
    return Promise.resolve('PROXY p:1')
  })
  expect(texts(await routesTo(new URL('https://a.example/kling/tasks/17?sign=x'), find))).toEqual([
    'http://p:1/',
  ])
  expect(asked).toEqual(['https://a.example'])
})

test.each([
  'http://127.0.0.1:8088/a',
  'https://127.0.0.1/a',
  'https://localhost/a',
  'https://[::1]/a',
  'http://10.0.0.9/a',
])('%s goes directly, whatever the system says', async (url) => {
  const find = () => Promise.resolve(readRoutes('PROXY p:1'))
  expect(await routesTo(new URL(url), find)).toEqual([null])
})

test('a system that knows no way is gone past directly', async () => {
  expect(await routesTo(new URL('https://a.example'), () => Promise.resolve([]))).toEqual([null])
  expect(await direct(new URL('https://a.example'))).toEqual([null])
})

const proxyOf = async (url: string) => texts(await environmentRoutes()?.(new URL(url)))

/** The machine's own must not play along. */
function environment(values: Record<string, string>): void {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY']) {
    vi.stubEnv(name, values[name] ?? '')
  }
}

test('HTTPS_PROXY, ALL_PROXY and NO_PROXY mean what they do to other commands', async () => {
  environment({})
  expect(environmentRoutes()).toBeNull()
  environment({
    HTTPS_PROXY: 'http://me:secret@proxy.example:3128',
    NO_PROXY: 'internal.example,.corp.example',
  })
  expect(await proxyOf('https://api.example/x')).toEqual(['http://me:secret@proxy.example:3128/'])
  expect(await proxyOf('https://internal.example/x')).toEqual(['direct'])
  expect(await proxyOf('https://a.corp.example/x')).toEqual(['direct'])
  environment({ https_proxy: 'proxy.example:3128' })
  expect(await proxyOf('https://api.example/x')).toEqual(['http://proxy.example:3128/'])
  environment({ ALL_PROXY: 'socks5://s.example:1080', no_proxy: '*' })
  expect(await proxyOf('https://api.example/x')).toEqual(['direct'])
  environment({ ALL_PROXY: 'socks5://s.example:1080' })
  expect(await proxyOf('https://api.example/x')).toEqual(['socks5://s.example:1080'])
})
