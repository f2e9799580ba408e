import { describe, expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { BEND_CELL_PX } from '../../../src-shared/limits.ts'
import { bendLimit } from '../../../src-shared/motion/bend/limit.ts'
import { NODE_PX, setSources, sourceGrid, withinLimit } from '../../../src-shared/motion/bend/field.ts'
import { harmonic } from '../../../src-shared/motion/bend/harmonic.ts'
import { warp } from '../../../src-shared/motion/bend/warp.ts'
import { weightsOf } from '../../../src-shared/motion/bend/weights.ts'
import { canvasOf } from '../../../src-shared/motion/compose.ts'
import { planFrames, renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { displacementAt } from '../../../src-shared/motion/timing.ts'
import { slowWarp } from './oracle.ts'
import { diskScene, labels, noise, PATHS, picture, redOf } from './scenes.ts'

const bending = (scene: Scene): Scene => ({
  ...scene,
  movers: scene.movers.map((mover) => ({ ...mover, motion: 'bend' as const })),
})

function frameAt(plan: FramePlan, time: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(plan.width * plan.height * 4)
  renderFrame(plan, { time, phase: time, fade: 0 }, out)
  return out
}

const areasIn = (plan: FramePlan) => plan.bent?.areas ?? []

describe.each(Object.keys(PATHS))('a textured disk that bends along the %s path', (name) => {
  const scene = bending(diskScene(PATHS[name]!))
  const plan = planFrames(scene)
  const limit = areasIn(plan)[0]!.weights.limitPx
  const start = redOf({ ...scene, labels: new Uint8Array(scene.labels.length) }, scene.pixels)

  test('is within 0.5 px of the path up to its limit, and keeps its size', () => {
    expect(limit).toBeGreaterThan(10)
    let checked = 0
    for (let k = 0; k <= 400; k++) {
      const d = displacementAt(scene.movers[0]!, k / 400)
      if (Math.hypot(d.dx, d.dy) > limit) continue
      const red = redOf(scene, frameAt(plan, k / 400))
      expect(Math.hypot(red.x - start.x - d.dx, red.y - start.y - d.dy)).toBeLessThanOrEqual(0.5)
      expect(Math.abs(red.sum / start.sum - 1)).toBeLessThanOrEqual(0.02)
      checked++
    }
    expect(checked).toBeGreaterThan(8)
  })

  test('changes no frozen byte, none far away, and none at all in frame 0', () => {
    expect(frameAt(plan, 0)).toEqual(scene.pixels)
    const { values, width } = areasIn(plan)[0]!.weights
    const still = (i: number): boolean => {
      const [x, y] = [i % scene.width, Math.floor(i / scene.width)]
      // A pixel's own grid cell and all around it are without weight.
      const cell = (u: number, v: number): number => values[(v >> 2) * width + (u >> 2)] ?? 0
      for (let v = y - 3 * NODE_PX; v <= y + 3 * NODE_PX; v += 4) {
        for (let u = x - 3 * NODE_PX; u <= x + 3 * NODE_PX; u += 4) {
          const inside = u >= 0 && v >= 0 && u < scene.width && v < scene.height
          if (inside && cell(u, v) > 0) return false
        }
      }
      return true
    }
    const out = frameAt(plan, 0.6)
    let [changed, checked] = [0, 0]
    scene.labels.forEach((label, i) => {
      if (label !== 1 && !still(i)) return
      checked++
      for (let c = 0; c < 4; c++) if (out[i * 4 + c] !== scene.pixels[i * 4 + c]) changed++
    })
    expect(changed).toBe(0)
    expect(checked).toBeGreaterThan(9000)
  })
})

test('an area sways where it is, without a path, and comes home', () => {
  const plain = diskScene(PATHS.S!)
  const sway = { dx: 6, dy: 3, cycles: 2 }
  const movement = { start: 0, end: 1, scale: 1, turn: 0, sway, inFront: false }
  const scene: Scene = {
    ...plain,
    movers: [{ label: 2, motion: 'bend', path: null, easing: 'linear', movement }],
  }
  const plan = planFrames(scene)
  const start = redOf(scene, scene.pixels)
  for (const time of [0.125, 0.3, 0.61, 0.875]) {
    const swing = Math.sin(4 * Math.PI * time)
    const red = redOf(scene, frameAt(plan, time))
    expect(Math.hypot(red.x - start.x - 6 * swing, red.y - start.y - 3 * swing)).toBeLessThanOrEqual(0.5)
  }
  expect(frameAt(plan, 0)).toEqual(scene.pixels)
  expect(redOf(scene, frameAt(plan, 0.25)).x).toBeCloseTo(start.x, 6)
})

/** Three areas side by side with a frozen bar between two of them: the halos meet, and end hard. */
const map = labels(320, 200, (x, y) => {
  if (x > 150 && x < 160) return 1
  if (Math.hypot(x - 80, y - 100) < 30) return 2
  if (Math.hypot(x - 220, y - 80) < 25) return 3
  return Math.abs(x - 260) + Math.abs(y - 140) < 25 ? 5 : 0
})
const size = { width: 320, height: 200 }

describe('the fold limit', () => {
  const weights = weightsOf(size, map, [2, 3, 5])

  test('lets no cell fold, whichever way the areas go, at the limit itself', () => {
    for (let turn = 0; turn < 8; turn++) {
      const bends = [...weights.values()].map((each, i) => {
        const angle = (turn * Math.PI) / 4 + i * 2.1
        const far = { dx: 900 * Math.cos(angle), dy: 900 * Math.sin(angle) }
        return { weights: each, at: withinLimit(far, each.limitPx) }
      })
      const grid = sourceGrid(size)
      setSources(grid, bends)
      let folds = 0
      for (let y = 0; y + 1 < grid.height; y++) {
        for (let x = 0; x + 1 < grid.width; x++) {
          const i = y * grid.width + x
          const xx = 1 + (grid.dx[i + 1]! - grid.dx[i]!) / NODE_PX
          const xy = (grid.dx[i + grid.width]! - grid.dx[i]!) / NODE_PX
          const yx = (grid.dy[i + 1]! - grid.dy[i]!) / NODE_PX
          const yy = 1 + (grid.dy[i + grid.width]! - grid.dy[i]!) / NODE_PX
          if (xx * yy - xy * yx <= 0) folds++
        }
      }
      expect(folds).toBe(0)
    }
  })

  test.each([2, 3, 5])('is the farthest that area %i alone can go: half as far again folds', (label) => {
    const { width, height, values, limitPx } = weightsOf(size, map, [label]).get(label)!
    /** The least determinant of x + w(x) d over all cells, d of a length in the steepest direction. */
    const least = (distance: number): number => {
      let found = Infinity
      for (let y = 0; y + 1 < height; y++) {
        for (let x = 0; x + 1 < width; x++) {
          const i = y * width + x
          const slope =
            Math.hypot(values[i + 1]! - values[i]!, values[i + width]! - values[i]!) / BEND_CELL_PX
          found = Math.min(found, 1 - distance * slope)
        }
      }
      return found
    }
    expect(least(limitPx)).toBeGreaterThan(0)
    expect(least(1.5 * limitPx)).toBeLessThanOrEqual(0)
  })

  test('is told with what the path asks for: its farthest place from the start, not its length', () => {
    const path = polylineOf([
      { x: 10, y: 10 },
      { x: 40, y: 50 },
      { x: 10, y: 12 },
    ])
    const own = weights.get(3)!
    const still = { label: 3, limitPx: own.limitPx }
    expect(bendLimit({ label: 3, path }, own)).toEqual({ ...still, askedPx: 50 })
    const sway = { dx: 3, dy: -4, cycles: 2 }
    const movement = { start: 0, end: 1, scale: 1, inFront: false, turn: 0, sway }
    expect(bendLimit({ label: 3, path, movement }, own)).toEqual({ ...still, askedPx: 55 })
    expect(bendLimit({ label: 3, path: null, movement }, own)).toEqual({ ...still, askedPx: 5 })
  })

  test('keeps the way, and shortens it only beyond', () => {
    expect(withinLimit({ dx: 3, dy: 4 }, 5)).toEqual({ dx: 3, dy: 4 })
    expect(withinLimit({ dx: 30, dy: 40 }, 5)).toEqual({ dx: 3, dy: 4 })
  })
})

test('weights are 1 in the area, 0 where nothing may move, and nowhere beyond', () => {
  const { values, width } = weightsOf(size, map, [2]).get(2)!
  map.forEach((label, i) => {
    const value = values[Math.floor(Math.floor(i / 320) / 4) * width + Math.floor((i % 320) / 4)]!
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThanOrEqual(1)
    if (label === 2) expect(value).toBe(1)
    if (label === 1 || label === 3) expect(value).toBe(0)
  })
})

test('the field found on coarse grids first is the one that thousands of passes find, within 0.03', () => {
  const constraints = {
    width: 160,
    height: 100,
    isGiven: new Uint8Array(16_000),
    values: new Float32Array(16_000),
  }
  for (let i = 0; i < 16_000; i++) {
    const [x, y] = [i % 160, Math.floor(i / 160)]
    const inside = Math.hypot(x - 60, y - 50) < 14
    if (inside || (x > 100 && x < 106)) constraints.isGiven[i] = 1
    if (inside) constraints.values[i] = 1
  }
  const found = harmonic(constraints, 0.025)
  const exact = constraints.values.slice()
  for (let pass = 0; pass < 4000; pass++) {
    for (let i = 0; i < 16_000; i++) {
      if (constraints.isGiven[i] === 1) continue
      const x = i % 160
      const sides = (x > 0 ? exact[i - 1]! : 0) + (x < 159 ? exact[i + 1]! : 0)
      const ends = (exact[i - 160] ?? 0) + (exact[i + 160] ?? 0)
      exact[i] = (sides + ends) / (4 + 0.025 ** 2)
    }
  }
  let worst = 0
  found.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - exact[i]!))))
  expect(worst).toBeLessThanOrEqual(0.03)
})

