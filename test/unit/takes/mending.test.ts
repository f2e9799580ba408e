import { expect, test } from 'vitest'
import type { AppError } from '../../../src-shared/errors.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { type Take, TAKE_STATES } from '../../../src-shared/take.ts'
import { canBeFollowed, mendingOf } from '../../../src-shared/takes/mending.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'

const service = 'CometAPI'
const said = { service, said: '', requestId: '' }

function failed(error: AppError, taskId: string | null, requestSha256: string | null = 'x'): Take {
  const take = preparedTake({
    ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'e', spec: UNSEEN_SPEC, requestSha256 },
  })
  return { ...take, state: 'failed', error, service: { ...take.service, taskId } }
}

const OF_A_PAID_CLIP: readonly AppError[] = [
  { code: 'service/clip-unusable', service, detail: 'it is cut off' },
  { code: 'service/clip-address', service, address: 'file:///a', reason: 'not-https' },
  { code: 'file/disk-full', name: 'clip.mp4' },
  { code: 'service/not-its-answer', service, found: 'html', http: 200 },
  { code: 'service/no-task', ...said },
  { code: 'service/clip-missing', service },
]

test.each(OF_A_PAID_CLIP)('a task that is there is fetched and not paid for again: $code', (error) => {
  expect(mendingOf(failed(error, '1'))).toBe('fetch')
})

test('what was not accepted, and a task that ended without a clip, are sent again', () => {
  expect(mendingOf(failed({ code: 'service/refused', ...said }, null))).toBe('send')
  expect(mendingOf(failed({ code: 'file/disk-full', name: 'take.json' }, null))).toBe('send')
  expect(mendingOf(failed({ code: 'service/task-failed', ...said }, '1'))).toBe('send')
})

test('a task that was adopted and failed has no request to send', () => {
  expect(mendingOf(failed({ code: 'service/task-failed', ...said }, '1', null))).toBeNull()
})

test('what may have been accepted is looked for; what goes well, or is made here, needs nothing', () => {
  const take = failed({ code: 'take/outcome-unknown', service, externalId: 'e' }, null)
  for (const state of TAKE_STATES) {
    const expected = state === 'unknown' ? 'look' : state === 'failed' ? 'send' : null
    expect(mendingOf({ ...take, state }), state).toBe(expected)
    expect(canBeFollowed({ ...take, state }), state).toBe(state === 'unknown')
    expect(mendingOf({ ...take, state, service: null }), state).toBeNull()
  }
})
