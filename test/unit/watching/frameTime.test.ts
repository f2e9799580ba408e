import { expect, test } from 'vitest'
import {
  frameAt,
  momentAt,
  momentOfTake,
  playedOn,
  stepped,
} from '../../../src-renderer/watching/frameTime.ts'
import type { Take } from '../../../src-shared/take.ts'

const timing = { fps: 30, durationSeconds: 5, loop: 'none' } as const

const shareAt = (seconds: number): number => momentAt(timing, seconds).time

test('a frame’s whole time shows that frame: the first is the start of the path, the last its end', () => {
  expect(shareAt(0)).toBe(0)
  expect(shareAt(0.03)).toBe(0)
  expect(shareAt(1 / 30)).toBeCloseTo(1 / 149)
  expect(shareAt(149 / 30)).toBe(1)
  expect(shareAt(5)).toBe(1)
  expect(shareAt(9)).toBe(1)
})

test('a service goes along its paths evenly, over the clip that it made', () => {
  const clip = { durationSeconds: 5.2 } as NonNullable<Take['clip']>
  const take = { spec: { ...timing, format: 'mp4', width: 2, height: 2 }, clip } as Take
  expect(momentOfTake({ ...take, service: {} as NonNullable<Take['service']> }, 2.6).time).toBe(0.5)
  expect(momentOfTake({ ...take, service: null }, 149 / 30).time).toBe(1)
})

test('the preview goes on at its end as the clip does: there and back, once round', () => {
  const back = { ...timing, loop: 'pingpong' } as const
  expect(momentAt(back, 2.5)).toEqual({ time: 1, phase: 0.5, fade: 0 })
  expect(momentAt(back, 4).time).toBeCloseTo(0.4, 9)
  expect(momentAt(back, 9).phase).toBeCloseTo(149 / 150, 9)
})

test('steps go from frame to frame, to the first and the last and no farther', () => {
  expect(stepped(timing, 0.02, 1)).toBe(1 / 30)
  expect(stepped(timing, 1 / 30, -1)).toBe(0)
  expect(stepped(timing, 0, -1)).toBe(0)
  expect(stepped(timing, 0, Infinity)).toBe(149 / 30)
  expect(stepped(timing, 5, 1)).toBe(149 / 30)
  // A hundred steps of a thirtieth end at the hundredth frame, for all their rounding.
  let seconds = 0
  for (let i = 0; i < 100; i++) seconds = stepped(timing, seconds, 1)
  expect(frameAt(timing, seconds)).toBe(100)
})

test('playing comes to the end, or over it to the beginning', () => {
  expect(playedOn(timing, 4.9, 0.05, false)).toBeCloseTo(4.95)
  expect(playedOn(timing, 4.9, 0.3, false)).toBe(5)
  expect(playedOn(timing, 4.9, 0.3, true)).toBeCloseTo(0.2)
})
