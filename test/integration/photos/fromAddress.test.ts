import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { direct, readRoutes } from '../../../src-main/engines/service/routes.ts'
import { fetchPhoto, type Fetching } from '../../../src-main/photos/fromAddress.ts'
import { MAX_PHOTO_BYTES } from '../../../src-shared/limits.ts'
import { commandLine, testFolder } from '../support/commandLine.ts'
import { ROCKET } from '../support/rocket.ts'

const PHOTO = readFileSync(ROCKET)

type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A server of this computer, and the requests that came to it. */
async function serve(answer: Answering) {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    response.on('error', () => undefined)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { at: (path = '/rocket.jpg') => `http://127.0.0.1:${port}${path}`, requests }
}

const fetched = (address: string, more: Partial<Fetching> = {}) =>
  fetchPhoto(address, { signal: new AbortController().signal, routes: direct, ...more })

const photo: Answering = (_, response) => void response.end(PHOTO)
const says =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Answering =>
  (_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }

test('a picture is fetched as it is, named by its address; no key and no cookie goes along', async () => {
  const { at, requests } = await serve(photo)
  const got = await fetched(` ${at('/a/My%20rocket.jpg?size=large')} `)
  expect(got).toEqual({ ok: true, value: { name: 'My rocket.jpg', bytes: new Uint8Array(PHOTO) } })
  expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
  ])
})

test.each([
  ['/', '127.0.0.1'],
  ['/%ff.jpg', '%ff.jpg'],
  ['/a%2f..%2fb%00%e2%80%ae.jpg', 'a..b.jpg'],
])('at %s it is called %s', async (path, name) => {
  const { at } = await serve(photo)
  expect(await fetched(at(path))).toMatchObject({ value: { name } })
})

test('five redirections are followed, a sixth is not; each is looked at before it is taken', async () => {
  const { at, requests } = await serve(({ url = '' }, response) => {
    const left = Number(url.slice(1))
    if (left === 0) response.end(PHOTO)
    else response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  expect(await fetched(at('/5'))).toMatchObject({ ok: true })
  expect(await fetched(at('/6'))).toMatchObject({
    error: { code: 'photo/not-fetched', host: '127.0.0.1', detail: 'more than 5 redirections' },
  })
  expect(requests).toHaveLength(12)
})

test.each([
  ['file:///etc/hostname', 'not-https'],
  ['http://example.com/a.jpg', 'not-https'],
  ['http://169.254.169.254/latest/meta-data', 'forbidden'],
  ['https://192.168.0.1/a.jpg', 'private'],
  ['https://me:secret@example.com/a.jpg', 'has-credentials'],
  ['data:image/png;base64,AAAA', 'not-https'],
])('a redirection to %s is not followed', async (location, reason) => {
  const { at } = await serve(says(302, { location }))
  expect(await fetched(at())).toMatchObject({ error: { code: 'photo/address', reason } })
})

test.each([
  ['file:///etc/hostname', 'not-https'],
  ['data:image/png;base64,AAAA', 'not-https'],
  ['http://example.com/a.jpg', 'not-https'],
  ['https://10.0.0.1/a.jpg', 'private'],
  ['https://me:secret@example.com/a.jpg', 'has-credentials'],
  ['rocket.jpg', 'not-an-address'],
  ['', 'not-an-address'],
])('%s is refused before anything is asked', async (address, reason) => {
  const got = await fetched(address)
  expect(got).toMatchObject({ error: { code: 'photo/address', reason } })
  expect(JSON.stringify(got)).not.toContain('secret')
})

test.each([
  ['a web page', says(200, { 'content-type': 'image/jpeg' }, '<!doctype html><title>x</title>'), 'text'],
  ['a GIF', says(200, {}, 'GIF89a'), 'gif'],
  ['a drawing', says(200, {}, '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  ['nothing', says(200), 'empty'],
  ['a project', says(200, {}, Buffer.from(`PK\x03\x04${'\0'.repeat(26)}kinebrush.json`)), 'kinebrush'],
] as const)('%s is no photo, whatever it is called', async (_, answer, found) => {
  const { at } = await serve(answer)
  expect(await fetched(at())).toEqual({ ok: false, error: { code: 'photo/unsupported', found } })
})

test('a page without an end is given up at its beginning', async () => {
  let written = 0
  const { at } = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('<p>'.repeat(1000))) written++
    }
    response.on('drain', more)
    more()
  })
  expect(await fetched(at())).toMatchObject({ error: { code: 'photo/unsupported', found: 'text' } })
  expect(written).toBeLessThan(10_000)
})

