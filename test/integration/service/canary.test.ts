import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { testFolder } from '../support/commandLine.ts'
import { valueOf } from '../support/results.ts'
import { filesWith, leaksOf, takeBench } from './support/following.ts'

// The searches of the fault tests, tried on what they have to find.

test('the search of files finds a key in a folder below, as it is or in base64', () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  writeFileSync(join(folder, 'a/clean.json'), '{}')
  writeFileSync(join(folder, 'a/b/plain.log'), `GET / Bearer ${FAKE_KEY}\n`)
  writeFileSync(join(folder, 'a/b/.hidden'), Buffer.from(FAKE_KEY).toString('base64'))
  expect(filesWith(folder, FAKE_KEY).sort()).toEqual([
    join(folder, 'a/b/.hidden'),
    join(folder, 'a/b/plain.log'),
  ])
})

test('the search of requests finds a key that went to another name of the host', async () => {
  const service = await startFakeService()
  onTestFinished(() => service.close())
  const elsewhere = `http://localhost:${service.port}`
  await fetch(`${service.baseUrl}/v1/videos/image2video`, {
    headers: { authorization: `Bearer ${FAKE_KEY}` },
  })
  expect(leaksOf(service, FAKE_KEY)).toEqual([])
  await fetch(`${elsewhere}/a`, { headers: { authorization: 'Bearer other' } })
  await fetch(`${elsewhere}/b?key=${FAKE_KEY}`)
  await fetch(`${elsewhere}/c`)
  expect(leaksOf(service, FAKE_KEY)).toEqual([
    `GET localhost:${service.port}/a`,
    `GET localhost:${service.port}/b?key=${FAKE_KEY}`,
  ])
})

test('the key itself arrives at the service, with every request to it', async () => {
  const service = await startFakeService()
  onTestFinished(() => service.close())
  valueOf(await (await takeBench(service).start()).send())
  const own = service.requests.filter(({ route }) => route !== 'clip')
  expect(own.length).toBeGreaterThan(2)
  for (const { headers } of own) expect(headers.authorization).toBe(`Bearer ${FAKE_KEY}`)
})

test('a secret key that signs never leaves the computer', async () => {
  const credentials = { kind: 'jwt', accessKey: 'ak-canary-51c0', secretKey: 'sk-canary-93d1' } as const
  const service = await startFakeService({ auth: credentials })
  onTestFinished(() => service.close())
  const bench = takeBench(service)
  const { take } = valueOf(await (await bench.start({ credentials })).send())
  expect(take.state).toBe('ready')
  const all = JSON.stringify(
    service.requests.map(({ headers, path, body }) => [headers, path, body.toString()]),
  )
  expect(all).not.toContain(credentials.secretKey)
  expect(filesWith(bench.folder, credentials.secretKey, credentials.accessKey)).toEqual([])
})
