import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fail, ok } from '../../../src-shared/result.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import type { Converter, ConvertTask, Engine } from '../../../src-main/engines/engine.ts'
import { exportClip } from '../../../src-main/takes/exporting.ts'
import { waitingLine } from '../../../src-main/takes/line.ts'
import { newFolder, openQueue, orderOf, writingEngine } from './orders.ts'

const SERVICE_TASK = {
  profileId: COMETAPI.id,
  name: COMETAPI.name,
  baseUrl: COMETAPI.baseUrl,
  localNetwork: false,
  externalId: 'x',
  taskId: '1',
  requestSha256: 'x',
  sentAt: 0,
  status: 'succeed',
  requestId: '',
}

/** A finished take of 20 x 10, and a folder to export into. */
async function finished() {
  const engine = writingEngine()
  const opened = await openQueue(newFolder(), engine)
  const started = await opened.queue.start(orderOf())
  if (!started.ok) throw new Error(started.error.code)
  const { id } = started.value
  await opened.settled(id)
  return { ...opened, engine, id, out: newFolder() }
}

const unheard = { signal: new AbortController().signal, onProgress: () => undefined }

describe('exporting', () => {
  test('renders anew where it is wanted otherwise, and copies where it is wanted as it is', async () => {
    const { queue, engine, id, out } = await finished()
    const own = engine.tasks[0]!.spec
    await queue.export(id, join(out, 'same.mp4'), { ...own, by: 'bars' })
    expect(engine.tasks).toHaveLength(1)
    await queue.export(id, join(out, 'clip.gif'), { ...own, format: 'gif', fps: 5 })
    expect(engine.tasks[1]).toMatchObject({
      spec: { format: 'gif', fps: 5, width: 20 },
      project: { photo: { width: 20 } },
    })
    expect(readdirSync(out).sort()).toEqual(['clip.gif', 'same.mp4'])
  })

  test('single pictures go into a folder, all or none', async () => {
    const { store, id, out } = await finished()
    const take = store.get(id)!
    const spec = { ...take.spec, format: 'png' } as const
    const making = (broken: boolean): Engine & Converter => ({
      id: 'local',
      convert: () => Promise.reject(new Error('it is no clip')),
      async render({ sink }) {
        for (let i = 0; i < 3; i++) await sink.frame(i, new Uint8Array(20 * 10 * 4))
        return broken
          ? fail({ code: 'render/failed', detail: 'no' })
          : ok({ codec: 'png', width: 20, height: 10 })
      },
    })
    const order = { store, inTurn: waitingLine(), take, spec, ...unheard }
    const path = join(out, 'frames')
    expect(await exportClip({ ...order, engine: making(true), path })).toMatchObject({ ok: false })
    expect(existsSync(path)).toBe(false)
    expect(await exportClip({ ...order, engine: making(false), path })).toEqual({ ok: true, value: null })
    expect(readdirSync(path).sort()).toEqual(['0000.png', '0001.png', '0002.png'])
  })

  test('a service’s clip is made into another one, by itself, and never rendered', async () => {
    const { store, id, out } = await finished()
    const local = store.get(id)!
    const clip = {
      format: 'mp4',
      width: 40,
      height: 24,
      frames: 153,
      fps: 29.97,
      durationSeconds: 5.1,
      codec: 'h264',
      bytes: 13,
    } as const
    const take = { ...local, clip, service: SERVICE_TASK }
    const asked: ConvertTask[] = []
    const engine: Engine & Converter = {
      id: 'local',
      render: () => Promise.reject(new Error('it was made elsewhere')),
      async convert(task) {
        asked.push(task)
        await task.sink.write(0, await task.clip.read(4, task.clip.bytes))
        return ok({ codec: 'gif', width: 40, height: 24 })
      },
    }
    const order = { store, engine, inTurn: waitingLine(), take, ...unheard }
    const spec = {
      format: 'gif',
      width: 40,
      height: 24,
      fps: 30,
      durationSeconds: 2,
      loop: 'pingpong',
    } as const
    expect(await exportClip({ ...order, spec, path: join(out, 'clip.gif') })).toEqual({
      ok: true,
      value: null,
    })
    expect(readFileSync(join(out, 'clip.gif'), 'utf8')).toBe('photo.png')
    expect(asked[0]).toMatchObject({ seconds: 2, spec: { durationSeconds: 118 / 30, loop: 'pingpong' } })
    expect(
      await exportClip({ ...order, spec: { ...spec, loop: 'seamless' }, path: join(out, 'no.gif') }),
    ).toEqual({
      ok: false,
      error: { code: 'render/loop', loop: 'seamless' },
    })
    expect(readdirSync(out)).toEqual(['clip.gif'])
    // As it is, it is copied.
    const same = { ...spec, format: 'mp4', durationSeconds: 5.1, loop: 'none' } as const
    expect(await exportClip({ ...order, spec: same, path: join(out, 'same.mp4') })).toEqual({
      ok: true,
      value: null,
    })
    expect(asked).toHaveLength(1)
  })
})
