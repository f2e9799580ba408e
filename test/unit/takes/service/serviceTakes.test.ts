import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answered, ServiceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import { toWire } from '../../../../src-shared/project/wire.ts'
import { COMETAPI } from '../../../../src-shared/service/profiles.ts'
import { movingProject } from '../../../support/projects.ts'
import { newFolder } from '../orders.ts'
import { order, program, REQUEST, slowClock, taking } from './programs.ts'

test('two clicks in one tick are one order', async () => {
  const { sent, client } = taking()
  const { takes } = await program(newFolder(), client)
  const [one, two] = await Promise.all([takes.start(order()), takes.start(order())])
  expect(one).toBe(two)
  await expect.poll(() => sent.length).toBe(1)
  await takes.stop()
  expect(sent).toHaveLength(1)
})

test('×3 is three takes with three ids, each kept with the very body before anything is sent', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const { takes, states } = await program(folder, client)
  const started = await takes.start(order({ count: 3 }))
  if (!started.ok) throw new Error(started.error.code)
  expect(readdirSync(folder)).toHaveLength(3)
  for (const { id } of started.value) {
    expect(readFileSync(join(folder, id, 'request.json'), 'utf8')).toBe(Buffer.from(REQUEST.bytes).toString())
  }
  await expect.poll(() => sent.length).toBe(3)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
  await takes.stop()
  expect(states.filter((state) => state === 'sending')).toHaveLength(3)
})

test('again sends the very same body under an id of its own', async () => {
  const { sent, client } = taking()
  const { takes } = await program(newFolder(), client)
  const started = await takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const again = await takes.again(started.value[0]?.id ?? '')
  expect(again).toMatchObject({ ok: true, value: { engine: 'cometapi', projectName: 'P' } })
  await expect.poll(() => sent.length).toBe(2)
  expect(sent[0]?.body).toBe(sent[1]?.body)
  expect(sent[0]?.id).not.toBe(sent[1]?.id)
  await takes.stop()
})

test('two clicks on again are one further take; a later click is another', async () => {
  const { sent, client } = taking()
  const folder = newFolder()
  let now = 0
  const { takes, store } = await program(folder, client, true, { ...slowClock(), now: () => now })
  const started = await takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  const [one, two] = await Promise.all([takes.again(id), takes.again(id)])
  expect(one).toBe(two)
  await expect.poll(() => sent.length).toBe(2)
  now += 2_000
  await takes.again(id)
  await expect.poll(() => sent.length).toBe(3)
  expect(store.all()).toHaveLength(3)
  await takes.stop()
  expect(sent).toHaveLength(3)
})

test('leaving is told as such, and the task can be followed again', async () => {
  const { client } = taking()
  const { takes, states } = await program(newFolder(), client)
  const started = await takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  await expect.poll(() => states).toContain('accepted')
  takes.leave(id)
  expect(await takes.followed(id)).toMatchObject({ value: { take: { state: 'cancelled' } } })
  expect(await takes.resume(id)).toMatchObject({ value: { state: 'processing' } })
  await takes.stop()
})

test('without a key, with an id that is taken, or to a bad address nothing is kept and nothing is sent', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const keyless = await program(folder, client, false)
  expect(await keyless.takes.start(order())).toMatchObject({ error: { code: 'service/key-missing' } })
  expect(readdirSync(folder)).toEqual([])
  const { takes } = await program(folder, client)
  await takes.start({ ...order({ externalId: 'mine' }), name: 'First' })
  // The same again is the same click; another order under that id is not.
  const other = {
    ...order({ externalId: 'mine' }),
    project: toWire(movingProject({ width: 660, height: 400 })),
  }
  for (const bad of [other, order({ externalId: 'a b' }), order({ externalId: 'x'.repeat(65) })]) {
    expect(await takes.start(bad)).toMatchObject({ error: { code: 'take/external-id' } })
  }
  await expect.poll(() => sent.length).toBe(1)
  const profile = { ...COMETAPI, baseUrl: 'http://example.com' }
  expect(await takes.start(order({ profile }))).toMatchObject({ error: { code: 'service/address' } })
  await expect.poll(() => sent).toHaveLength(1)
  await takes.stop()
  expect(sent).toHaveLength(1)
})

