import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deleteTake } from '../../../src-main/takes/deleting.ts'
import { claimTake } from '../../../src-main/takes/service/claim.ts'
import { ok } from '../../../src-shared/result.ts'
import { gate, newFolder, openQueue, orderOf, writingEngine } from './orders.ts'
import { valueOf } from '../../integration/support/results.ts'

/** Nothing is at a service. */
const services = { leave: () => undefined, followed: () => Promise.resolve(ok(null as never)) }

test('a take that is rendered here is not deleted before it ends', async () => {
  const folder = newFolder()
  const { hold, open } = gate()
  const { queue, store, settled } = await openQueue(folder, writingEngine(hold))
  const first = valueOf(await queue.start(orderOf()))
  const waiting = valueOf(await queue.start(orderOf()))
  for (const { id } of [first, waiting]) {
    expect(await deleteTake({ store, queue, services }, id)).toMatchObject({
      error: { code: 'take/at-work' },
    })
  }
  open()
  await settled(waiting.id)
  await expect.poll(() => queue.isAtWork(waiting.id)).toBe(false)
  expect(readdirSync(folder).sort()).toEqual([first.id, waiting.id].sort())
  expect(await deleteTake({ store, queue, services }, first.id)).toEqual({ ok: true, value: null })
  expect(readdirSync(folder)).toEqual([waiting.id])
  expect(await queue.list([first.id, waiting.id])).toMatchObject([{ id: waiting.id }])
})

test('a take that another process holds stays as it is', async () => {
  const folder = newFolder()
  const { queue, store, settled } = await openQueue(folder, writingEngine())
  const { id } = valueOf(await queue.start(orderOf()))
  await settled(id)
  const claim = valueOf(await claimTake(join(folder, id)))
  expect(await deleteTake({ store, queue, services }, id)).toMatchObject({
    error: { code: 'take/followed-elsewhere' },
  })
  expect(existsSync(join(folder, id, 'clip.mp4'))).toBe(true)
  await claim.release()
  expect(await deleteTake({ store, queue, services }, id)).toEqual({ ok: true, value: null })
  expect(await deleteTake({ store, queue, services }, id)).toMatchObject({ error: { code: 'take/missing' } })
})

test('the same order once more is a take of its own, made of the same', async () => {
  const folder = newFolder()
  const engine = writingEngine()
  const { queue, settled } = await openQueue(folder, engine)
  const first = valueOf(await queue.start(orderOf()))
  await settled(first.id)
  const again = valueOf(await queue.again(first.id))
  expect(again).toMatchObject({ state: 'waiting', spec: first.spec, projectName: first.projectName })
  expect(again.id).not.toBe(first.id)
  await settled(again.id)
  expect(engine.tasks[1]?.project).toEqual(engine.tasks[0]?.project)
  expect(await queue.again('0'.repeat(36))).toMatchObject({ error: { code: 'take/missing' } })
})
