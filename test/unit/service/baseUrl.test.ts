import { expect, test } from 'vitest'
import { readBaseUrl, readVisit } from '../../../src-main/engines/service/address.ts'
import { addressKind, connectionReason } from '../../../src-shared/service/baseUrl.ts'

const base = (text: string, localNetwork = false): string => {
  const read = readBaseUrl(text, localNetwork)
  if (read.ok) return read.value
  return read.error.code === 'service/address' ? read.error.reason : read.error.code
}

test.each([
  ['https://api.cometapi.com/kling', 'https://api.cometapi.com/kling'],
  ['https://api.cometapi.com/kling/', 'https://api.cometapi.com/kling'],
  ['  https://a.example/kling/v1/videos/image2video ', 'https://a.example/kling'],
  ['https://a.example:8443', 'https://a.example:8443'],
  ['http://127.0.0.1:5000/kling', 'http://127.0.0.1:5000/kling'],
  ['http://localhost:5000', 'http://localhost:5000'],
  ['http://[::1]:5000', 'http://[::1]:5000'],
  ['http://a.example', 'not-https'],
  ['ftp://a.example', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['a.example/kling', 'not-an-address'],
  ['', 'not-an-address'],
  ['https://me:secret@a.example', 'has-credentials'],
  ['https://a.example/?key=1', 'has-query'],
  ['https://a.example/#x', 'has-query'],
  ['https://169.254.169.254/latest', 'forbidden'],
  ['https://2852039166/', 'forbidden'],
  ['https://[::ffff:169.254.169.254]/', 'forbidden'],
  ['https://10.1.2.3', 'private'],
  ['https://192.168.0.2', 'private'],
  ['https://[fd00::1]', 'private'],
  ['https://0.0.0.0', 'private'],
])('%s as a base is %s', (text, expected) => {
  expect(base(text)).toBe(expected)
})

test('a custom service may be in the local network where the person agreed, but never at a cloud’s metadata', () => {
  expect(base('http://192.168.0.2:8080/kling', true)).toBe('http://192.168.0.2:8080/kling')
  expect(base('http://relay.local/kling', true)).toBe('http://relay.local/kling')
  expect(base('http://a.example', true)).toBe('not-https')
  expect(base('http://169.254.169.254', true)).toBe('forbidden')
})

test('look-alike names stay what they are: names in ASCII', () => {
  expect(base('https://аpi.cometapi.com/kling')).toBe('https://xn--pi-6kc.cometapi.com/kling')
})

test.each([
  ['127.8.9.1', 'loopback'],
  ['[::1]', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['100.64.0.1', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['fe80::1', 'private'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['a.example', null],
] as const)('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind)
})

test('what a name leads to is held against the same rule', () => {
  const nowhere = { loopback: false, localNetwork: false }
  expect(connectionReason('127.0.0.1', nowhere)).toBe('private')
  expect(connectionReason('10.0.0.1', nowhere)).toBe('private')
  expect(connectionReason('169.254.1.1', { loopback: true, localNetwork: true })).toBe('forbidden')
  expect(connectionReason('8.8.8.8', nowhere)).toBeNull()
})

test.each([
  'data:video/mp4;base64,AAAA',
  'file:///etc/passwd',
  'http://a.example/c.mp4',
  'https://127.0.0.1/c',
])('a clip at %s is not fetched', (url) => {
  expect(readVisit(url, { loopback: false, localNetwork: false })).toMatchObject({
    error: { code: 'service/address' },
  })
})
