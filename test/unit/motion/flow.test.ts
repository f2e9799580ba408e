import { describe, expect, test } from 'vitest'
import { polylineOf, type Polyline } from '../../../src-shared/geometry/polyline.ts'
import { anchored, pyramidOf, shiftIn } from '../../../src-shared/measure/shift.ts'
import type { Plane } from '../../../src-shared/measure/plane.ts'
import { cycleAt, type Flow } from '../../../src-shared/motion/flow/flow.ts'
import { STREAM_KEYS, STREAM_NODE_PX } from '../../../src-shared/motion/flow/streams.ts'
import { planFrames, renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { box, texture } from '../measure/textures.ts'
import { labels, noise, picture } from './scenes.ts'

const line = (...points: readonly (readonly [number, number])[]): Polyline =>
  polylineOf(points.map(([x, y]) => ({ x, y })))

function frameAt(plan: FramePlan, phase: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(plan.width * plan.height * 4).fill(7)
  renderFrame(plan, { time: phase, phase, fade: 0 }, out)
  return out
}

/** A picture of a texture, grey, in which the pixels with label 2 flow along a path. */
function flowing(
  [width, height]: readonly [number, number],
  path: Polyline,
  labelAt: (x: number, y: number) => number,
  at: (x: number, y: number) => number = texture(5),
): Scene {
  const grey = (x: number, y: number): number => Math.round(Math.min(255, Math.max(0, at(x, y))))
  return {
    width,
    height,
    pixels: picture(width, height, (x, y) => [grey(x, y), grey(x, y), grey(x, y)]),
    labels: labels(width, height, labelAt),
    movers: [{ label: 2, path, easing: 'linear', motion: 'flow' }],
    refineEdges: true,
  }
}

const greyOf = ({ width, height }: Scene, pixels: Uint8ClampedArray): Plane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => pixels[i * 4]!),
})

const equal = (a: Uint8ClampedArray, b: Uint8ClampedArray): boolean => Buffer.from(a).equals(Buffer.from(b))

/** A grain of 2 to 20 pixels: finer than the way of a cycle, which is what flows. */
const grainy = (x: number, y: number): number => fine(2.2 * x, 2.2 * y)
const fine = texture(5)

const inBox = (x: number, y: number): number => (x >= 40 && x < 600 && y >= 40 && y < 320 ? 2 : 0)
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

/** The largest displacement of a flow, and the least determinant of its cells, over all keys. */
function streamFacts({ streams, patch }: Flow): { most: number; least: number } {
  let [most, least] = [0, Infinity]
  // Nothing asks for the nodes of the rim.
  const [first, lastRow, lastColumn] = [
    Math.floor(patch.rimPx / STREAM_NODE_PX),
    Math.ceil((patch.height - patch.rimPx) / STREAM_NODE_PX),
    Math.ceil((patch.width - patch.rimPx) / STREAM_NODE_PX),
  ]
  for (const [xs, ys] of [
    [streams.backX, streams.backY],
    [streams.aheadX, streams.aheadY],
  ] as const) {
    for (let key = 1; key <= STREAM_KEYS; key++) {
      const [dx, dy] = [xs[key]!, ys[key]!]
      for (let row = first; row < lastRow; row++) {
        for (let column = first; column < lastColumn; column++) {
          const i = row * streams.width + column
          const j = i + streams.width
          most = Math.max(most, Math.hypot(dx[i]!, dy[i]!))
          const xx = 1 + (dx[i + 1]! - dx[i]!) / STREAM_NODE_PX
          const xy = (dx[j]! - dx[i]!) / STREAM_NODE_PX
          const yx = (dy[i + 1]! - dy[i]!) / STREAM_NODE_PX
          const yy = 1 + (dy[j]! - dy[i]!) / STREAM_NODE_PX
          least = Math.min(least, xx * yy - xy * yx)
        }
      }
    }
  }
  return { most, least }
}

