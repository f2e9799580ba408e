import { describe, expect, test } from 'vitest'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { drawnCurves } from './drawnCurves.ts'
import { bigDiskScene, BIG_DISK, diskScene, PATHS } from './scenes.ts'
import { onCurve, track } from './tracked.ts'

const FRAMES = 60
/** As far as a disk of this size bends without a fold. */
const BEND_REACH_PX = 24

const sliding = drawnCurves(BIG_DISK, 330)
const bending = drawnCurves(BIG_DISK, BEND_REACH_PX)

describe.each(Object.keys(sliding))('a textured disk on the drawn %s curve', (name) => {
  test.each([
    ['as painted', false],
    ['with refined edges', true],
  ])('slides on it to 0.1 px at each frame, evenly and of one size, cut out %s', (_, refineEdges) => {
    const curve = sliding[name]!
    const found = track(onCurve(bigDiskScene(refineEdges), curve, 'slide'), curve, FRAMES)
    expect(found.worstPx).toBeLessThanOrEqual(0.1)
    expect(found.leastArea).toBeGreaterThanOrEqual(0.98)
    expect(found.mostArea).toBeLessThanOrEqual(1.02)
    expect(found.uneven).toBeLessThanOrEqual(0.04)
  })

  test('bends on it to 0.5 px at each frame and keeps its size', () => {
    const curve = bending[name]!
    const found = track(onCurve(bigDiskScene(true), curve, 'bend'), curve, FRAMES)
    expect(found.worstPx).toBeLessThanOrEqual(0.5)
    expect(found.leastArea).toBeGreaterThanOrEqual(0.98)
    expect(found.mostArea).toBeLessThanOrEqual(1.02)
  })
})

test('magenta in what a layer shows nothing of never comes into a picture', () => {
  const plan = planFrames(diskScene(PATHS.S!))
  for (const { layer } of plan.movers) {
    for (let at = 0; at < layer.pixels.length; at += 4) {
      if (layer.pixels[at + 3] === 0) layer.pixels.set([255, 0, 255], at)
    }
  }
  const out = new Uint8ClampedArray(plan.photo.bytes.length)
  let magenta = 0
  for (let k = 1; k < FRAMES; k++) {
    renderFrame(plan, { time: k / FRAMES, phase: 0, fade: 0 }, out)
    // The disk has no blue like this, the ground no red: both together are in neither.
    for (let at = 0; at < out.length; at += 4) if (out[at]! > 20 && out[at + 2]! > 145) magenta++
  }
  expect(magenta).toBe(0)
})
