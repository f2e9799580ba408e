import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { TakeState } from '../../../src-shared/take.ts'
import { FAKE_KEY, startFakeService, type FakeService } from '../../support/fakeService/server.ts'
import { LOST_REPLY } from '../../support/fakeService/faults.ts'
import { valueOf } from '../support/results.ts'
import { ROCKET } from '../support/rocket.ts'
import { bundledProgram, PROGRAM } from './support/bundledProgram.ts'
import { EXTERNAL_ID, filesWith, takeBench, type TakeBench } from './support/following.ts'

let bundle: string

beforeAll(async () => {
  bundle = await bundledProgram()
})

afterAll(() => rmSync(bundle, { recursive: true, force: true }))

const start = async (options = {}): Promise<FakeService> => {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  return service
}

/** Sends a take in a process of its own and kills that once a state is on the disk, or when something has happened. */
async function killed(
  service: FakeService,
  { folder }: TakeBench,
  orders: { lookup?: 'proven' | 'unproven'; holdAt?: TakeState; when?: () => boolean },
): Promise<void> {
  const { lookup = 'proven', holdAt = null, when } = orders
  const credentials = { kind: 'bearer', key: FAKE_KEY }
  const { baseUrl } = service
  const all = { folder, baseUrl, credentials, photo: ROCKET, lookup, externalId: EXTERNAL_ID, holdAt }
  const child = spawn(process.execPath, [join(bundle, PROGRAM), JSON.stringify(all)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const reached = (): boolean => when?.() ?? said.split('\n').includes(holdAt ?? '')
  while (!reached() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(reached(), `the process got that far: ${said}`).toBe(true)
  child.kill('SIGKILL')
  await closed
}

/** The next start of the program, and the end of what it goes on with. */
async function nextStart(bench: TakeBench, lookup: 'proven' | 'unproven' = 'proven') {
  const program = await bench.start({ lookup })
  program.takes.goOn()
  const [take] = program.store.all()
  return valueOf(await program.takes.followed(take?.id ?? '')).take
}

describe('killed in any state, the program goes on at its next start', () => {
  test.each(['prepared', 'accepted', 'processing', 'downloading'] as const)(
    'killed while %s: one task, followed to its clip',
    async (holdAt) => {
      const service = await start()
      const bench = takeBench(service)
      await killed(service, bench, { holdAt })
      const take = await nextStart(bench)
      expect([take.state, service.tasks.length]).toEqual(['ready', 1])
      expect(service.requests.filter(({ route }) => route === 'create').length).toBe(1)
      expect(filesWith(bench.folder, FAKE_KEY)).toEqual([])
    },
  )

  test('killed with the intent to send on the disk, before anything left: not accepted, and not sent by itself', async () => {
    const service = await start()
    const bench = takeBench(service)
    await killed(service, bench, { holdAt: 'sending' })
    const take = await nextStart(bench)
    expect([take.state, take.error?.code]).toEqual(['failed', 'take/not-accepted'])
    expect(service.tasks.length).toBe(0)
  })

  test('the same at a service whose lookup proves nothing: unknown, and not sent by itself', async () => {
    const service = await start({ externalIdLookup: false })
    const bench = takeBench(service)
    await killed(service, bench, { holdAt: 'sending', lookup: 'unproven' })
    const take = await nextStart(bench, 'unproven')
    expect([take.state, take.error?.code]).toEqual(['unknown', 'take/outcome-unknown'])
    expect(service.tasks.length).toBe(0)
  })

  test('killed after the service accepted and before its answer came: the task is found', async () => {
    const service = await start()
    const bench = takeBench(service)
    service.faults.next('create', { kind: 'stall', at: 'before-headers', accepted: true })
    await killed(service, bench, { when: () => service.tasks.length === 1 })
    const take = await nextStart(bench)
    expect([take.state, service.tasks.length]).toEqual(['ready', 1])
  })

  test('killed in the middle of the download: fetched anew, and no piece of a clip stays', async () => {
    const service = await start()
    const bench = takeBench(service)
    service.faults.next('clip', { kind: 'stall', at: 'mid-body' })
    const fetching = () => service.requests.some(({ route }) => route === 'clip')
    await killed(service, bench, { when: fetching })
    const take = await nextStart(bench)
    expect([take.state, service.tasks.length]).toEqual(['ready', 1])
    expect(readdirSync(join(bench.folder, take.id)).sort()).toEqual([
      'clip.mp4',
      'labels.rle',
      'project.json',
      'request.json',
      'take.json',
    ])
  })

  test('killed again and again, at each state it comes to: one task, and its clip', async () => {
    const service = await start()
    const bench = takeBench(service)
    for (const holdAt of ['prepared', 'accepted', 'processing', 'downloading'] as const) {
      await killed(service, bench, { holdAt })
    }
    expect((await nextStart(bench)).state).toBe('ready')
    expect(service.tasks.length).toBe(1)
  })

  test('stopped in order at each state, as when the window is closed: one task, and its clip', async () => {
    const service = await start({ pace: { queries: 4 } })
    const bench = takeBench(service)
    for (const last of ['prepared', 'sending', 'accepted', 'processing', 'downloading']) {
      const ends: Promise<void>[] = []
      const program = await bench.start({
        onKept({ state }) {
          if (state === last) ends.push(program.takes.stop())
        },
      })
      const [take] = program.store.all()
      program.takes.goOn()
      if (take) await program.takes.followed(take.id)
      else await program.send()
      await Promise.all(ends)
    }
    expect((await nextStart(bench)).state).toBe('ready')
    expect(service.tasks.length).toBe(1)
  })
})

describe('one click, one task', () => {
  test('two clicks in one tick make one take', async () => {
    const service = await start()
    const program = await takeBench(service).start({ externalId: null })
    const [first, second] = (await Promise.all([program.click(), program.click()])).map(valueOf)
    expect(first?.map(({ id }) => id)).toEqual(second?.map(({ id }) => id))
    await program.takes.followed(first?.[0]?.id ?? '')
    expect(service.tasks.length).toBe(1)
  })

  test('two programs with the same takes: only one of them follows', async () => {
    const service = await start()
    const bench = takeBench(service)
    await killed(service, bench, { holdAt: 'accepted' })
    const programs = [await bench.start(), await bench.start()]
    programs.forEach(({ takes }) => takes.goOn())
    const id = programs[0]?.store.all()[0]?.id ?? ''
    const ends = await Promise.all(programs.map(({ takes }) => takes.followed(id)))
    expect(ends.map((end) => (end.ok ? end.value.take.state : end.error.code)).sort()).toEqual([
      'ready',
      'take/followed-elsewhere',
    ])
    expect(service.tasks.length).toBe(1)
  })
})

describe('a person goes on', () => {
  test('an unknown outcome is looked for again by resuming, and followed when the task turns up', async () => {
    const service = await start()
    const bench = takeBench(service)
    service.faults.next('create', LOST_REPLY)
    service.faults.always('query', { kind: 'error', code: 1203 })
    const first = await bench.start({ lookup: 'unproven' })
    const { take } = valueOf(await first.send())
    expect(take.state).toBe('unknown')
    service.faults.clear()
    await first.takes.resume(take.id)
    const end = valueOf(await first.takes.followed(take.id))
    expect([end.take.state, service.tasks.length]).toEqual(['ready', 1])
  })

  test('a key that was refused later on: the take goes on with the right one', async () => {
    const service = await start()
    const bench = takeBench(service)
    service.faults.next('query', { kind: 'error', code: 1004 })
    const first = await bench.start()
    const { take } = valueOf(await first.send())
    expect([take.state, take.error?.code]).toEqual(['accepted', 'service/auth'])
    // As when a key is entered.
    first.takes.wake()
    expect(valueOf(await first.takes.followed(take.id)).take.state).toBe('ready')
    expect(service.tasks.length).toBe(1)
  })

  test('a finished clip that is gone from the disk is fetched again, and not made again', async () => {
    const service = await start()
    const bench = takeBench(service)
    const first = await bench.start()
    const { take } = valueOf(await first.send())
    const path = first.store.clipPath(take)
    const clip = readFileSync(path)
    for (const program of [first, await bench.start()]) {
      rmSync(path)
      expect(valueOf(await program.takes.resume(take.id))).toMatchObject({ state: 'processing', clip: null })
      const end = valueOf(await program.takes.followed(take.id))
      expect([end.take.state, end.take.clip]).toEqual(['ready', take.clip])
      expect(bench.kept()).toMatchObject({ state: 'ready' })
      expect(readFileSync(path).equals(clip)).toBe(true)
    }
    // With the clip there nothing is asked for.
    const asked = service.requests.length
    expect(valueOf(await first.takes.resume(take.id)).state).toBe('ready')
    await first.takes.followed(take.id)
    expect([service.requests.length, service.tasks.length]).toEqual([asked, 1])
  })

  test('a clip that is gone here and at the service says so', async () => {
    const service = await start()
    const program = await takeBench(service).start()
    const { take } = valueOf(await program.send())
    rmSync(program.store.clipPath(take))
    service.faults.always('query', { kind: 'vanish' })
    valueOf(await program.takes.resume(take.id))
    const end = valueOf(await program.takes.followed(take.id))
    expect([end.take.state, end.take.error?.code]).toEqual(['failed', 'service/no-task'])
    expect(service.tasks.length).toBe(1)
  })

  test('the same request once more is another task, with the same bytes but for its id', async () => {
    const service = await start()
    const bench = takeBench(service)
    const program = await bench.start()
    const { take } = valueOf(await program.send())
    const again = valueOf(await program.takes.again(take.id))
    await program.takes.followed(again.id)
    const [first, second] = service.requests
      .filter(({ route }) => route === 'create')
      .map(({ body }) => body.toString())
    const withoutId = (text = ''): string => text.replace(/,"external_task_id":"[^"]*"/, '')
    expect(withoutId(first)).toBe(withoutId(second))
    expect(first).not.toBe(second)
    expect(service.tasks.length).toBe(2)
  })
})