test('more than 200 MB are not read: neither those that are announced nor those that come, packed or not', async () => {
  const error = { code: 'photo/too-large', limit: MAX_PHOTO_BYTES }
  const announced = await serve((_, response) => {
    response.writeHead(200, { 'content-length': `${MAX_PHOTO_BYTES + 1}` })
    response.write(PHOTO)
  })
  expect(await fetched(announced.at())).toMatchObject({ error })
  const megabyte = gzipSync(Buffer.alloc(1024 * 1024))
  const bomb = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.write(gzipSync(PHOTO))
    const more = (): void => {
      while (!response.destroyed && response.write(megabyte)) continue
    }
    response.on('drain', more)
    more()
  })
  expect(await fetched(bomb.at())).toMatchObject({ error })
})

test('what is not there, is refused or breaks off is told as such', async () => {
  const status = await serve(says(404))
  expect(await fetched(status.at())).toMatchObject({
    error: { code: 'photo/not-fetched', detail: 'HTTP 404' },
  })
  const cut = await serve((_, response) => {
    response.writeHead(200, { 'content-length': `${PHOTO.length}` })
    response.write(PHOTO.subarray(0, 5000), () => response.destroy())
  })
  expect(await fetched(cut.at())).toMatchObject({ error: { code: 'network/lost' } })
  expect(await fetched('https://kinebrush-test.invalid/a.jpg')).toMatchObject({
    error: { code: 'network/no-such-host' },
  })
})

test('nobody waits for ever: not for an answer, not for its middle, not for a picture that drips', async () => {
  const patience = { connectMs: 10_000, idleMs: 200 }
  const mute = await serve(() => undefined)
  expect(await fetched(mute.at(), { patience })).toMatchObject({ error: { code: 'network/timeout' } })
  const stalled = await serve((_, response) => void response.write(PHOTO.subarray(0, 5000)))
  expect(await fetched(stalled.at(), { patience })).toMatchObject({ error: { code: 'network/timeout' } })
  const dripping = await serve((_, response) => {
    let sent = 0
    const drip = setInterval(() => response.write(PHOTO.subarray(sent, (sent += 100))), 20)
    response.on('close', () => clearInterval(drip))
  })
  expect(await fetched(dripping.at(), { timeoutMs: 600 })).toMatchObject({
    error: { code: 'network/timeout' },
  })
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  expect(await fetched(dripping.at(), { signal: stop.signal })).toEqual({
    ok: false,
    error: { code: 'cancelled' },
  })
})

test('the proxy is asked about, and this computer’s own pictures do not go by it', async () => {
  const { at } = await serve(photo)
  const routes = () => Promise.resolve(readRoutes('PROXY 127.0.0.1:1'))
  expect(await fetched(at(), { routes })).toMatchObject({ ok: true })
  expect(await fetched('https://pictures.example/a.jpg', { routes })).toMatchObject({
    error: { code: 'network/proxy', host: 'pictures.example' },
  })
})

test('the command line begins a project with it, and an end frame too; bad ones are one line with an exit code', async () => {
  const { at } = await serve(({ url }, response) => {
    if (url === '/gone.jpg') response.writeHead(404).end()
    else response.end(PHOTO)
  })
  const run = commandLine(testFolder())
  const made = await run('new', at(), '--tail', at('/end.jpg'), '-o', 'p.kinebrush')
  expect([made.code, made.stderr]).toEqual([0, ''])
  const { stdout } = await run('info', 'p.kinebrush', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ photo: { name: 'rocket.jpg', width: 640, height: 427 } })
  for (const [address, code, line] of [
    [at('/gone.jpg'), 2, /^error photo\/not-fetched: .*HTTP 404/],
    ['http://example.com/a.jpg', 2, /^error photo\/address: /],
    ['file:///etc/hostname', 2, /^error photo\/address: /],
    ['https://kinebrush-test.invalid/a.jpg', 4, /^error network\/no-such-host: /],
  ] as const) {
    const refused = await run('new', address, '-o', 'q.kinebrush')
    expect([refused.code, refused.stdout]).toEqual([code, ''])
    expect(refused.stderr).toMatch(line)
    expect(refused.stderr.trim().split('\n')).toHaveLength(1)
  }
})
