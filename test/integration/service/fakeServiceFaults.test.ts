import { describe, expect, test } from 'vitest'
import { CLIP } from '../../support/fakeService/fixtures.ts'
import { create, query, start, tasksOf, withKey } from './support/callers.ts'
import { plainRequest } from './support/requests.ts'

describe('what goes wrong on request', () => {
  const reason = async (promise: Promise<unknown>): Promise<string> => {
    const error: unknown = await promise.then(
      () => null,
      (failure: unknown) => failure,
    )
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  }

  test.each(['request', 'before-headers', 'after-headers', 'mid-body'] as const)(
    'a reset at %s reaches the caller',
    async (at) => {
      const service = await start()
      service.faults.next('create', { kind: 'reset', at })
      expect(await reason(create(service, plainRequest()))).toMatch(/ECONNRESET|UND_ERR_SOCKET|EPIPE/)
      expect((await create(service, plainRequest())).status).toBe(200)
    },
  )

  test('an answer can be lost while the task exists', async () => {
    const service = await start()
    service.faults.next('create', { kind: 'reset', at: 'before-headers', accepted: true })
    await reason(create(service, plainRequest({ external_task_id: 'lost' })))
    expect(service.accepted('lost')).toBe(1)
    expect((await query(service, 'lost')).data.task_info).toEqual({ external_task_id: 'lost' })
  })

  test.each(['before-headers', 'after-headers', 'mid-body'] as const)(
    'a stall at %s lasts until the caller leaves',
    async (at) => {
      const service = await start()
      service.faults.next('list', { kind: 'stall', at })
      const patience = { headers: withKey, signal: AbortSignal.timeout(150) }
      const name = await fetch(tasksOf(service), patience)
        .then((answer) => answer.text())
        .catch((error: unknown) => (error instanceof Error ? error.name : ''))
      expect(name).toBe('TimeoutError')
    },
  )

  test('errors come in the envelope of the service, with Retry-After', async () => {
    const service = await start({ envelope: 'comet' })
    service.faults.next('create', { kind: 'error', code: 1302, retryAfter: '7' })
    const refused = await fetch(tasksOf(service), { method: 'POST', headers: withKey, body: '{}' })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('7')
    expect(await refused.json()).toMatchObject({
      error: { type: 'comet_api_error', code: 'rate_limit_exceeded' },
    })
  })

  test('a chain of redirects ends at the true answer', async () => {
    const service = await start()
    const { data } = await create(service, plainRequest())
    service.faults.next('query', { kind: 'hops', count: 4, status: 302 })
    expect((await query(service, data.task_id)).data.task_id).toBe(data.task_id)
    expect(service.requests.filter(({ route }) => route === 'query').length).toBe(5)
  })

  test('statuses can be changed, tasks vanish and addresses expire', async () => {
    const service = await start({ pace: { queries: 0 } })
    const { data } = await create(service, plainRequest())
    service.faults.next('query', { kind: 'data', change: { task_status: 'dreaming' } })
    expect((await query(service, data.task_id)).data.task_status).toBe('dreaming')
    const url = async () => (await query(service, data.task_id)).data.task_result.videos?.[0]?.url ?? ''
    const old = await url()
    service.faults.next('clip', { kind: 'expire', status: 403 })
    expect((await fetch(old)).status).toBe(403)
    expect((await fetch(old)).status).toBe(403)
    expect((await fetch(await url())).status).toBe(200)
    service.faults.next('query', { kind: 'vanish' })
    for (let i = 0; i < 2; i++) {
      expect(await query(service, data.task_id)).toMatchObject({ status: 404, code: 1203 })
    }
  })

  test('clips can be cut, stretched, slow and blown up', async () => {
    const service = await start({ pace: { queries: 0 } })
    const { data } = await create(service, plainRequest())
    const url = (await query(service, data.task_id)).data.task_result.videos?.[0]?.url ?? ''
    const bytes = async () => (await (await fetch(url)).arrayBuffer()).byteLength
    service.faults.next('clip', { kind: 'cut', share: 0.5 })
    expect(await bytes()).toBe(Math.floor(CLIP.length / 2))
    service.faults.next('clip', { kind: 'length', by: 1000 })
    expect(await reason(bytes())).toMatch(/UND_ERR_SOCKET|ECONNRESET/)
    service.faults.next('clip', { kind: 'drip', bytes: 4096, everyMs: 5 })
    expect(await bytes()).toBe(CLIP.length)
    service.faults.next('clip', { kind: 'gzip-bomb', bytes: 8 * 1024 * 1024 })
    expect(await bytes()).toBe(8 * 1024 * 1024)
    service.faults.next('clip', { kind: 'json-flood', bytes: 4 * 1024 * 1024 })
    expect(await bytes()).toBeGreaterThanOrEqual(4 * 1024 * 1024)
  })

  test('it can be shut and opened again, and forgets nothing', async () => {
    const service = await start()
    const { data } = await create(service, plainRequest())
    await service.shut()
    expect(await reason(query(service, data.task_id))).toMatch(/ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/)
    await service.open()
    expect((await query(service, data.task_id)).data.task_id).toBe(data.task_id)
  })

  test('its certificate is signed by nobody', async () => {
    const service = await start({ tls: true })
    expect(await reason(fetch(service.baseUrl))).toMatch(/SELF_SIGNED/)
  })
})
