import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '../../../src-shared/service/bigJson.ts'
import { readReply } from '../../../src-shared/service/replies.ts'
import { serviceTaskSchema } from '../../../src-shared/take.ts'

const report = (body: unknown, http = 200) => {
  const reply = readReply(http, typeof body === 'string' ? body : JSON.stringify(body))
  return reply.kind === 'task' ? reply.report : reply
}

test('a task id keeps all its digits, as a text or as a number', () => {
  expect(report('{"code":0,"data":{"task_id":2032273942220931072,"task_status":"submitted"}}')).toMatchObject(
    {
      taskId: '2032273942220931072',
    },
  )
  expect(report('{"code":0,"data":{"task_id":"2032273942220931072"}}')).toMatchObject({
    taskId: '2032273942220931072',
    state: 'submitted',
  })
})

test('big whole numbers become texts, and nothing else of the JSON changes', () => {
  expect(
    readJson('{"a":12345678901234567890,"b":"12345678901234567890","c":[1785377385361501,-1,1.5e300]}'),
  ).toEqual({ a: '12345678901234567890', b: '12345678901234567890', c: ['1785377385361501', -1, 1.5e300] })
  expect(readJson('{"a\\"1234567890123456789":1.1234567890123456789,"b":1e1234567890123456}')).toEqual({
    'a"1234567890123456789': 1.1234567890123457,
    b: Infinity,
  })
  expect(readJson('{"a":')).toBeUndefined()
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!/\d{16}/.test(text))
      expect(readJson(text)).toEqual(JSON.parse(text))
    }),
  )
  fc.assert(
    fc.property(fc.string(), fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n }), (name, id) => {
      expect(readJson(`{${JSON.stringify(`x${name}`)}:${id}}`)).toEqual({ [`x${name}`]: `${id}` })
    }),
  )
})

test('both words for good news mean accepted, and a failed task comes with code 0', () => {
  for (const message of ['success', 'SUCCEED', 'failed']) {
    expect(report({ code: 0, message, data: { task_id: '1', task_status: 'submitted' } })).toMatchObject({
      taskId: '1',
      state: 'submitted',
    })
  }
  const failed = { task_id: '1', task_status: 'failed', task_status_msg: 'Image pixel is invalid' }
  expect(report({ code: 0, message: 'SUCCEED', data: failed })).toMatchObject({
    state: 'failed',
    said: 'Image pixel is invalid',
  })
})

test.each([
  ['no result', undefined, null],
  ['null', null, null],
  ['nothing in it', {}, null],
  ['no video', { videos: [] }, null],
  ['a video', { videos: [{ id: 'v', url: 'https://c/1.mp4', duration: '5' }] }, 'https://c/1.mp4'],
])('a clip’s address out of a result with %s', (_, task_result, url) => {
  expect(report({ code: 0, data: { task_id: '1', task_status: 'succeed', task_result } })).toMatchObject({
    videoUrl: url,
  })
})

test('relays say it in their own words', () => {
  expect(
    report({ code: 'success', data: { task_id: '1', status: 'SUCCESS', url: 'https://c/1' } }),
  ).toMatchObject({
    state: 'succeeded',
    videoUrl: 'https://c/1',
  })
  const kling = { task_id: '1', task_result: { videos: [{ url: 'https://c/2' }] } }
  expect(
    report({ code: 'success', data: { task_id: '1', status: 'succeeded', data: { code: 0, data: kling } } }),
  ).toMatchObject({ state: 'succeeded', videoUrl: 'https://c/2' })
  expect(report({ id: 'x', status: 'queued' })).toMatchObject({ taskId: 'x', state: 'submitted' })
  expect(
    report({ code: 'success', data: { task_id: '1', status: 'FAILURE', fail_reason: 'no' } }),
  ).toMatchObject({
    state: 'failed',
    said: 'no',
  })
})

test('a status that nobody has seen is no success', () => {
  for (const status of ['reviewing', 'toString', '__proto__', 'SUCCEED?']) {
    expect(report({ code: 0, data: { task_id: '1', task_status: status } })).toMatchObject({
      state: 'unseen',
    })
  }
})

