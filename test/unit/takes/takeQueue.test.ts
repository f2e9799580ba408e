import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newProject } from '../../../src-shared/project/project.ts'
import type { Engine } from '../../../src-main/engines/engine.ts'
import type { Take } from '../../../src-shared/take.ts'
import type { TakeQueue } from '../../../src-main/takes/takeQueue.ts'
import { mendingOf } from '../../../src-shared/takes/mending.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'
import { gate, movingProject, newFolder, openQueue, orderOf, writingEngine } from './orders.ts'

async function started(queue: TakeQueue, order = orderOf()): Promise<Take> {
  const take = await queue.start(order)
  if (!take.ok) throw new Error(take.error.code)
  return take.value
}

describe('a take', () => {
  test('is on the disk with its whole request before it begins', async () => {
    const folder = newFolder()
    const { hold, open } = gate()
    const { queue, settled } = await openQueue(folder, writingEngine(hold))
    const take = await started(queue)
    expect(take.state).toBe('waiting')
    expect(readdirSync(join(folder, take.id))).toEqual(
      expect.arrayContaining(['labels.rle', 'project.json', 'take.json']),
    )
    open()
    await settled(take.id)
  })

  test('ends with its clip and what is known of it', async () => {
    const folder = newFolder()
    const { queue, changes, settled } = await openQueue(folder, writingEngine())
    const { id } = await started(queue)
    expect(await settled(id)).toMatchObject({
      state: 'ready',
      projectName: 'Box goes right',
      clip: { format: 'mp4', frames: 10, fps: 10, durationSeconds: 1, codec: 'avc1', bytes: 13, width: 20 },
    })
    expect(changes.map(({ state }) => state)).toEqual(['rendering', 'ready'])
    expect(readFileSync(join(folder, id, 'clip.mp4'), 'utf8')).toBe('mp4 photo.png')
    expect(queue.clip(id)).toEqual({ path: join(folder, id, 'clip.mp4'), format: 'mp4' })
  })

  test('is there again after a restart, and can be made from its request', async () => {
    const folder = newFolder()
    const first = await openQueue(folder, writingEngine())
    const { id } = await started(first.queue)
    await first.settled(id)
    const engine = writingEngine()
    const { queue } = await openQueue(folder, engine)
    expect(await queue.list([id])).toMatchObject([{ id, state: 'ready' }])
    const webm = join(newFolder(), 'again.webm')
    expect(await queue.export(id, webm)).toEqual({ ok: true, value: {} })
    expect(engine.tasks[0]?.project).toEqual(movingProject())
    expect(readFileSync(webm, 'utf8')).toBe('webmphoto.png')
  })

  test('waits while another is rendered, and both end', async () => {
    const { hold, open } = gate()
    const engine = writingEngine(hold)
    const { queue, settled } = await openQueue(newFolder(), engine)
    const [one, two] = [await started(queue), await started(queue)]
    await expect.poll(() => engine.tasks.length).toBe(1)
    expect((await queue.list([one.id, two.id])).map(({ state }) => state)).toEqual(['rendering', 'waiting'])
    open()
    expect((await settled(one.id)).state).toBe('ready')
    expect((await settled(two.id)).state).toBe('ready')
  })

  test('that nothing moves in is refused, and nothing is kept of it', async () => {
    const folder = newFolder()
    const { queue } = await openQueue(folder, writingEngine())
    const still = newProject(movingProject().photo)
    expect(await queue.start(orderOf(still))).toEqual({
      ok: false,
      error: { code: 'project/has-errors', count: 1 },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('of another photo’s areas, or as single pictures, is refused', async () => {
    const { queue } = await openQueue(newFolder(), writingEngine())
    const order = orderOf()
    const cut = { ...order, project: { ...order.project, labels: order.project.labels.slice(0, -1) } }
    expect(await queue.start(cut)).toMatchObject({ error: { code: 'project/unreadable' } })
    expect(await queue.start(orderOf(movingProject(), 'png'))).toMatchObject({
      error: { code: 'render/format' },
    })
  })
})

describe('stopping', () => {
  test('ends a take that renders and leaves no clip', async () => {
    const folder = newFolder()
    const { hold } = gate()
    const engine = writingEngine(hold)
    const { queue, settled } = await openQueue(folder, engine)
    const { id } = await started(queue)
    await expect.poll(() => engine.tasks.length).toBe(1)
    await queue.cancel(id)
    expect(await settled(id)).toMatchObject({ state: 'cancelled', clip: null, error: null })
    expect(readdirSync(join(folder, id)).sort()).toEqual(['labels.rle', 'project.json', 'take.json'])
  })

  test('ends a take that waits at once, and the one before it goes on', async () => {
    const { hold, open } = gate()
    const engine = writingEngine(hold)
    const { queue, settled } = await openQueue(newFolder(), engine)
    const [one, two, three] = [await started(queue), await started(queue), await started(queue)]
    await queue.cancel(two.id)
    expect((await settled(two.id)).state).toBe('cancelled')
    expect((await queue.list([one.id, three.id])).map(({ state }) => state)).toEqual(['rendering', 'waiting'])
    open()
    expect((await settled(three.id)).state).toBe('ready')
    expect(engine.tasks).toHaveLength(2)
  })

  test('of an unknown take is an error', async () => {
    const { queue } = await openQueue(newFolder(), writingEngine())
    expect(await queue.cancel('00000000-0000-0000-0000-000000000000')).toMatchObject({
      error: { code: 'take/missing' },
    })
  })
})

describe('what was under way', () => {
  const interrupted = { state: 'failed', error: { code: 'take/interrupted' } }

  test('when the app closes is marked as interrupted', async () => {
    const folder = newFolder()
    const { hold } = gate()
    const { queue } = await openQueue(folder, writingEngine(hold))
    const takes = [await started(queue), await started(queue)]
    await queue.stop()
    const next = await openQueue(folder, writingEngine())
    expect(await next.queue.list(takes.map(({ id }) => id))).toMatchObject([interrupted, interrupted])
  })

  test('when the app was killed is marked as interrupted at the next start, on the disk too', async () => {
    const folder = newFolder()
    const { hold, open } = gate()
    const { queue, settled } = await openQueue(folder, writingEngine(hold))
    const { id } = await started(queue)
    const path = join(folder, id, 'take.json')
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('rendering')
    const next = await openQueue(folder, writingEngine())
    expect(await next.queue.list([id])).toMatchObject([interrupted])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(interrupted)
    open()
    await settled(id)
  })

  test('a damaged take is passed over and its folder left as it is', async () => {
    const folder = newFolder()
    const first = await openQueue(folder, writingEngine())
    const [bad, good] = [await started(first.queue), await started(first.queue)]
    await first.settled(bad.id)
    await first.settled(good.id)
    writeFileSync(join(folder, bad.id, 'take.json'), '{"id":')
    const { queue } = await openQueue(folder, writingEngine())
    expect((await queue.list([bad.id, good.id])).map(({ id }) => id)).toEqual([good.id])
    expect(existsSync(join(folder, bad.id, 'clip.mp4'))).toBe(true)
  })
})

describe('an engine', () => {
  test('that fails makes a failed take with its reason, and the next one is rendered', async () => {
    const engine = writingEngine()
    let first = true
    const failing: Engine = {
      id: 'local',
      render(task) {
        if (!first) return engine.render(task)
        first = false
        return Promise.resolve({ ok: false, error: { code: 'render/failed', detail: 'no encoder' } })
      },
    }
    const { queue, settled } = await openQueue(newFolder(), failing)
    const [one, two] = [await started(queue), await started(queue)]
    expect(await settled(one.id)).toMatchObject({ state: 'failed', error: { detail: 'no encoder' } })
    expect((await settled(two.id)).state).toBe('ready')
  })

  test('whose bytes the disk does not take makes a failed take with the disk’s reason', async () => {
    const folder = newFolder()
    const { queue, settled } = await openQueue(folder, {
      id: 'local',
      async render({ sink }) {
        const far = Number.MAX_SAFE_INTEGER - 1
        const detail = await sink.write(far, new Uint8Array(1)).then(() => 'written', String)
        return { ok: false, error: { code: 'render/failed', detail } }
      },
    })
    const { id } = await started(queue)
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      error: { code: 'file/unwritable', name: 'clip.mp4' },
    })
    expect(readdirSync(join(folder, id)).sort()).toEqual(['labels.rle', 'project.json', 'take.json'])
  })

  test('that throws makes a failed take too', async () => {
    const { queue, settled } = await openQueue(newFolder(), {
      id: 'local',
      render: () => Promise.reject(new Error('window gone')),
    })
    const { id } = await started(queue)
    expect(await settled(id)).toMatchObject({ state: 'failed', error: { detail: 'window gone' } })
  })
})

describe('exporting', () => {
  async function finished() {
    const folder = newFolder()
    const engine = writingEngine()
    const opened = await openQueue(folder, engine)
    const { id } = await started(opened.queue)
    await opened.settled(id)
    return { ...opened, engine, folder, id, out: newFolder() }
  }

  test('copies the clip byte for byte where the format is the same, whatever case the ending has', async () => {
    const { queue, engine, id, out } = await finished()
    expect(await queue.export(id, join(out, 'Clip.MP4'))).toMatchObject({ ok: true })
    expect(readFileSync(join(out, 'Clip.MP4'), 'utf8')).toBe('mp4 photo.png')
    expect(engine.tasks).toHaveLength(1)
  })

  test('renders anew for the other format and tells how far it is', async () => {
    const { queue, engine, exported, id, out } = await finished()
    await queue.export(id, join(out, 'clip.webm'))
    expect(engine.tasks[1]?.spec).toMatchObject({ format: 'webm', fps: 10, width: 20 })
    expect(exported).toEqual([1])
    expect(readdirSync(out)).toEqual(['clip.webm'])
  })

  test('to another ending is refused', async () => {
    const { queue, id, out } = await finished()
    expect(await queue.export(id, join(out, 'clip.mov'))).toEqual({
      ok: false,
      error: { code: 'render/format', ending: 'mov' },
    })
    expect(readdirSync(out)).toEqual([])
  })

  test('into a folder that is not there is an error with the name only', async () => {
    const { queue, id, out } = await finished()
    expect(await queue.export(id, join(out, 'nowhere', 'clip.mp4'))).toEqual({
      ok: false,
      error: { code: 'file/no-folder', name: 'clip.mp4' },
    })
  })

  test('of a take whose clip was taken away says so, and the list says it too', async () => {
    const { queue, changes, folder, id, out } = await finished()
    rmSync(join(folder, id, 'clip.mp4'))
    expect(await queue.export(id, join(out, 'clip.mp4'))).toMatchObject({
      error: { code: 'take/clip-missing' },
    })
    const missing = { id, state: 'failed', error: { code: 'take/clip-missing' } }
    expect(await queue.list([id])).toMatchObject([missing])
    // Who had it on the screen as ready is told.
    expect(changes.at(-1)).toMatchObject(missing)
  })

  test('of a service’s take whose clip was taken away says that it can be fetched', async () => {
    const { queue, store } = await openQueue(newFolder(), writingEngine())
    const prepared = preparedTake({
      ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'e', spec: UNSEEN_SPEC, requestSha256: null },
    })
    const take: Take = { ...prepared, state: 'ready', service: { ...prepared.service, taskId: '1' } }
    await store.create(take, { project: null, body: null })
    const error = { code: 'service/clip-missing', service: 'CometAPI' }
    expect(await queue.ready(take.id)).toEqual({ ok: false, error })
    const [found] = await queue.list([take.id])
    expect(found).toMatchObject({ state: 'failed', error })
    expect(found && mendingOf(found)).toBe('fetch')
  })

  test('of a take that is not finished is refused', async () => {
    const { hold, open } = gate()
    const { queue, settled } = await openQueue(newFolder(), writingEngine(hold))
    const { id } = await started(queue)
    expect(await queue.export(id, join(newFolder(), 'clip.mp4'))).toMatchObject({
      error: { code: 'take/not-finished' },
    })
    open()
    await settled(id)
  })
})
