import { expect, test } from 'vitest'
import { devService } from '../../../src-main/settings/devService.ts'

const env = (address?: string, key?: string) => ({ KINEBRUSH_BASE_URL: address, KINEBRUSH_API_KEY: key })

test('a checkout takes the service of this computer that its script names, with its key', () => {
  const found = devService(env('http://127.0.0.1:8088/kling/', ' sk-fake '), false)
  expect(found).toEqual({
    baseUrl: 'http://127.0.0.1:8088/kling',
    credentials: { kind: 'bearer', key: 'sk-fake' },
  })
})

test.each([
  ['an installed app', 'http://127.0.0.1:8088/kling', 'sk', true],
  ['an address elsewhere', 'https://evil.example/kling', 'sk', false],
  ['an address of the local network', 'http://192.168.0.9/kling', 'sk', false],
  ['a name that only begins like this computer', 'https://localhost.evil.example', 'sk', false],
  ['a password in the address', 'http://127.0.0.1@evil.example/', 'sk', false],
  ['what is no address', 'kling', 'sk', false],
  ['no key', 'http://127.0.0.1:8088', undefined, false],
  ['what cannot be a key', 'http://127.0.0.1:8088', 'a b', false],
  ['no address', undefined, 'sk', false],
] as const)('%s: none', (_, address, key, packaged) => {
  expect(devService(env(address, key), packaged)).toBeNull()
})
