import { describe, expect, test } from 'vitest'
import { anchored, pyramidOf, shiftIn } from '../../../src-shared/measure/shift.ts'
import { cycleAt, type Flow } from '../../../src-shared/motion/flow/flow.ts'
import { STREAM_KEYS, STREAM_NODE_PX } from '../../../src-shared/motion/flow/streams.ts'
import { planFrames } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { box } from '../measure/textures.ts'
import { arc, equal, flowing, frameAt, grainy, greyOf, inBox, line } from './flowScenes.ts'

const firstFlow = (scene: Scene): Flow => planFrames(scene).flows[0]!

describe('the texture', () => {
  const scene = flowing([640, 360], line([100, 180], [340, 250]), inBox, grainy)
  const plan = planFrames(scene)
  const FRAMES = 60

  test('goes the length of the path in a clip, evenly, along it', () => {
    const mask = box(scene.width, scene.height, 250, 110, 140)
    let [sumX, sumY] = [0, 0]
    let before = greyOf(scene, frameAt(plan, 0))
    for (let k = 1; k <= FRAMES; k++) {
      const next = greyOf(scene, frameAt(plan, k / FRAMES))
      const step = shiftIn(anchored(pyramidOf(before), mask), pyramidOf(next))
      if (step.kind === 'unknown') throw new Error(`step ${k} is not seen: ${step.why}`)
      expect(Math.abs(step.dx / 4 - 1)).toBeLessThanOrEqual(0.04)
      expect(Math.abs(step.dy - 70 / FRAMES)).toBeLessThanOrEqual(0.16)
      sumX += step.dx
      sumY += step.dy
      before = next
    }
    expect(Math.abs(sumX / 240 - 1)).toBeLessThanOrEqual(0.02)
    expect(Math.abs(sumY / 70 - 1)).toBeLessThanOrEqual(0.02)
  })

  test('keeps its contrast at every moment', () => {
    const deviation = (pixels: Uint8ClampedArray): number => {
      let [n, sum, squares] = [0, 0, 0]
      for (let y = 90; y < 270; y++) {
        for (let x = 90; x < 550; x++) {
          const value = pixels[(y * scene.width + x) * 4]!
          n++
          sum += value
          squares += value * value
        }
      }
      return Math.sqrt(squares / n - (sum / n) ** 2)
    }
    const own = deviation(scene.pixels)
    for (let k = 0; k < 2 * FRAMES; k++) {
      const share = deviation(frameAt(plan, k / (2 * FRAMES))) / own
      expect(share).toBeGreaterThan(0.9)
      expect(share).toBeLessThan(1.1)
    }
  })

  test('is the photo at both ends of the clip, byte for byte, without a jump between them', () => {
    expect(equal(frameAt(plan, 0), scene.pixels)).toBe(true)
    expect(equal(frameAt(plan, 1), scene.pixels)).toBe(true)
    const frames = Array.from({ length: FRAMES + 1 }, (_, k) => frameAt(plan, k / FRAMES))
    const steps = frames.slice(1).map((frame, k) => {
      let sum = 0
      frame.forEach((value, i) => (sum += Math.abs(value - frames[k]![i]!)))
      return sum
    })
    expect(steps[FRAMES - 1]).toBeLessThanOrEqual(1.2 * Math.max(...steps.slice(0, -1)))
  })

  test('is made the same each time', () => {
    expect(equal(frameAt(plan, 0.37), frameAt(planFrames(scene), 0.37))).toBe(true)
  })
})

