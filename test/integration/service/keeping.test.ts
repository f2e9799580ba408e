import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { deleteTake } from '../../../src-main/takes/deleting.ts'
import { sentBody } from '../../../src-main/takes/sentBody.ts'
import {
  startFakeService,
  type FakeService,
  type FakeServiceOptions,
} from '../../support/fakeService/server.ts'
import { valueOf } from '../support/results.ts'
import { takeBench } from './support/following.ts'
import { systemClock } from '../../../src-main/takes/service/open.ts'

const start = async (options: FakeServiceOptions = {}): Promise<FakeService> => {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  return service
}

const idle = { isAtWork: () => false }

test('a take that is followed is left and deleted; its task goes on, and nobody asks for it any more', async () => {
  const service = await start({ pace: { queries: 1000 } })
  const bench = takeBench(service)
  const program = await bench.start({ clock: systemClock })
  const { store, takes } = program
  const [take] = valueOf(await program.click())
  const id = take?.id ?? ''
  await expect.poll(() => store.get(id)?.state).toBe('accepted')
  expect(await deleteTake({ store, queue: idle, services: takes }, id)).toEqual({ ok: true, value: null })
  expect(readdirSync(bench.folder)).toEqual([])
  expect(service.tasks).toHaveLength(1)
  const asked = service.requests.length
  const again = await bench.start()
  again.takes.goOn()
  expect(again.store.all()).toEqual([])
  expect(service.requests).toHaveLength(asked)
})

test('a take that another program follows is not deleted', async () => {
  const service = await start({ pace: { queries: 1000 } })
  const bench = takeBench(service)
  const first = await bench.start({ clock: systemClock })
  const [take] = valueOf(await first.click())
  const id = take?.id ?? ''
  await expect.poll(() => first.store.get(id)?.state).toBe('accepted')
  const second = await bench.start()
  expect(await deleteTake({ store: second.store, queue: idle, services: second.takes }, id)).toEqual({
    ok: false,
    error: { code: 'take/followed-elsewhere' },
  })
  expect(bench.kept()).toMatchObject({ id, state: 'accepted' })
})

test('a name that is given while the take is on its way is there when it has come', async () => {
  const service = await start()
  const bench = takeBench(service)
  let named = false
  const program = await bench.start({
    async onKept({ id, state }) {
      if (state !== 'accepted' || named) return
      named = true
      await program.store.remark(id, { name: 'Best', stars: 5 })
    },
  })
  const { take } = valueOf(await program.send())
  expect(program.store.get(take.id)).toMatchObject({ state: 'ready', remarks: { name: 'Best', stars: 5 } })
  const later = await bench.start()
  expect(later.store.get(take.id)).toMatchObject({ state: 'ready', remarks: { name: 'Best', stars: 5 } })
})

test('the request is kept byte for byte as it went out', async () => {
  const service = await start()
  const program = await takeBench(service).start()
  const { store } = program
  const { take } = valueOf(await program.send())
  const body = valueOf(await sentBody(store, take.id))
  const sent = service.requests.find(({ route }) => route === 'create')?.body
  expect(Buffer.compare(Buffer.from(body), sent ?? Buffer.alloc(0))).toBe(0)
  expect(readFileSync(store.clipPath(take)).toString('latin1', 4, 8)).toBe('ftyp')
})
