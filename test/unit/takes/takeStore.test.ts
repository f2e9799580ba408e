import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toWire } from '../../../src-shared/project/wire.ts'
import { NO_REMARKS, type Take } from '../../../src-shared/take.ts'
import { openTakeStore, type TakeStore } from '../../../src-main/takes/takeStore.ts'
import { keepThumbnail, readThumbnail } from '../../../src-main/takes/thumbnails.ts'
import { movingProject, newFolder } from './orders.ts'

const ID = '11111111-2222-4333-8444-555555555555'

const take: Take = {
  ...{ id: ID, engine: 'local', projectName: 'P', createdAt: 1, state: 'ready', clip: null, error: null },
  spec: { format: 'mp4', width: 20, height: 10, fps: 10, durationSeconds: 1, loop: 'none' },
  ...{ service: null, prompt: 'up', remarks: NO_REMARKS },
}

async function withTake(): Promise<{ folder: string; store: TakeStore }> {
  const folder = newFolder()
  const store = await openTakeStore(folder)
  const created = await store.create(take, { project: toWire(movingProject()), body: null })
  expect(created.ok).toBe(true)
  return { folder, store }
}

describe('what a person says of a take', () => {
  test('stays over a restart, each word for itself', async () => {
    const { folder, store } = await withTake()
    await store.remark(ID, { name: 'Best' })
    await store.remark(ID, { stars: 4 })
    await store.remark(ID, { note: 'The tower trembles' })
    const remarks = { name: 'Best', stars: 4, note: 'The tower trembles' }
    expect(store.get(ID)?.remarks).toEqual(remarks)
    expect((await openTakeStore(folder)).get(ID)).toMatchObject({ prompt: 'up', remarks })
  })

  test('said in one breath, the last word is the one that stays', async () => {
    const { folder, store } = await withTake()
    await Promise.all([1, 2, 3, 4, 5].map((stars) => store.remark(ID, { stars })))
    expect((await openTakeStore(folder)).get(ID)?.remarks.stars).toBe(5)
  })

  test('outlives whoever is at work on the take with an older copy of it', async () => {
    const { folder, store } = await withTake()
    await store.remark(ID, { name: 'Best' })
    await store.put({ ...take, state: 'failed' })
    expect(store.get(ID)).toMatchObject({ state: 'failed', remarks: { name: 'Best' } })
    const elsewhere = await openTakeStore(folder)
    expect(elsewhere.get(ID)).toMatchObject({ state: 'failed', remarks: { name: 'Best' } })
    await store.remark(ID, { name: 'Second best' })
    expect((await elsewhere.reload(ID))?.remarks.name).toBe('Second best')
  })

  test('is nothing for takes of before, and for remarks that cannot be read', async () => {
    const { folder } = await withTake()
    const path = join(folder, ID, 'take.json')
    const { prompt: _, ...before } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify(before))
    writeFileSync(join(folder, ID, 'remarks.json'), '{"stars": 9}')
    expect((await openTakeStore(folder)).get(ID)).toMatchObject({ prompt: '', remarks: NO_REMARKS })
  })

  test('of a take that is not there is refused', async () => {
    const { store } = await withTake()
    const missing = ID.replace('1', '2')
    expect(await store.remark(missing, { stars: 1 })).toMatchObject({ error: { code: 'take/missing' } })
  })
})

describe('a take that is removed', () => {
  test('leaves nothing on the disk, and nothing brings it back', async () => {
    const { folder, store } = await withTake()
    expect(await store.remove(ID)).toEqual({ ok: true, value: null })
    expect(readdirSync(folder)).toEqual([])
    expect(store.get(ID)).toBeNull()
    expect(await store.put({ ...take, state: 'failed' })).toMatchObject({ error: { code: 'take/missing' } })
    expect(await store.remark(ID, { stars: 1 })).toMatchObject({ error: { code: 'take/missing' } })
    expect(await store.reload(ID)).toBeNull()
    expect(await store.remove(ID)).toMatchObject({ error: { code: 'take/missing' } })
    expect((await openTakeStore(folder)).all()).toEqual([])
  })

  test('whose deletion was cut short is no half a take: the rest goes at the next start', async () => {
    const folder = newFolder()
    const left = join(folder, '.gone-0')
    mkdirSync(left)
    writeFileSync(join(left, 'clip.mp4'), 'clip')
    expect((await openTakeStore(folder)).all()).toEqual([])
    expect(existsSync(left)).toBe(false)
  })
})

describe('a thumbnail', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

  test('is kept with the take and goes with it', async () => {
    const { folder, store } = await withTake()
    expect(await readThumbnail(store, ID)).toBeNull()
    expect(await keepThumbnail(store, ID, jpeg)).toEqual({ ok: true, value: null })
    expect(await readThumbnail(store, ID)).toEqual(jpeg)
    await store.remove(ID)
    expect(readdirSync(folder)).toEqual([])
    expect(await readThumbnail(store, ID)).toBeNull()
  })

  test('that is none, or of no take, is not kept', async () => {
    const { store } = await withTake()
    const html = new TextEncoder().encode('<html>')
    expect(await keepThumbnail(store, ID, html)).toMatchObject({ error: { code: 'take/thumbnail' } })
    const missing = ID.replace('1', '2')
    expect(await keepThumbnail(store, missing, jpeg)).toMatchObject({ error: { code: 'take/missing' } })
  })
})

describe('a store beside another one', () => {
  const sent: Take = {
    ...take,
    state: 'processing',
    service: {
      ...{ profileId: 'kling', name: 'Kling', baseUrl: 'https://example.com', localNetwork: false },
      ...{ externalId: 'e', taskId: '1', requestSha256: null, sentAt: 1, status: '', requestId: '' },
    },
  }

  test('reads what that one wrote, and gives what it knew where nothing is new', async () => {
    const folder = newFolder()
    const [here, there] = [await openTakeStore(folder), await openTakeStore(folder)]
    await there.create(sent, { project: null, body: null })
    expect(await here.unsettled()).toEqual([ID])
    const known = await here.reload(ID)
    expect(known).toEqual(sent)
    expect(await here.reload(ID)).toBe(known)
    await there.put({ ...sent, state: 'ready' })
    expect(await here.reload(ID)).toMatchObject({ state: 'ready' })
    expect(await here.unsettled()).toEqual([])
  })

  test('does not go back to what the disk knows where that refused the last state', async () => {
    const folder = newFolder()
    const store = await openTakeStore(folder)
    await store.create(sent, { project: null, body: null })
    expect(await store.unsettled()).toEqual([ID])
    rmSync(join(folder, ID, 'take.json'))
    mkdirSync(join(folder, ID, 'take.json'))
    expect((await store.put({ ...sent, state: 'failed' })).ok).toBe(false)
    expect(await store.unsettled()).toEqual([])
    rmSync(join(folder, ID, 'take.json'), { recursive: true })
    await store.put({ ...sent, state: 'failed' })
    expect(await store.unsettled()).toEqual([ID])
  })
})
