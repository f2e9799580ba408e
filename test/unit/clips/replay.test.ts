import { expect, test } from 'vitest'
import { replayed } from '../../../src-shared/clips/replay.ts'

const frames = (...args: Parameters<typeof replayed>): number[] => replayed(...args).map(({ frame }) => frame)

test('without a loop every frame is shown once', () => {
  expect(frames('none', 1, 5)).toEqual([0, 1, 2, 3, 4])
})

test('there and back shows neither end twice in a row, also when it begins anew', () => {
  const shown = frames('pingpong', 1, 5)
  expect(shown).toEqual([0, 1, 2, 3, 4, 3, 2, 1])
  const anew = [...shown, ...shown]
  expect(anew.every((frame, i) => i === 0 || Math.abs(frame - anew[i - 1]!) === 1)).toBe(true)
  expect(frames('pingpong', 0.1, 10)).toEqual([0])
})

test('fading over, the end runs into what comes before its beginning', () => {
  const shown = replayed('crossfade', 5, 10)
  expect(shown.length).toBe(40)
  expect(shown[0]).toEqual({ frame: 10, fade: null })
  const fading = shown.filter(({ fade }) => fade !== null)
  expect(fading.map(({ fade }) => fade!.frame)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  const shares = fading.map(({ fade }) => fade!.share)
  expect(shares.every((share, i) => share > (shares[i - 1] ?? 0) && share < 1)).toBe(true)
  // The next frame of the clip that it fades into is the one that it begins with.
  expect(shown.at(-1)).toMatchObject({ frame: 49, fade: { frame: 9 } })
})

test('a short clip fades for a third of its time', () => {
  const shown = replayed('crossfade', 0.9, 10)
  expect(shown.length).toBe(6)
  expect(shown.filter(({ fade }) => fade).length).toBe(3)
})
