import { expect, test } from 'vitest'
import type { Answered, ServiceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../../src-main/takes/service/orders.ts'
import type { ServiceTakes } from '../../../../src-main/takes/service/serviceTakes.ts'
import { openTakeStore } from '../../../../src-main/takes/takeStore.ts'
import { COMETAPI } from '../../../../src-shared/service/profiles.ts'
import { newFolder } from '../orders.ts'
import { lookingClock, order, program, REQUEST, taking } from './programs.ts'

/** A take of a person's click that nothing has been sent of. */
const unsent = () =>
  preparedTake({
    ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'e', spec: UNSEEN_SPEC },
    requestSha256: REQUEST.sha256,
  })

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
  const take = unsent()
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

const idOf = (started: Awaited<ReturnType<ServiceTakes['start']>>): string => {
  if (!started.ok) throw new Error(started.error.code)
  return started.value[0]?.id ?? ''
}

/** A program that watches, as the window does. */
async function watching(folder: string, client: ServiceClient) {
  const clock = lookingClock()
  const made = await program(folder, client, true, clock)
  made.takes.goOn()
  made.takes.watch()
  /** All that other programs had done by now has been seen. */
  const looked = (): Promise<void> => {
    const before = clock.looks()
    return expect.poll(() => clock.looks()).toBeGreaterThan(before + 2)
  }
  return { ...made, looked }
}

test('a take that another program begins and follows is told of, each state once, and is left to it', async () => {
  const folder = newFolder()
  const { sent, asked, client } = taking()
  const window = await watching(folder, client)
  const command = await program(folder, client)
  const id = idOf(await command.takes.start(order()))
  await expect.poll(() => window.states).toContain('accepted')
  await expect.poll(() => (command.takes.wake(), window.states)).toContain('processing')
  await window.looked()
  expect(window.store.get(id)).toEqual(command.store.get(id))
  expect(new Set(window.states).size).toBe(window.states.length)
  expect(asked).toHaveLength(1)
  await Promise.all([command.takes.stop(), window.takes.stop()])
  expect(sent).toHaveLength(1)
})

test('a take that another program lets go of goes on in the one that is there', async () => {
  const folder = newFolder()
  const { sent, asked, client } = taking()
  const command = await program(folder, client)
  idOf(await command.takes.start(order()))
  await expect.poll(() => command.states).toContain('accepted')
  const window = await watching(folder, client)
  await window.looked()
  expect(asked).toEqual([])
  await command.takes.stop()
  await expect.poll(() => asked).toEqual(['1'])
  await expect.poll(() => window.states).toContain('processing')
  await window.takes.stop()
  expect(sent).toHaveLength(1)
})

test('how a take ended in another program is told, also where it is found out on waking', async () => {
  const folder = newFolder()
  const { client } = taking()
  const command = await program(folder, client)
  const id = idOf(await command.takes.start(order()))
  await expect.poll(() => command.states).toContain('accepted')
  const window = await program(folder, client)
  window.takes.goOn()
  expect(await window.takes.followed(id)).toMatchObject({ error: { code: 'take/followed-elsewhere' } })
  command.takes.leave(id)
  await command.takes.followed(id)
  window.takes.wake()
  await expect.poll(() => window.states).toEqual(['cancelled'])
  await window.takes.stop()
})

test('what another program was told to send is shown and never sent from here, not even on waking', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const window = await watching(folder, client)
  await (await openTakeStore(folder)).create(unsent(), { project: null, body: REQUEST.bytes })
  await expect.poll(() => window.states).toEqual(['prepared'])
  await window.looked()
  window.takes.wake()
  await window.looked()
  await window.takes.stop()
  expect(window.states).toEqual(['prepared'])
  expect(sent).toEqual([])
})

test('a take that nothing more is to be heard of is not asked for at every look', async () => {
  const folder = newFolder()
  const { client } = taking()
  let asked = 0
  const refused: Answered = {
    kind: 'no',
    failure: { error: { code: 'service/auth', service: 'S', said: '', requestId: '' }, retry: 'never' },
    retryAfterMs: null,
  }
  const command = await program(folder, client)
  idOf(await command.takes.start(order()))
  await expect.poll(() => command.states).toContain('accepted')
  await command.takes.stop()
  const window = await watching(folder, {
    ...client,
    query: () => (asked++, Promise.resolve(refused)),
  })
  await expect.poll(() => asked).toBe(1)
  await window.looked()
  await window.looked()
  expect(asked).toBe(1)
  await window.takes.stop()
})
