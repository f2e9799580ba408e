import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CLIP } from '../../support/fakeService/fixtures.ts'
import { FAKE_KEY } from '../../support/fakeService/server.ts'
import { ask, create, query, settled, start, tasksOf, withKey } from './support/callers.ts'
import { IMAGE, maskedRequest, plainRequest, type Fields } from './support/requests.ts'

describe('a task', () => {
  test('goes from submitted to succeed and leads to the clip', async () => {
    const service = await start()
    const made = await create(service, plainRequest({ external_task_id: 'mine' }))
    expect(made).toMatchObject({
      status: 200,
      code: 0,
      message: 'success',
      data: { task_status: 'submitted', task_info: { external_task_id: 'mine' } },
    })
    expect(Number(made.data.task_id)).toBeGreaterThan(2 ** 53)
    const states = []
    for (let i = 0; i < 3; i++) states.push((await query(service, made.data.task_id)).data.task_status)
    expect(states).toEqual(['submitted', 'processing', 'succeed'])
    const { data } = await query(service, 'mine')
    const url = data.task_result.videos?.[0]?.url ?? ''
    expect(new URL(url).hostname).toBe('localhost')
    const clip = await fetch(url)
    expect(clip.headers.get('content-type')).toBe('video/mp4')
    expect(Buffer.from(await clip.arrayBuffer()).equals(CLIP)).toBe(true)
    const part = await fetch(url, { headers: { range: 'bytes=100-' } })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer()).equals(CLIP.subarray(100))).toBe(true)
    expect(service.accepted('mine')).toBe(1)
  })

  test('the clip is not given to whoever shows the key', async () => {
    const service = await start({ pace: { queries: 0 } })
    const { data } = await create(service, plainRequest())
    const url = (await settled(service, data.task_id)).task_result.videos?.[0]?.url ?? ''
    expect((await fetch(url, { headers: withKey })).status).toBe(400)
  })

  test('is listed, newest first', async () => {
    const service = await start()
    const first = await create(service, plainRequest())
    const second = await create(service, plainRequest())
    const listed = await fetch(`${tasksOf(service)}?pageNum=1&pageSize=1`, { headers: withKey })
    expect(await listed.json()).toMatchObject({ data: [{ task_id: second.data.task_id }] })
    const next = await fetch(`${tasksOf(service)}?pageNum=2&pageSize=1`, { headers: withKey })
    expect(await next.json()).toMatchObject({ data: [{ task_id: first.data.task_id }] })
    expect((await ask(`${tasksOf(service)}?pageSize=501`)).code).toBe(1201)
  })

  test('takes one place until it is done; another one is refused', async () => {
    const service = await start({ places: 1 })
    const first = await create(service, plainRequest())
    expect(await create(service, plainRequest())).toMatchObject({ status: 429, code: 1303 })
    await settled(service, first.data.task_id)
    expect(await create(service, plainRequest())).toMatchObject({ status: 200 })
  })
})

describe('the key', () => {
  test.each([
    [{}, 1001],
    [{ authorization: 'Bearer wrong' }, 1002],
    [{ authorization: FAKE_KEY }, 1002],
    [{ authorization: `Bearer ${FAKE_KEY} ` + 'x' }, 1002],
  ])('%j is refused with 401 and %i', async (headers, code) => {
    const service = await start()
    expect(await create(service, plainRequest(), headers)).toMatchObject({ status: 401, code })
    expect(service.tasks).toEqual([])
  })

  const token = (claims: Fields, secret = 'secret', header: Fields = { alg: 'HS256', typ: 'JWT' }) => {
    const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const signature = createHmac('sha256', secret).update(parts.join('.')).digest('base64url')
    return { authorization: `Bearer ${parts.join('.')}.${signature}` }
  }
  const NOW = 1_800_000_000
  const claims = { iss: 'access', exp: NOW + 1800, nbf: NOW - 5 }

  test.each([
    ['a good token', token(claims), 0],
    ['another secret', token(claims, 'other'), 1000],
    ['no algorithm', token(claims, 'secret', { alg: 'none', typ: 'JWT' }), 1002],
    ['another access key', token({ ...claims, iss: 'other' }), 1002],
    ['not valid yet', token({ ...claims, nbf: NOW + 1 }), 1003],
    ['expired', token({ ...claims, exp: NOW }), 1004],
    ['a token for ever', token({ ...claims, exp: NOW + 1e6 }), 1002],
    ['no token', { authorization: 'Bearer secret' }, 1002],
  ])('a signed token is checked: %s', async (_, headers, code) => {
    const auth = { kind: 'jwt', accessKey: 'access', secretKey: 'secret' } as const
    const service = await start({ auth, now: () => NOW * 1000 })
    expect((await create(service, plainRequest(), headers)).code).toBe(code)
  })
})

describe('requests as the contract wants them are accepted and succeed', () => {
  test.each([0, 1, 6])('a frozen area and %i moving ones', async (areas) => {
    const service = await start({ pace: { queries: 0 } })
    const { data } = await create(service, await maskedRequest(areas))
    expect((await settled(service, data.task_id)).task_status).toBe('succeed')
  })

  test.each([
    ['the photo alone', { image: IMAGE }],
    ['an end frame', plainRequest({ image_tail: IMAGE })],
    ['a photo by its address', plainRequest({ image: 'https://example.org/photo.jpg' })],
    ['all texts', plainRequest({ prompt: 'a', negative_prompt: 'b', callback_url: 'https://a.example' })],
    ['numbers at their edges', plainRequest({ cfg_scale: 0, duration: '10', mode: 'std' })],
  ])('%s', async (_, body) => {
    const service = await start({ pace: { queries: 0 } })
    const { data } = await create(service, body)
    expect((await settled(service, data.task_id)).task_status).toBe('succeed')
  })
})

test('a wrong path answers with a web page', async () => {
  const service = await start()
  const answer = await fetch(`${service.baseUrl}/v1/videos/text2video`, { method: 'POST', headers: withKey })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
})

test('every request is kept with its raw body and headers', async () => {
  const service = await start()
  const body = JSON.stringify(plainRequest())
  await fetch(tasksOf(service), { method: 'POST', headers: withKey, body })
  expect(service.requests.map(({ route, method }) => [route, method])).toEqual([['create', 'POST']])
  expect(service.requests[0]?.body.toString()).toBe(body)
  expect(service.requests[0]?.headers.authorization).toBe(withKey.authorization)
  expect(service.requests[0]?.host).toBe(`127.0.0.1:${service.port}`)
})
