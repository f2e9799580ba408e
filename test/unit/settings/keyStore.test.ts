import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { COMETAPI, customProfile, DEFAULT_CUSTOM, KLING } from '../../../src-shared/service/profiles.ts'
import { openKeyStore, type Safe } from '../../../src-main/settings/keyStore.ts'

const KEY = 'sk-canary-0123456789'
const bearer = { kind: 'bearer', key: KEY } as const

/** Turns bits over: enough to see whether a file holds the plain text. */
const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff)

const safe = (more: Partial<Safe> = {}): Safe => ({
  available: () => true,
  weak: () => false,
  encrypt: (text) => turned(Buffer.from(text)),
  decrypt: (bytes) => Buffer.from(turned(bytes)).toString(),
  ...more,
})

let folder: string
const file = (engine = 'cometapi'): string => join(folder, 'keys', engine)
const open = (more: Partial<Safe> = {}) => openKeyStore(file, safe(more))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinebrush-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

test('a key is kept for the next start, encrypted, for its owner alone; a window learns its last four characters', async () => {
  const status = await open().set(COMETAPI, { kind: 'bearer', key: ` ${KEY}\n` }, false)
  expect(status).toEqual({ ok: true, value: { present: true, last4: '6789', kept: 'disk', weak: false } })
  expect(readFileSync(file()).toString('latin1')).not.toContain('canary')
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(await open().credentials(COMETAPI)).toEqual({ ok: true, value: bearer })
})

test('where the safe is weak it lasts for the session, unless the person agreed', async () => {
  const store = open({ weak: () => true })
  expect(await store.set(COMETAPI, bearer, false)).toMatchObject({ value: { kept: 'session', weak: true } })
  expect(await store.credentials(COMETAPI)).toMatchObject({ value: bearer })
  expect(existsSync(file())).toBe(false)
  expect(await open({ weak: () => true }).status(COMETAPI)).toMatchObject({ present: false })
  expect(await store.set(COMETAPI, bearer, true)).toMatchObject({ value: { kept: 'disk', weak: true } })
  expect(existsSync(file())).toBe(true)
  // A change of mind takes the kept one away.
  await store.set(COMETAPI, bearer, false)
  expect(existsSync(file())).toBe(false)
})

test('one that can no longer be read is asked for again', async () => {
  await open().set(COMETAPI, bearer, false)
  const refuse = (): never => {
    throw new Error('other key ring')
  }
  expect(await open({ decrypt: refuse }).status(COMETAPI)).toMatchObject({ present: false, kept: null })
  writeFileSync(file(), 'rubbish')
  expect(await open().credentials(COMETAPI)).toMatchObject({ error: { code: 'service/key-missing' } })
})

test('a forgotten key is gone; what cannot be one is not taken', async () => {
  const store = open()
  await store.set(KLING, { kind: 'jwt', accessKey: 'a', secretKey: 'b' }, false)
  expect(await store.forget(KLING)).toMatchObject({ value: { present: false } })
  expect(existsSync(file('kling'))).toBe(false)
  for (const key of ['', 'a b', 'a\nb', 'clé', 'x'.repeat(5000)]) {
    expect(await store.set(COMETAPI, { kind: 'bearer', key }, false)).toMatchObject({
      error: { code: 'service/key-unusable' },
    })
  }
  expect(await store.set({ ...COMETAPI, id: '../../x' }, bearer, true)).toMatchObject({
    error: { code: 'engine/unknown' },
  })
})

const at = (baseUrl: string) => customProfile({ ...DEFAULT_CUSTOM, baseUrl })

test('a key is one address’s: typed for one host it is not there for another, and comes back with the first', async () => {
  const store = open()
  await store.set(at('https://relay.example/kling'), bearer, false)
  const there = { present: true, last4: '6789' }
  // Another path of the same host is the same host's.
  for (const address of [
    'https://relay.example/kling',
    'https://relay.example',
    'https://RELAY.example:443/x',
  ]) {
    expect(await store.status(at(address))).toMatchObject(there)
  }
  const others = [
    'https://relay.example.evil.test/kling',
    'https://relay.example:444/kling',
    'http://relay.example/kling',
    'https://relay.example@evil.test/',
    'https://other.example/kling',
    'relay.example',
    'file:///relay.example',
    '',
  ]
  for (const address of others) {
    for (const known of [store, open()]) {
      expect(await known.status(at(address)), address).toMatchObject({ present: false, last4: '' })
      expect(await known.credentials(at(address))).toMatchObject({ error: { code: 'service/key-missing' } })
    }
  }
  expect(await open().credentials(at('https://relay.example/'))).toEqual({ ok: true, value: bearer })
  // Each has its own, and forgetting one leaves the other.
  await store.set(at('https://other.example'), { kind: 'bearer', key: 'sk-other' }, false)
  await store.forget(at('https://relay.example'))
  expect(await store.status(at('https://relay.example'))).toMatchObject({ present: false })
  expect(await store.credentials(at('https://other.example/a'))).toMatchObject({ value: { key: 'sk-other' } })
})

test('a service that was sent to under another address has no key there either', async () => {
  const store = open()
  await store.set(COMETAPI, bearer, false)
  expect(await store.status({ ...COMETAPI, baseUrl: 'https://relay.example/kling' })).toMatchObject({
    present: false,
  })
  expect(await store.credentials(COMETAPI)).toMatchObject({ value: bearer })
})

test('a file that was put under another address’s name opens nothing there', async () => {
  const store = open()
  await store.set(COMETAPI, bearer, false)
  await store.set(KLING, { kind: 'jwt', accessKey: 'a', secretKey: 'b' }, false)
  copyFileSync(file('cometapi'), file('kling'))
  expect(await open().status(KLING)).toMatchObject({ present: false })
})

test('without an address a key is refused', async () => {
  expect(await open().set(at(''), bearer, false)).toMatchObject({ error: { code: 'service/address' } })
})
