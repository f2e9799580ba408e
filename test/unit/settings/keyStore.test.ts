import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
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
  const status = await open().set('cometapi', { kind: 'bearer', key: ` ${KEY}\n` }, false)
  expect(status).toEqual({ ok: true, value: { present: true, last4: '6789', kept: 'disk', weak: false } })
  expect(readFileSync(file()).toString('latin1')).not.toContain('canary')
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(await open().credentials('cometapi')).toEqual({ ok: true, value: bearer })
})

test('where the safe is weak it lasts for the session, unless the person agreed', async () => {
  const store = open({ weak: () => true })
  expect(await store.set('cometapi', bearer, false)).toMatchObject({ value: { kept: 'session', weak: true } })
  expect(await store.credentials('cometapi')).toMatchObject({ value: bearer })
  expect(existsSync(file())).toBe(false)
  expect(await open({ weak: () => true }).status('cometapi')).toMatchObject({ present: false })
  expect(await store.set('cometapi', bearer, true)).toMatchObject({ value: { kept: 'disk', weak: true } })
  expect(existsSync(file())).toBe(true)
  // A change of mind takes the kept one away.
  await store.set('cometapi', bearer, false)
  expect(existsSync(file())).toBe(false)
})

test('one that can no longer be read is asked for again', async () => {
  await open().set('cometapi', bearer, false)
  const refuse = (): never => {
    throw new Error('other key ring')
  }
  expect(await open({ decrypt: refuse }).status('cometapi')).toMatchObject({ present: false, kept: null })
  writeFileSync(file(), 'rubbish')
  expect(await open().credentials('cometapi')).toMatchObject({ error: { code: 'service/key-missing' } })
})

test('a forgotten key is gone; what cannot be one is not taken', async () => {
  const store = open()
  await store.set('kling', { kind: 'jwt', accessKey: 'a', secretKey: 'b' }, false)
  expect(await store.forget('kling')).toMatchObject({ value: { present: false } })
  expect(existsSync(file('kling'))).toBe(false)
  for (const key of ['', 'a b', 'a\nb', 'clé', 'x'.repeat(5000)]) {
    expect(await store.set('cometapi', { kind: 'bearer', key }, false)).toMatchObject({
      error: { code: 'service/key-unusable' },
    })
  }
  expect(await store.set('../../x', bearer, true)).toMatchObject({ error: { code: 'engine/unknown' } })
})
