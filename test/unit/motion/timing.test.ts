import { expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { displacementAt, momentOf } from '../../../src-shared/motion/timing.ts'

const clip = { fps: 30, durationSeconds: 5 }

test('a clip that does not loop shows the start of the path first and its end last', () => {
  const moments = [0, 1, 149].map((k) => momentOf({ ...clip, loop: 'none' }, k))
  expect(moments.map((moment) => moment.time)).toEqual([0, 1 / 149, 1])
  expect(moments.every((moment) => moment.fade === 0)).toBe(true)
})

test('a clip of one frame shows the start', () => {
  const one = { fps: 1, durationSeconds: 0.1 }
  expect(momentOf({ ...one, loop: 'none' }, 0)).toEqual({ time: 0, phase: 0, fade: 0 })
  expect(momentOf({ ...one, loop: 'pingpong' }, 0)).toEqual({ time: 0, phase: 0, fade: 0 })
  expect(momentOf({ ...one, loop: 'crossfade' }, 0)).toEqual({ time: 0, phase: 0, fade: 0 })
})

test('ping-pong goes there in the first half and the same way back in the second', () => {
  const times = [0, 30, 75, 120, 150].map((k) => momentOf({ ...clip, loop: 'pingpong' }, k).time)
  expect(times).toEqual([0, 0.4, 1, expect.closeTo(0.4, 12), 0])
})

test('crossfade blends the last second into the start', () => {
  const fades = [0, 119, 120, 135, 149, 150].map((k) => momentOf({ ...clip, loop: 'crossfade' }, k).fade)
  expect(fades).toEqual([0, 0, 0, 0.5, expect.closeTo(29 / 30, 12), 0])
})

test('crossfade takes half of a clip shorter than two seconds', () => {
  const fades = [0, 5, 6, 9].map((k) => momentOf({ fps: 10, durationSeconds: 1, loop: 'crossfade' }, k).fade)
  expect(fades).toEqual([0, 0, expect.closeTo(0.2, 12), expect.closeTo(0.8, 12)])
})

test('the phase goes round once a clip, whatever the loop', () => {
  for (const loop of ['pingpong', 'crossfade', 'seamless'] as const) {
    const phases = [0, 30, 75, 149, 150].map((k) => momentOf({ ...clip, loop }, k).phase)
    expect(phases).toEqual([0, 0.2, 0.5, 149 / 150, 0])
  }
  expect([0, 149].map((k) => momentOf({ ...clip, loop: 'none' }, k).phase)).toEqual([0, 1])
})

test('a displacement is measured from the start of the path, by eased share of its length', () => {
  const path = polylineOf([
    { x: 10, y: 20 },
    { x: 30, y: 20 },
    { x: 30, y: 40 },
  ])
  expect(displacementAt({ path, easing: 'linear' }, 0)).toEqual({ dx: 0, dy: 0 })
  expect(displacementAt({ path, easing: 'linear' }, 0.75)).toEqual({ dx: 20, dy: 10 })
  expect(displacementAt({ path, easing: 'in' }, 0.5)).toEqual({ dx: 10, dy: 0 })
  expect(displacementAt({ path, easing: 'out' }, 1)).toEqual({ dx: 20, dy: 20 })
})