test('three kinds of no are read: Kling’s, a relay’s, and none at all', () => {
  expect(readReply(400, '{"code":1201,"message":"bad","request_id":"r"}')).toEqual({
    kind: 'refusal',
    refusal: { http: 400, code: 1201, envelope: 'kling', said: 'bad', requestId: 'r' },
  })
  expect(readReply(200, '{"code":1303,"message":"parallel task over resource pack limit"}')).toMatchObject({
    kind: 'refusal',
    refusal: { code: 1303 },
  })
  expect(
    readReply(500, '{"error":{"message":"m","type":"comet_api_error","param":"","code":"invalid_request"}}'),
  ).toMatchObject({ kind: 'refusal', refusal: { code: 'invalid_request', envelope: 'relay', said: 'm' } })
  expect(readReply(404, '{"detail":"Not Found"}')).toMatchObject({
    kind: 'refusal',
    refusal: { code: null, envelope: 'none', said: 'Not Found' },
  })
})

test.each([
  [200, '', 'empty'],
  [200, ' \n', 'empty'],
  [502, '<html>Bad gateway</html>', 'html'],
  [301, '<html></html>', 'redirect'],
  [200, 'OK', 'not-json'],
  [200, '{"code":0,"data":{"task_id":', 'not-json'],
  [200, '[]', 'other-json'],
  [200, '{}', 'other-json'],
  [200, '{"code":0,"data":[]}', 'other-json'],
  [200, 'null', 'other-json'],
] as const)('HTTP %i with %j is no service’s answer', (http, body, what) => {
  expect(readReply(http, body)).toEqual({ kind: 'foreign', http, what })
})

test('no answer makes it throw, however deep or wild', () => {
  expect(readReply(200, '['.repeat(100_000)).kind).toBe('foreign')
  expect(readReply(200, `${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`).kind).toBe('foreign')
  fc.assert(fc.property(fc.nat(600), fc.string(), (http, body) => void readReply(http, body)))
  fc.assert(
    fc.property(fc.nat(600), fc.jsonValue(), (http, data) => {
      readReply(http, JSON.stringify({ code: 0, data }))
      readReply(http, JSON.stringify(data))
    }),
  )
})

test('a service’s words are one line, without what steers a terminal or turns text around', () => {
  const said = 'a\n\u001b[31mb\u202ec\u0000'
  expect(readReply(400, JSON.stringify({ code: 1201, message: said }))).toMatchObject({
    refusal: { said: 'a [31mb c' },
  })
})

test('whatever a service calls a task or an answer, a take can be kept with it and read again', () => {
  const kept = serviceTaskSchema.pick({ taskId: true, status: true, requestId: true })
  const name = fc.oneof(fc.string({ maxLength: 600 }), fc.integer(), fc.constantFrom('.', '..', 'a b'))
  fc.assert(
    fc.property(name, name, name, fc.boolean(), (task_id, task_status, request_id, refused) => {
      const body = { code: refused ? 1201 : 0, request_id, data: { task_id, task_status } }
      const reply = readReply(200, JSON.stringify(body))
      if (reply.kind === 'task') expect(kept.safeParse(reply.report)).toMatchObject({ success: true })
      if (reply.kind === 'refusal') {
        expect(kept.pick({ requestId: true }).safeParse(reply.refusal)).toMatchObject({ success: true })
      }
    }),
  )
  expect(report({ code: 0, data: { task_id: '..', task_status: 'submitted' } })).toMatchObject({
    taskId: null,
  })
})

test('a key that a service repeats is in nothing that is kept of its answer', () => {
  const key = 'sk-secret-0123456789'
  const said = `${'x'.repeat(475)} token Bearer ${key} expired, ${key}!`
  for (const body of [
    { code: 1002, message: said, request_id: key },
    { error: { message: said, code: 'invalid_token' } },
    { code: 0, data: { task_id: '1', task_status: key, task_status_msg: said } },
  ]) {
    const reply = JSON.stringify(readReply(200, JSON.stringify(body), [key]))
    // Nor is its beginning, where the words are cut.
    expect(reply).not.toContain('sk-se')
    expect(reply).toContain('xxx token Bearer')
  }
})
