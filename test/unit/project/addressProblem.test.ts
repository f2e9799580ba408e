import { expect, test } from 'vitest'
import { addressProblem } from '../../../src-shared/project/addressProblem.ts'
import { customProfile, COMETAPI, DEFAULT_CUSTOM, KLING } from '../../../src-shared/service/profiles.ts'

const reasonOf = (baseUrl: string, localNetwork = false): string | null | undefined => {
  const profile = customProfile({ ...DEFAULT_CUSTOM, baseUrl, localNetwork })
  return addressProblem(profile, URL.canParse(baseUrl) ? new URL(baseUrl) : null)?.reason
}

test('a service without an address, or with one that cannot be used, is not ready', () => {
  expect(reasonOf('')).toBeNull()
  expect(reasonOf('nonsense')).toBe('not-an-address')
  expect(reasonOf('http://relay.example')).toBe('not-https')
  expect(reasonOf('https://relay.example/?key=1')).toBe('has-query')
  expect(reasonOf('http://192.168.0.7/kling')).toBe('private')
})

test('one that can be used is', () => {
  expect(reasonOf('https://relay.example/kling')).toBeUndefined()
  expect(reasonOf('http://127.0.0.1:8088/kling')).toBeUndefined()
  expect(reasonOf('http://192.168.0.7/kling', true)).toBeUndefined()
  for (const profile of [COMETAPI, KLING])
    expect(addressProblem(profile, new URL(profile.baseUrl))).toBeNull()
})
