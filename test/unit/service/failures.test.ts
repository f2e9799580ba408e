import { expect, test } from 'vitest'
import { failureOf, foreignFailure } from '../../../src-shared/service/failures.ts'
import { readReply } from '../../../src-shared/service/replies.ts'

const failure = (http: number, body: object | string, doing: 'create' | 'query' = 'create') => {
  const reply = readReply(http, typeof body === 'string' ? body : JSON.stringify(body))
  if (reply.kind === 'task') throw new Error('a task')
  const { error, retry } =
    reply.kind === 'refusal' ? failureOf(reply.refusal, 'S', doing) : foreignFailure(reply, 'S', doing)
  return [error.code, retry]
}

test.each([
  [401, 1000, 'service/auth', 'never'],
  [401, 1001, 'service/auth', 'never'],
  [401, 1002, 'service/auth', 'never'],
  [401, 1003, 'service/auth', 'never'],
  [401, 1004, 'service/auth', 'never'],
  [429, 1100, 'service/account', 'never'],
  [429, 1101, 'service/account', 'never'],
  [429, 1102, 'service/account', 'never'],
  [403, 1103, 'service/no-right', 'never'],
  [400, 1200, 'service/refused', 'never'],
  [400, 1201, 'service/refused', 'never'],
  [404, 1202, 'service/refused', 'never'],
  [404, 1203, 'service/no-model', 'never'],
  [400, 1300, 'service/policy', 'never'],
  [400, 1301, 'service/policy', 'never'],
  [429, 1302, 'service/busy', 'queue'],
  [429, 1303, 'service/busy', 'queue'],
  [429, 1304, 'service/ip-not-allowed', 'never'],
  [500, 5000, 'service/down', 'ask-first'],
  [503, 5001, 'service/down', 'again'],
  [504, 5002, 'service/down', 'ask-first'],
  [200, 1303, 'service/busy', 'queue'],
] as const)('Kling’s %i with code %i is %s, again: %s', (http, code, error, retry) => {
  expect(failure(http, { code, message: 'words', request_id: 'r' })).toEqual([error, retry])
})

test('a code that asks about a task that is not there is about the task', () => {
  expect(failure(404, { code: 1203, message: 'x' }, 'query')).toEqual(['service/no-task', 'never'])
  expect(failure(404, { error: { message: 'x' } }, 'query')).toEqual(['service/no-task', 'never'])
})

test.each([
  [500, 'invalid_request', 'bad field', 'service/refused', 'never'],
  [500, 'invalid_request', 'model kling-v9 not found', 'service/no-model', 'never'],
  [401, '', 'Invalid token', 'service/auth', 'never'],
  [403, 'insufficient_user_quota', 'quota', 'service/account', 'never'],
  [404, 'model_not_found', 'x', 'service/no-model', 'never'],
  [429, '', 'slow down', 'service/busy', 'queue'],
  [503, '', 'busy', 'service/down', 'again'],
  [500, '', 'upstream', 'service/down', 'unknown'],
  [504, '', 'timeout', 'service/down', 'unknown'],
  [524, '', 'timeout', 'service/down', 'unknown'],
] as const)('CometAPI’s %i %s “%s” is %s, again: %s', (http, code, message, error, retry) => {
  const body = { error: { message, type: 'comet_api_error', param: '', code } }
  expect(failure(http, body)).toEqual([error, retry])
})

test('of a question that failed nothing is lost: it may always be asked again', () => {
  for (const http of [500, 502, 504, 524]) {
    expect(failure(http, { error: { message: 'x' } }, 'query')).toEqual(['service/down', 'again'])
  }
})

test.each([
  [200, '<html>', 'service/not-its-answer', 'never'],
  [301, '', 'service/not-its-answer', 'never'],
  [404, '<html>', 'service/not-its-answer', 'never'],
  [401, '<html>', 'service/auth', 'never'],
  [429, '<html>', 'service/busy', 'queue'],
  [502, '<html>', 'service/down', 'unknown'],
  [503, '<html>', 'service/down', 'ask-first'],
  [503, '', 'service/down', 'ask-first'],
  [503, '{"message":"Service Unavailable"}', 'service/down', 'ask-first'],
  [503, '{"status":503,"error":"Service Unavailable"}', 'service/down', 'ask-first'],
  [200, '', 'service/not-its-answer', 'unknown'],
  [200, '{"code":0,', 'service/not-its-answer', 'unknown'],
] as const)('HTTP %i %j, which no service says, is %s, again: %s', (http, body, error, retry) => {
  expect(failure(http, body)).toEqual([error, retry])
})
