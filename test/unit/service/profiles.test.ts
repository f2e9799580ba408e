import { expect, test } from 'vitest'
import { lookupAt } from '../../../src-shared/service/profiles.ts'

test('what a lookup proves, it proves at the service’s own addresses and on this computer', () => {
  for (const host of [
    'api-singapore.klingai.com',
    'api.klingai.com',
    'klingai.com',
    '127.0.0.1',
    'localhost',
  ]) {
    expect(lookupAt('kling', host)).toBe('proven')
  }
  for (const host of ['relay.example.com', 'klingai.com.example.com', 'notklingai.com', '192.168.0.2']) {
    expect(lookupAt('kling', host)).toBe('unproven')
  }
  expect(lookupAt('cometapi', 'api.cometapi.com')).toBe('unproven')
  expect(lookupAt('custom', '127.0.0.1')).toBe('unproven')
  expect(lookupAt('gone', '127.0.0.1')).toBe('unproven')
})