test('warping differs by at most 2 from plain floating point arithmetic, also at the borders', () => {
  const grain = noise(6)
  const photo = canvasOf(
    { width: 101, height: 67 },
    picture(101, 67, () => [grain(), grain(), grain()]),
  )
  const grid = sourceGrid(photo)
  grid.dx.forEach((_, i) => {
    grid.dx[i] = 9 * Math.sin(i / 3)
    grid.dy[i] = 7 * Math.cos(i / 5)
  })
  const out = photo.words.slice()
  warp(out, photo, grid)
  const fast = new Uint8ClampedArray(out.buffer)
  const slow = slowWarp(photo, grid)
  let worst = 0
  fast.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - slow[i]!))))
  expect(worst).toBeLessThanOrEqual(2)
})

test('an area that bends and one that slides over it are both where they should be', () => {
  const scene = diskScene(PATHS.straight!)
  const path = polylineOf([
    { x: 0, y: 0 },
    { x: 0, y: 8 },
  ])
  const both: Scene = {
    ...scene,
    labels: scene.labels.map((label, i) => (label === 0 && i % 400 > 200 && i % 400 < 260 ? 3 : label)),
    movers: [...scene.movers, { label: 3, path, easing: 'linear', motion: 'bend' }],
  }
  const plan = planFrames(both)
  const out = frameAt(plan, 1)
  expect(plan.movers).toHaveLength(1)
  both.labels.forEach((label, i) => {
    if (label === 1) expect(out[i * 4]).toBe(both.pixels[i * 4])
  })
  expect(out.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true)
  expect(redOf(scene, out).x).toBeGreaterThan(270)
})
