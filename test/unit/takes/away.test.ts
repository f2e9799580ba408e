import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { awayNews, type Finished } from '../../../src-main/takes/away.ts'
import { barProgress, NO_END, NOTHING } from '../../../src-main/takes/barProgress.ts'
import { openUnderway } from '../../../src-main/takes/underway.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { quitting } from '../../../src-shared/quitting.ts'
import type { Take, TakeState } from '../../../src-shared/take.ts'
import { newFolder } from './orders.ts'

const AUTH = { code: 'service/key-missing', service: 'S' } as const

const take = (state: TakeState, more: Partial<Take> = {}): Take => ({
  ...preparedTake({
    ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'e', spec: UNSEEN_SPEC, requestSha256: null },
  }),
  state,
  ...more,
})
const here = (state: TakeState): Take => take(state, { service: null, engine: 'local' })

/** A desk with takes on it, and what was told of them. */
function desk(takes: readonly Take[], patienceMs?: number) {
  const told: Finished[] = []
  const byId = new Map(takes.map((one) => [one.id, one]))
  const away = awayNews(
    (id) => byId.get(id) ?? null,
    (finished) => told.push(finished),
    patienceMs,
  )
  const turn = (i: number, state: TakeState, error: Take['error'] = null): void => {
    const next = { ...takes[i]!, state, error }
    byId.set(next.id, next)
    away.changed(next)
  }
  return { told, away, turn, ids: takes.map(({ id }) => id), now: (i: number) => byId.get(takes[i]!.id)! }
}

test('what ended while the program was not there is told once, when the last of them is known', () => {
  // One ended by a command meanwhile, one that is found done, one found failed, one that still goes on.
  const { told, away, turn, ids, now } = desk([
    take('ready'),
    take('processing'),
    take('accepted'),
    take('processing'),
  ])
  away.back(ids)
  expect(told).toEqual([])
  turn(1, 'downloading')
  away.answered(now(1))
  turn(2, 'failed')
  away.answered(now(3))
  expect(told).toEqual([])
  turn(1, 'ready')
  expect(told).toEqual([{ ready: 2, failed: 1 }])
  // From here on the person is there.
  turn(3, 'downloading')
  turn(3, 'ready')
  expect(told).toHaveLength(1)
})

test('where nothing ended nothing is told; a take that waits for a key, or is gone, keeps nobody waiting', () => {
  const { told, away, turn, ids, now } = desk([
    take('processing'),
    take('processing'),
    take('unknown'),
    take('ready'),
  ])
  away.back([...ids.slice(0, 3), '0'.repeat(36)])
  away.answered(now(0))
  turn(1, 'processing', AUTH)
  expect(told).toEqual([])
  away.back([ids[3]!])
  expect(told).toEqual([{ ready: 1, failed: 0 }])
})

test('a service that does not answer keeps the news of the others for a while only', async () => {
  const { told, away, ids } = desk([take('ready'), take('processing')], 20)
  away.back(ids)
  expect(told).toEqual([])
  await expect.poll(() => told).toEqual([{ ready: 1, failed: 0 }])
})

test('the takes on their way are on the disk for the next start, those of this computer left out', async () => {
  const file = join(newFolder(), 'deep/underway.json')
  const [going, unsent] = [take('processing'), take('prepared')]
  const first = await openUnderway(file)
  expect(first.before).toEqual([])
  await first.note([going, here('rendering'), take('ready'), unsent])
  expect((await openUnderway(file)).before).toEqual([going.id, unsent.id])
  await first.note([])
  expect((await openUnderway(file)).before).toEqual([])
  writeFileSync(file, `${readFileSync(file, 'utf8').slice(0, 5)}rubbish`)
  expect((await openUnderway(file)).before).toEqual([])
})

test('the task bar shows the clip that is made here, else that a service is at work, else nothing', () => {
  const rendering = here('rendering')
  const shares = new Map([[rendering.id, 0.25]])
  expect(barProgress([take('processing'), rendering], shares)).toBe(0.25)
  expect(barProgress([here('rendering')], shares)).toBe(0)
  expect(barProgress([take('processing'), take('ready')], shares)).toBe(NO_END)
  for (const idle of [[], [take('ready'), here('failed')], [take('processing', { error: AUTH })]]) {
    expect(barProgress(idle, shares)).toBe(NOTHING)
  }
})

test('quitting tells apart what stops, what goes on, what is on its way and what is not sent', () => {
  const all = [
    ...[here('waiting'), here('rendering'), take('prepared'), take('sending'), take('accepted')],
    ...[take('processing'), take('downloading'), take('processing', { error: AUTH })],
    ...[take('ready'), take('failed'), take('unknown'), take('cancelled')],
  ]
  expect(quitting(all, true)).toEqual({ stop: 3, goOn: 4, underway: 1, unsent: 1 })
  expect(quitting([take('ready')], true)).toEqual({ stop: 1, goOn: 0, underway: 0, unsent: 0 })
  // A take that waits for a key is not interrupted by closing.
  for (const idle of [[], [take('ready'), take('unknown')], [take('processing', { error: AUTH })]]) {
    expect(quitting(idle, false)).toBeNull()
  }
})