test('a body that was changed on the disk is not sent', async () => {
  const folder = newFolder()
  const { sent, client } = taking()
  const { takes, store } = await program(folder, client)
  const started = await takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  await expect.poll(() => sent.length).toBe(1)
  writeFileSync(join(store.folderOf(id), 'request.json'), '{"image":"other"}')
  expect(await takes.again(id)).toEqual({ ok: false, error: { code: 'take/no-request' } })
  await takes.stop()
})

test('a computer that wakes, or a network that is back, ends the pause between two questions', async () => {
  const { asked, client } = taking()
  const { takes, states } = await program(newFolder(), client)
  await takes.start(order({ count: 2 }))
  await expect.poll(() => states.filter((state) => state === 'accepted')).toHaveLength(2)
  expect(asked).toEqual([])
  // Again and again: but for these nobody would ever ask, and nobody is asked twice in a moment.
  await expect.poll(() => (takes.wake(), asked.toSorted())).toEqual(['1', '2'])
  for (let i = 0; i < 3; i++) {
    takes.wake()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(asked).toHaveLength(2)
  await takes.stop()
})

test('a pause that the service asked for is kept', async () => {
  const { client } = taking()
  const busy: Answered = {
    kind: 'no',
    failure: { error: { code: 'service/busy', service: 'S', said: '', requestId: '' }, retry: 'queue' },
    retryAfterMs: 60_000,
  }
  let wait = true
  let asked = 0
  const patient: ServiceClient = {
    ...client,
    query(id, signal) {
      asked++
      return wait ? Promise.resolve(busy) : client.query(id, signal)
    },
  }
  const { takes, states } = await program(newFolder(), patient)
  await takes.start(order())
  await expect.poll(() => states).toContain('accepted')
  await expect.poll(() => (takes.wake(), asked)).toBe(1)
  wait = false
  for (let i = 0; i < 3; i++) {
    takes.wake()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(asked).toBe(1)
  await takes.stop()
})

test('a refused key holds a take that was accepted; a key that is there again lets it go on, at once', async () => {
  const { sent, client } = taking()
  const auth: Answered = {
    kind: 'no',
    failure: { error: { code: 'service/auth', service: 'S', said: '', requestId: '' }, retry: 'never' },
    retryAfterMs: null,
  }
  let known = false
  const picky: ServiceClient = {
    ...client,
    query: (id, signal) => (known ? client.query(id, signal) : Promise.resolve(auth)),
  }
  const folder = newFolder()
  const { takes, store } = await program(folder, picky)
  const started = await takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  const held = { state: 'accepted', error: { code: 'service/auth' } }
  await expect.poll(() => (takes.wake(), store.get(id))).toMatchObject(held)
  expect(await takes.followed(id)).toMatchObject({ value: { take: held, gaveUp: held.error } })
  expect(await store.reload(id)).toMatchObject(held)
  known = true
  takes.wake()
  await expect.poll(() => store.get(id)).toMatchObject({ state: 'processing', error: null })
  await takes.stop()
  expect(sent).toHaveLength(1)
})

test('without its key a take that was accepted waits for it through restarts', async () => {
  const folder = newFolder()
  const { client } = taking()
  const first = await program(folder, client)
  const started = await first.takes.start(order())
  if (!started.ok) throw new Error(started.error.code)
  const id = started.value[0]?.id ?? ''
  await expect.poll(() => first.store.get(id)?.state).toBe('accepted')
  await first.takes.stop()
  for (let start = 0; start < 2; start++) {
    const keyless = await program(folder, client, false)
    keyless.takes.goOn()
    await keyless.takes.followed(id)
    expect(keyless.store.get(id)).toMatchObject({ state: 'accepted', error: { code: 'service/key-missing' } })
  }
  const last = await program(folder, client)
  last.takes.goOn()
  // After a restart it is asked at once.
  await expect.poll(() => last.store.get(id)).toMatchObject({ state: 'processing', error: null })
  await last.takes.stop()
})