const arc = (x: number, y: number, radius: number, from: number, to: number): Polyline =>
  polylineOf(
    Array.from({ length: 80 }, (_, k) => {
      const angle = from + ((to - from) * k) / 79
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
    }),
  )

/** Areas and paths of all kinds. */
const SHAPES: Readonly<Record<string, readonly [Polyline, (x: number, y: number) => number]>> = {
  'a single pixel': [line([50, 50], [90, 50]), (x, y) => (x === 150 && y === 90 ? 2 : 0)],
  'the whole picture': [line([50, 50], [250, 90]), () => 2],
  'a ring': [arc(160, 100, 60, 0, 6), (x, y) => (Math.abs(Math.hypot(x - 160, y - 100) - 60) < 22 ? 2 : 0)],
  'two islands': [
    line([30, 100], [290, 80]),
    (x, y) => (y > 30 && y < 170 && Math.abs(x - 160) > 30 ? 2 : 0),
  ],
  'a disk': [line([100, 60], [200, 160]), (x, y) => (Math.hypot(x - 160, y - 100) < 70 ? 2 : 0)],
  'a comb': [line([20, 100], [300, 100]), (x, y) => (y < 60 || x % 24 < 9 ? 2 : 0)],
  'a path outside of the picture': [line([-400, -300], [-100, -350]), (x) => (x > 100 ? 2 : 0)],
  'a path that returns to itself': [arc(160, 100, 50, 0, 2 * Math.PI), (x, y) => (x + y > 90 ? 2 : 0)],
  'a path there and back': [line([60, 100], [260, 100], [60, 100]), (x) => (x > 40 ? 2 : 0)],
  'a very long scribble': [
    polylineOf(
      Array.from({ length: 400 }, (_, k) => ({
        x: 160 + 150 * Math.sin(k * 2.1),
        y: 100 + 90 * Math.cos(k),
      })),
    ),
    (x, y) => (x > 30 && y > 30 ? 2 : 0),
  ],
  'a path of two pixels': [line([100, 100], [101, 101]), (x) => (x > 40 ? 2 : 0)],
}

describe.each(Object.keys(SHAPES))('%s', (name) => {
  const [path, own] = SHAPES[name]!
  const grain = noise(11)
  const magenta = (x: number, y: number): boolean => own(x, y) === 0
  const labelAt = (x: number, y: number): number => (own(x, y) === 0 && x > 280 ? 1 : own(x, y))
  const base = flowing([320, 200], path, labelAt)
  const scene: Scene = {
    ...base,
    pixels: picture(320, 200, (x, y) => {
      const grey = 60 + (grain() >> 1)
      return magenta(x, y) ? [255, 0, 255] : [grey, grey, grey]
    }),
  }
  const plan = planFrames(scene)

  test('takes every pixel from the area, changes none outside, and is never transparent', () => {
    for (const phase of [0, 0.01, 0.13, 0.37, 0.5, 0.71, 0.995, 1]) {
      const out = frameAt(plan, phase)
      let [outside, foreign, clear] = [0, 0, 0]
      scene.labels.forEach((label, i) => {
        const [red, green, blue, alpha] = out.subarray(i * 4, i * 4 + 4)
        if (label !== 2 && (red !== 255 || green !== 0 || blue !== 255)) outside++
        if (label === 2 && (red !== green || blue !== green)) foreign++
        if (alpha !== 255) clear++
      })
      expect({ phase, outside, foreign, clear }).toEqual({ phase, outside: 0, foreign: 0, clear: 0 })
    }
  })

  test('is the photo at both ends, and folds nowhere', () => {
    expect(equal(frameAt(plan, 0), scene.pixels)).toBe(true)
    expect(equal(frameAt(plan, 1), scene.pixels)).toBe(true)
    for (const flow of plan.flows) {
      const { most, least } = streamFacts(flow)
      expect(Number.isFinite(most)).toBe(true)
      expect(least).toBeGreaterThan(0)
    }
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
