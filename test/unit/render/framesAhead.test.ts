import { expect, test } from 'vitest'
import type { Frames, Pixels } from '../../../src-renderer/render/frames.ts'
import { framesAhead } from '../../../src-renderer/render/framesAhead.ts'

const SPEC = { format: 'mp4', width: 2, height: 2, fps: 10, durationSeconds: 1, loop: 'none' } as const

/** Frames that carry the tenfold time of their moment in their first byte, and a record of what was asked. */
function recorder(failAt = Infinity) {
  const record = { asked: 0, reused: 0, outside: 0, mostOutside: 0 }
  const frames: Frames = {
    renderMilliseconds: 0,
    planned: () => Promise.resolve([]),
    go: () => undefined,
    textured: () => Promise.resolve(),
    frame: ({ time }) => {
      if (record.asked++ === failAt) return Promise.reject(new Error('out of memory'))
      record.mostOutside = Math.max(record.mostOutside, ++record.outside)
      return Promise.resolve(Uint8ClampedArray.of(Math.round(time * 90)))
    },
    reuse: () => {
      record.reused++
      record.outside--
    },
    stop: () => undefined,
  }
  return { frames, record }
}

test('gives every frame once and in order, with at most three in the making', async () => {
  const { frames, record } = recorder()
  const seen: number[] = []
  for await (const pixels of framesAhead(frames, SPEC)) seen.push(pixels[0]!)
  expect(seen).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  expect(record).toEqual({ asked: 10, reused: 10, outside: 0, mostOutside: 3 })
})

test('begins with a later frame where the earlier ones are not wanted', async () => {
  const { frames, record } = recorder()
  const seen: number[] = []
  for await (const pixels of framesAhead(frames, SPEC, 8)) seen.push(pixels[0]!)
  expect(seen).toEqual([80, 90])
  expect(record.asked).toBe(2)
})

test('a frame that fails ends the frames with its error, after the ones before it', async () => {
  const { frames } = recorder(4)
  const seen: Pixels[] = []
  const all = async (): Promise<void> => {
    for await (const pixels of framesAhead(frames, SPEC)) seen.push(pixels)
  }
  await expect(all()).rejects.toThrow('out of memory')
  expect(seen.length).toBe(4)
})
