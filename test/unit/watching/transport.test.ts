import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { correction } from '../../../src-renderer/watching/inStep.ts'
import { clockMedia, type Media } from '../../../src-renderer/watching/media.ts'
import { Transport, type Track } from '../../../src-renderer/watching/transport.ts'

const FRAME_MS = 1000 / 60

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'requestAnimationFrame'] })
  // Node has none of its own to be faked.
  vi.stubGlobal('requestAnimationFrame', (run: (time: number) => void) => setTimeout(run, FRAME_MS))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A clip that runs fast or slow by a share, and starts late, as real ones do. */
function crooked(drift: number, lateMs: number): Media {
  const clock = clockMedia(() => performance.now() * (1 + drift))
  return {
    ...clock,
    get seconds() {
      return clock.seconds
    },
    get isPaused() {
      return clock.isPaused
    },
    async play() {
      setTimeout(() => void clock.play(), lateMs)
      return Promise.resolve()
    },
  }
}

function playing(tracks: readonly Track[], media: readonly Media[], loops = false): Transport {
  const transport = new Transport(tracks, loops)
  media.forEach((one, track) => transport.attach(track, one))
  return transport
}

const TRACK = { seconds: 5, fps: 30 }

test('clips that start late and run at other speeds are brought into step and kept there', async () => {
  const media = [crooked(0, 5), crooked(0.02, 120)]
  const transport = playing([TRACK, TRACK], media)
  transport.play()
  await vi.advanceTimersByTimeAsync(700)
  for (let i = 0; i < 40; i++) {
    await vi.advanceTimersByTimeAsync(100)
    expect(Math.abs(media[0]!.seconds - media[1]!.seconds)).toBeLessThan(1 / 60)
  }
})

test('a pause stands all clips at the start of one frame', async () => {
  const media = [crooked(0, 0), crooked(0.01, 40)]
  const transport = playing([TRACK, TRACK], media)
  transport.play()
  await vi.advanceTimersByTimeAsync(1290)
  transport.pause()
  const { seconds } = transport.state.getState()
  expect(seconds * 30).toBeCloseTo(Math.round(seconds * 30), 6)
  expect(media[0]!.seconds).toBeCloseTo(seconds + 0.001, 6)
  expect(media[1]!.seconds).toBe(media[0]!.seconds)
  await vi.advanceTimersByTimeAsync(500)
  expect(media.every(({ isPaused }) => isPaused)).toBe(true)
})

test('steps go by frames and stop at both ends', () => {
  const media = [clockMedia()]
  const transport = playing([TRACK], media)
  transport.step(-1)
  expect(transport.state.getState().seconds).toBe(0)
  transport.step(1)
  transport.step(1)
  expect(transport.state.getState().seconds).toBeCloseTo(2 / 30)
  transport.seek(5)
  transport.step(1)
  expect(transport.state.getState().seconds).toBeCloseTo(149 / 30)
  transport.step(-1)
  expect(transport.state.getState().seconds).toBeCloseTo(148 / 30)
})

test('the shorter clip holds its last frame until the longer one is over', async () => {
  const media = [clockMedia(), clockMedia()]
  const transport = playing(
    [
      { seconds: 1, fps: 24 },
      { seconds: 2, fps: 30 },
    ],
    media,
  )
  transport.play()
  await vi.advanceTimersByTimeAsync(1500)
  expect(media[0]!.seconds).toBeCloseTo(1 - 0.5 / 24)
  expect(media[0]!.isPaused).toBe(true)
  expect(media[1]!.seconds).toBeGreaterThan(1.3)
  await vi.advanceTimersByTimeAsync(1000)
  expect(transport.state.getState()).toMatchObject({ isPlaying: false })
  expect(transport.state.getState().seconds).toBeCloseTo(59 / 30)
  transport.seek(0.5)
  expect(media.map(({ seconds }) => seconds)).toEqual([0.501, 0.501])
})

test('a loop begins anew with all clips, and a play at the end does too', async () => {
  const media = [clockMedia(), clockMedia()]
  const transport = playing([TRACK, { seconds: 1, fps: 30 }], media, true)
  transport.seek(4.5)
  transport.play()
  await vi.advanceTimersByTimeAsync(1200)
  expect(transport.state.getState().seconds).toBeGreaterThan(0.3)
  expect(transport.state.getState().seconds).toBeLessThan(0.9)
  expect(Math.abs(media[0]!.seconds - media[1]!.seconds)).toBeLessThan(1 / 60)
  transport.setLoops(false)
  await vi.advanceTimersByTimeAsync(6000)
  expect(transport.state.getState().isPlaying).toBe(false)
  transport.play()
  expect(transport.state.getState().seconds).toBe(0)
})

test('seeking while it plays goes on from there', async () => {
  const media = [clockMedia(), clockMedia()]
  const transport = playing([TRACK, TRACK], media)
  transport.play()
  await vi.advanceTimersByTimeAsync(200)
  transport.seek(3)
  await vi.advanceTimersByTimeAsync(500)
  expect(transport.state.getState().isPlaying).toBe(true)
  expect(transport.state.getState().seconds).toBeGreaterThan(3.3)
})

test('a small lag is caught up by speed, a large one by a jump', () => {
  expect(correction(2, 2.001)).toEqual({ kind: 'speed', rate: 1 })
  expect(correction(2, 1.9)).toEqual({ kind: 'speed', rate: 1.4 })
  expect(correction(2, 2.1)).toEqual({ kind: 'speed', rate: 0.6 })
  expect(correction(2, 1)).toEqual({ kind: 'jump', seconds: 2 })
})
