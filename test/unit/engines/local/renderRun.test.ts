import { describe, expect, test, vi } from 'vitest'
import type { ClipSink, RenderTask } from '../../../../src-main/engines/engine.ts'
import { startRun } from '../../../../src-main/engines/local/renderRun.ts'
import { newProject } from '../../../../src-shared/project/project.ts'

const PROJECT = newProject({ id: '0'.repeat(64), name: 'photo.jpg', width: 8, height: 6 })
const SPEC = { format: 'mp4', width: 8, height: 6, fps: 30, durationSeconds: 1, loop: 'none' } as const
const FINISHED = { codec: 'h264', width: 8, height: 6 }

function begin(sink: Partial<ClipSink> = {}, stallMilliseconds?: number) {
  const abort = new AbortController()
  const progress: Parameters<RenderTask['onProgress']>[] = []
  const task: RenderTask = {
    project: PROJECT,
    spec: SPEC,
    sink: { write: () => Promise.resolve(), frame: () => Promise.resolve(), ...sink },
    signal: abort.signal,
    onProgress: (...done) => void progress.push(done),
  }
  return { abort, progress, ...startRun(task, stallMilliseconds) }
}

describe('a render run', () => {
  test('gives the page its job, hands on what it makes and ends with what it finished', async () => {
    const written: [number, Uint8Array][] = []
    const run = begin({ write: (...piece) => Promise.resolve(void written.push(piece)) })
    const job = await run.steps['render:job']({})
    expect(job).toMatchObject({
      ok: true,
      value: { spec: SPEC, source: { kind: 'project', project: { photo: PROJECT.photo } } },
    })
    await run.steps['render:write']({ position: 7, bytes: Uint8Array.of(1, 2) })
    await run.steps['render:progress']({ stage: 'frames', done: 3, total: 30 })
    await run.steps['render:finish'](FINISHED)
    expect(written).toEqual([[7, Uint8Array.of(1, 2)]])
    expect(run.progress).toEqual([[3, 30, 'frames']])
    expect(await run.ended).toEqual({ ok: true, value: FINISHED })
  })

  test('answers a write only when the sink has taken it, so that the page waits for a slow disk', async () => {
    let taken = (): void => undefined
    const run = begin({ write: () => new Promise((resolve) => (taken = resolve)) })
    let answered = false
    const answer = run.steps['render:write']({ position: 0, bytes: new Uint8Array(1) }).then((result) => {
      answered = true
      return result
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(answered).toBe(false)
    taken()
    expect(await answer).toEqual({ ok: true, value: {} })
  })

  test('a failed write ends it, and every later step is refused with the same reason', async () => {
    const run = begin({ write: () => Promise.reject(new Error('ENOSPC: no space left')) })
    const failure = { ok: false, error: { code: 'render/failed', detail: 'ENOSPC: no space left' } }
    expect(await run.steps['render:write']({ position: 0, bytes: new Uint8Array(1) })).toEqual(failure)
    expect(await run.ended).toEqual(failure)
    expect(await run.steps['render:progress']({ stage: 'frames', done: 1, total: 2 })).toEqual(failure)
    expect(run.progress).toEqual([])
  })

  test('cancelling ends it as cancelled, also while a write is under way', async () => {
    let taken = (): void => undefined
    const run = begin({ write: () => new Promise((resolve) => (taken = resolve)) })
    const write = run.steps['render:write']({ position: 0, bytes: new Uint8Array(1) })
    run.abort.abort()
    expect(await run.ended).toEqual({ ok: false, error: { code: 'cancelled' } })
    taken()
    expect(await write).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  test('the page may fail with a reason of its own', async () => {
    const run = begin()
    const error = { code: 'render/codec', format: 'mp4', size: { width: 8, height: 6 } } as const
    await run.steps['render:fail']({ error })
    expect(await run.ended).toEqual({ ok: false, error })
  })

  test('a page that falls silent is given up; one that goes on talking is not', async () => {
    vi.useFakeTimers()
    try {
      const run = begin({}, 1000)
      let over = false
      void run.ended.then(() => (over = true))
      for (let i = 0; i < 5; i++) {
        await vi.advanceTimersByTimeAsync(800)
        await run.steps['render:progress']({ stage: 'frames', done: i, total: 30 })
      }
      expect(over).toBe(false)
      await vi.advanceTimersByTimeAsync(1001)
      expect(await run.ended).toMatchObject({ ok: false, error: { code: 'render/failed' } })
    } finally {
      vi.useRealTimers()
    }
  })
})
