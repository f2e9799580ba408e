import { describe, expect, test } from 'vitest'
import { polylineOf, type Polyline } from '../../../src-shared/geometry/polyline.ts'
import { anchored, pyramidOf, shiftIn } from '../../../src-shared/measure/shift.ts'
import type { Flow } from '../../../src-shared/motion/flow/flow.ts'
import { STREAM_KEYS, STREAM_NODE_PX } from '../../../src-shared/motion/flow/streams.ts'
import { layTexture, planFrames } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { texturedPlate } from '../../../src-shared/motion/texturedPlate.ts'
import { arc, equal, flowing, frameAt, grainy, greyOf, inBox, line } from './flowScenes.ts'
import { noise, picture } from './scenes.ts'

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

test('where a boat has left, the water flows on: its place is neither still nor of its colour', () => {
  const boat = (x: number, y: number): boolean => Math.hypot((x - 200) / 2, y - 180) < 30
  const water = flowing([640, 360], line([0, 0], [300, 0]), inBox, grainy)
  const scene: Scene = {
    ...water,
    pixels: water.pixels.map((value, i) => {
      const [x, y] = [(i >> 2) % 640, Math.floor((i >> 2) / 640)]
      return boat(x, y) ? [255, 0, 0, 255][i % 4]! : value
    }),
    labels: water.labels.map((label, i) => (boat(i % 640, Math.floor(i / 640)) ? 3 : label)),
    movers: [...water.movers, { label: 3, path: line([200, 180], [480, 180]), easing: 'linear' }],
    refineEdges: false,
  }
  const plan = planFrames(scene)
  const texture = texturedPlate(scene)
  let step = texture.next()
  while (!step.done) step = texture.next()
  layTexture(plan, step.value)
  expect(equal(frameAt(plan, 0), scene.pixels)).toBe(true)
  const mask = Uint8Array.from(scene.labels, (label, i) => (label === 3 && i % 640 < 230 ? 1 : 0))
  const [before, after] = [frameAt(plan, 0.8), frameAt(plan, 0.81)]
  const moved = shiftIn(anchored(pyramidOf(greyOf(scene, before)), mask), pyramidOf(greyOf(scene, after)))
  if (moved.kind === 'unknown') throw new Error(moved.why)
  expect(Math.hypot(moved.dx - 3, moved.dy)).toBeLessThan(0.3)
  mask.forEach((isThere, i) => {
    if (isThere === 1) expect(Math.abs(before[i * 4]! - before[i * 4 + 1]!)).toBeLessThan(12)
  })
})
