import { expect, test } from 'vitest'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../../src-main/takes/service/orders.ts'
import { openTakeStore } from '../../../../src-main/takes/takeStore.ts'
import { COMETAPI } from '../../../../src-shared/service/profiles.ts'
import { newFolder } from '../orders.ts'
import { order, program, REQUEST, taking } from './programs.ts'

test('a second program over the same takes keeps its hands off those that are followed', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const first = await program(folder, client)
  const started = await first.takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  await expect.poll(() => first.states).toContain('accepted')
  const second = await program(folder, client)
  second.takes.goOn()
  expect(await second.takes.followed(id)).toEqual({ ok: false, error: { code: 'take/followed-elsewhere' } })
  await first.takes.stop()
  const third = await program(folder, client)
  third.takes.goOn()
  await third.takes.stop()
  expect(await third.takes.followed(id)).toMatchObject({ ok: true, value: { take: { state: 'accepted' } } })
  expect(sent).toHaveLength(1)
})

test('what another program has ended since is not sent by one that goes on, nor by one that only asks', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const elsewhere = await openTakeStore(folder)
  const at = addressOf(COMETAPI)
  const take = preparedTake({
    ...{ name: 'P', at, externalId: 'e', spec: UNSEEN_SPEC, requestSha256: REQUEST.sha256 },
  })
  await elsewhere.create(take, { project: null, body: REQUEST.bytes })
  const { takes, store } = await program(folder, client)
  await elsewhere.put({
    ...take,
    state: 'failed',
    error: { code: 'service/key-missing', service: 'CometAPI' },
  })
  expect(store.get(take.id)?.state).toBe('prepared')
  takes.goOn()
  expect(await takes.followed(take.id)).toMatchObject({ value: { take: { state: 'failed' } } })
  expect(await takes.lookAgain(take.id)).toMatchObject({ error: { code: 'take/not-sent' } })
  expect(sent).toEqual([])
  expect(await takes.resume(take.id)).toMatchObject({ value: { state: 'prepared' } })
  await expect.poll(() => sent.length).toBe(1)
  await takes.stop()
})
