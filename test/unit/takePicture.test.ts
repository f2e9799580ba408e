import { expect, test } from 'vitest'
import type { Take } from '../../src-shared/take.ts'
import { isSameAspect, pictureOf } from '../../src-shared/takePicture.ts'

const spec = { format: 'mp4', width: 641, height: 427, fps: 30, durationSeconds: 5, loop: 'none' } as const
const clip = { format: 'mp4', frames: 150, fps: 30, durationSeconds: 5, codec: 'h264', bytes: 1 } as const
const service = {} as NonNullable<Take['service']>

test('the pixel that makes an odd side of this computer’s clips even is no part of the picture', () => {
  const padded = { ...clip, width: 642, height: 428 }
  expect(pictureOf({ clip: padded, spec, service: null })).toEqual({ width: 641, height: 427 })
  const even = { ...spec, width: 640, height: 428 }
  expect(pictureOf({ clip: { ...clip, width: 640, height: 428 }, spec: even, service: null })).toEqual({
    width: 640,
    height: 428,
  })
})

test('a service’s clip is the picture as a whole, whatever was expected of it', () => {
  expect(pictureOf({ clip: { ...clip, width: 642, height: 428 }, spec, service })).toEqual({
    width: 642,
    height: 428,
  })
  expect(pictureOf({ clip: null, spec, service })).toBeNull()
})

test('sizes that differ by rounding to blocks are one picture’s, others are not', () => {
  expect(isSameAspect({ width: 640, height: 427 }, { width: 1280, height: 848 })).toBe(true)
  expect(isSameAspect({ width: 640, height: 427 }, { width: 1280, height: 720 })).toBe(false)
})