test('a river bend: what stands on the path goes along it, as far as a cycle takes it', () => {
  const path = arc(200, 150, 100, Math.PI, 2 * Math.PI)
  const near = (x: number, y: number): number => (Math.abs(Math.hypot(x - 200, y - 150) - 100) < 45 ? 2 : 0)
  const flow = firstFlow(flowing([400, 300], path, near))
  const { streams, patch, cycles } = flow
  const travel = (Math.PI * 100) / cycles
  let checked = 0
  for (let row = 0; row < streams.height; row++) {
    for (let column = 0; column < streams.width; column++) {
      const x = patch.left + column * STREAM_NODE_PX - 200
      const y = patch.top + row * STREAM_NODE_PX - 150
      if (Math.abs(Math.hypot(x, y) - 100) > 4 || y > -50) continue
      const i = row * streams.width + column
      const [toX, toY] = [x + streams.aheadX[STREAM_KEYS]![i]!, y + streams.aheadY[STREAM_KEYS]![i]!]
      expect(Math.abs(Math.hypot(toX, toY) - Math.hypot(x, y))).toBeLessThan(1)
      const turned = Math.atan2(toY, toX) - Math.atan2(y, x)
      expect(Math.abs((turned * Math.hypot(x, y)) / travel - 1)).toBeLessThan(0.04)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(50)
})

test('towards the edge the flow dies away: nothing moves at the rim, all of it deep inside', () => {
  const scene = flowing([640, 360], line([0, 0], [200, 0]), inBox)
  const { streams, patch, cycles } = firstFlow(scene)
  const way = (x: number, y: number): number => {
    const i = Math.round((y - patch.top) / STREAM_NODE_PX) * streams.width
    return streams.aheadX[STREAM_KEYS]![i + Math.round((x - patch.left) / STREAM_NODE_PX)]!
  }
  const ways = [38, 42, 46, 50, 58, 100].map((y) => way(320, y))
  expect(ways[0]).toBe(0)
  expect(ways[5]).toBeCloseTo(200 / cycles, 3)
  ways.slice(1).forEach((each, k) => expect(each).toBeGreaterThanOrEqual(ways[k]!))
})

test('flows only within its span of the clip', () => {
  const movement = { start: 0.25, end: 0.75, scale: 1, inFront: false, turn: 0, sway: null }
  const flow = { easing: 'linear', movement, cycles: 4 } as const
  expect([0, 0.25, 0.75, 0.9, 1].map((phase) => cycleAt(flow, phase))).toEqual([0, 0, 0, 0, 0])
  expect(cycleAt(flow, 0.3)).toBeCloseTo(0.4, 9)
  expect(cycleAt(flow, 0.7)).toBeCloseTo(0.6, 9)
})

test('without a path it does not flow, but it sways: the rim stays, the middle goes to and fro', () => {
  const sway = { dx: 5, dy: -2, cycles: 3 }
  const movement = { start: 0, end: 1, scale: 1, inFront: false, turn: 0, sway }
  const flowed = flowing([640, 360], line([0, 0], [200, 0]), inBox, grainy)
  const still: Scene = { ...flowed, movers: [{ label: 2, path: null, easing: 'linear', motion: 'flow' }] }
  expect(equal(frameAt(planFrames(still), 0.4), still.pixels)).toBe(true)
  const scene: Scene = { ...still, movers: [{ ...still.movers[0]!, movement }] }
  const plan = planFrames(scene)
  const mask = box(scene.width, scene.height, 250, 110, 140)
  const start = anchored(pyramidOf(greyOf(scene, scene.pixels)), mask)
  for (const phase of [0.02, 1 / 12, 0.2, 0.25, 0.7]) {
    const out = frameAt(plan, phase)
    const found = shiftIn(start, pyramidOf(greyOf(scene, out)))
    if (found.kind === 'unknown') throw new Error(found.why)
    const swing = Math.sin(6 * Math.PI * phase)
    expect(Math.hypot(found.dx - 5 * swing, found.dy + 2 * swing)).toBeLessThan(0.1)
    scene.labels.forEach((label, i) => {
      if (label !== 2 && out[i * 4] !== scene.pixels[i * 4]) throw new Error('a pixel outside has changed')
    })
  }
  expect(equal(frameAt(plan, 0), scene.pixels)).toBe(true)
})
