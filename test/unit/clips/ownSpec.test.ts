import { describe, expect, test } from 'vitest'
import { clipSource } from '../../../src-main/cli/clipArguments.ts'
import { exportChoiceSchema, exportSpec } from '../../../src-shared/clips/exportChoice.ts'
import { isOwnClip, ownSpec, wholeSpec } from '../../../src-shared/clips/ownSpec.ts'
import { calls } from '../../../src-shared/contract.ts'
import { MAX_SERVICE_CLIP_SECONDS, MAX_SERVICE_FPS } from '../../../src-shared/limits.ts'
import { clipSpecSchema, type ClipInfo } from '../../../src-shared/motion/clipSpec.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'

const CLIP: ClipInfo = {
  ...{ format: 'mp4', width: 1280, height: 720, frames: 153, fps: 29.97, durationSeconds: 5.1 },
  ...{ codec: 'h264', bytes: 9 },
}

const takeOf = (clip: Partial<ClipInfo>) => ({
  ...preparedTake({
    ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'e', spec: UNSEEN_SPEC, requestSha256: null },
  }),
  clip: { ...CLIP, ...clip },
})

const size = { width: 1280, height: 720 }
const asChosen = (take: ReturnType<typeof takeOf>, patch = {}) => {
  const own = ownSpec(take)
  const source = { own, photo: size, isClip: true }
  return exportSpec({ ...exportChoiceSchema.parse({}), ...patch }, own.durationSeconds, source)
}

describe.each([
  ['of three minutes', { durationSeconds: 180, frames: 5395 }],
  ['of 120 frames a second', { fps: 120, frames: 612 }],
  ['as long and fast as is taken', { durationSeconds: MAX_SERVICE_CLIP_SECONDS, fps: MAX_SERVICE_FPS }],
  ['of hardly a frame a second', { fps: 0.2 }],
])('a service’s clip %s', (_, clip) => {
  const take = takeOf(clip)

  test('can be ordered in every way, and as it is it is its own file', () => {
    const same = asChosen(take)
    expect(clipSpecSchema.safeParse(same).success).toBe(true)
    expect(isOwnClip(take, same)).toBe(true)
    const gif = asChosen(take, { format: 'gif' })
    expect(clipSpecSchema.safeParse(gif).success).toBe(true)
    expect(isOwnClip(take, gif)).toBe(false)
  })

  test('is made into another one by the same rule from the command line', () => {
    const { fps, durationSeconds } = ownSpec(take)
    expect(clipSource(take.clip)).toMatchObject({
      fps,
      seconds: durationSeconds,
      mostSeconds: durationSeconds,
    })
  })

  test('gives its frames from its whole length', () => {
    const spec = wholeSpec(take)
    expect(spec.durationSeconds).toBe(take.clip.durationSeconds)
    const job = { source: { kind: 'clip', bytes: 9, seconds: 1 }, spec, firstFrame: 0, endFrame: 1 }
    expect(calls['render:job'].output.safeParse(job).success).toBe(true)
  })
})

test('a usual one is ordered as it is', () => {
  expect(ownSpec(takeOf({}))).toMatchObject({ ...size, fps: 30, durationSeconds: 5.1, loop: 'none' })
})
