import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { answerOf, type Sources } from '../../../src-main/app/answers.ts'
import { clipUrl, photoGlanceUrl, photoPixelsUrl } from '../../../src-shared/contract.ts'
import { fail, ok } from '../../../src-shared/result.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-answers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
const clipBytes = Uint8Array.from({ length: 1_000_000 }, (_, i) => i % 251)
writeFileSync(join(folder, 'clip.mp4'), clipBytes)

const photoId = 'b'.repeat(64)
const takeId = '01234567-89ab-cdef-0123-456789abcdef'
const sources: Sources = {
  pages: { folder },
  pixels: (id, { width, height }) =>
    Promise.resolve(
      id === photoId ? ok(new Uint8Array(width * height * 4).fill(7)) : fail({ code: 'photo/missing' }),
    ),
  glance: (id) =>
    Promise.resolve(id === photoId ? ok(new Uint8Array(8).fill(9)) : fail({ code: 'photo/missing' })),
  clip: (id) => (id === takeId ? { path: join(folder, 'clip.mp4'), format: 'mp4' } : null),
}
const ask = (url: string, init?: RequestInit) => answerOf(sources, new Request(url, init))
/** Compared as a whole: a million numbers one by one take seconds. */
const isMadeOf = async (response: Response, bytes: Uint8Array) =>
  Buffer.from(await response.arrayBuffer()).equals(bytes)

test('every answer carries the policy and the isolation, a refusal too', async () => {
  for (const url of ['app://kinebrush/', 'app://kinebrush/nothing', clipUrl(takeId)]) {
    const { headers } = await ask(url)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('another host and another method are refused', async () => {
  expect((await ask('app://other/index.html')).status).toBe(404)
  expect((await ask('app://kinebrush/index.html', { method: 'POST', body: 'x' })).status).toBe(405)
  const head = await ask('app://kinebrush/index.html', { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe('15')
  expect(await head.text()).toBe('')
})

describe('a photo', () => {
  test('is seen at a glance before it comes whole', async () => {
    expect(await isMadeOf(await ask(photoGlanceUrl(photoId)), new Uint8Array(8).fill(9))).toBe(true)
    expect((await ask(photoGlanceUrl('c'.repeat(64)))).status).toBe(404)
  })

  test('comes as its pixels at the size that was asked for', async () => {
    const response = await ask(photoPixelsUrl(photoId, { width: 30, height: 20 }))
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(await isMadeOf(response, new Uint8Array(2400).fill(7))).toBe(true)
  })

  test.each([
    `/photo/${'c'.repeat(64)}/3x2/ffffff`,
    `/photo/${photoId}`,
    `/photo/${photoId}/0x2/ffffff`,
    `/photo/${photoId}/3x-2/ffffff`,
    `/photo/${photoId}/1e3x2/ffffff`,
    `/photo/${photoId}/99999x99999/ffffff`,
    `/photo/${photoId}/3x2`,
    `/photo/${photoId}/3x2/white`,
    `/photo/${photoId}/3x2/ffffff/more`,
    '/photo/..%2f..%2fetc/3x2/ffffff',
  ])('%s is not found', async (path) => {
    expect((await ask(`app://kinebrush${path}`)).status).toBe(404)
  })
})

describe('a clip', () => {
  test('comes whole without a range', async () => {
    const response = await ask(clipUrl(takeId))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect(await isMadeOf(response, clipBytes)).toBe(true)
  })

  test.each([
    ['bytes=500000-', 500_000, 999_999],
    ['bytes=0-0', 0, 0],
    ['bytes=300000-699999', 300_000, 699_999],
    ['bytes=-5', 999_995, 999_999],
  ])('%s comes as that part', async (range, first, last) => {
    const response = await ask(clipUrl(takeId), { headers: { range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/1000000`)
    expect(response.headers.get('content-length')).toBe(String(last + 1 - first))
    expect(await isMadeOf(response, clipBytes.slice(first, last + 1))).toBe(true)
  })

  test('a range behind its end is refused with its size', async () => {
    const response = await ask(clipUrl(takeId), { headers: { range: 'bytes=1000000-' } })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */1000000')
  })

  test('that is unknown, or no id at all, is not found', async () => {
    expect((await ask(clipUrl(takeId.replace('0', '1')))).status).toBe(404)
    expect((await ask(clipUrl('..%2fclip.mp4'))).status).toBe(404)
    expect((await ask(`${clipUrl(takeId)}/x`)).status).toBe(404)
  })
})
