import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { frozenRest } from '../../../src-shared/labels/freezeRest.ts'
import { emptyMap, fromBytes, labelAt, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { sweptShare } from '../../../src-shared/labels/sweep.ts'
import type { Loop } from '../../../src-shared/motion/clipSpec.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { sceneOf } from '../../../src-shared/motion/scene.ts'
import { sweepOf } from '../../../src-shared/motion/sweeping.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import type { Movement } from '../../../src-shared/project/movement.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { withRect } from '../../support/projects.ts'
import { labels as labelled, picture } from './scenes.ts'
import {
  covered,
  FROZEN,
  groupOf,
  images,
  isNear,
  MOVING,
  projectOf,
  SIZE,
  slowShare,
  sweep,
} from './sweepOracle.ts'

const place = fc.record({
  x: fc.integer({ min: -10, max: 54 }),
  y: fc.integer({ min: -10, max: 42 }),
})
const movements = fc.record({
  path: fc.option(fc.array(place, { minLength: 2, maxLength: 4 })),
  movement: fc.record({
    start: fc.constantFrom(0, 0.25),
    end: fc.constantFrom(1, 0.6),
    scale: fc.constantFrom(1, 0.4, 1.7, 2.5),
    turn: fc.constantFrom<number | 'path'>(0, 30, -200, 400, 'path'),
    sway: fc.option(
      fc.record({
        amplitudePx: fc.integer({ min: 1, max: 15 }),
        periodSeconds: fc.constantFrom(0.7, 2.5, 20),
        angleDegrees: fc.integer({ min: 0, max: 360 }),
      }),
    ),
  }),
  rects: fc.array(
    fc.record({
      x: fc.integer({ min: 6, max: 30 }),
      y: fc.integer({ min: 6, max: 22 }),
      width: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  loop: fc.constantFrom<Loop>('none', 'pingpong', 'seamless', 'crossfade'),
  easing: fc.constantFrom('linear' as const, 'in-out' as const),
})

type Moved = typeof movements extends fc.Arbitrary<infer T> ? T : never

const paintedProject = ({ path, movement, rects, loop, easing }: Moved): Project => {
  const labels = rects.reduce(
    (map, { x, y, width, height }) => withRect(map, MOVING, x, y, width, height),
    emptyMap(SIZE),
  )
  return projectOf(labels, groupOf({ path: path && polylinePath(path, easing), movement }), loop)
}

/** A path that goes back on itself: the area turns round from one frame to the next. */
const TURNED_ROUND: Moved = {
  path: [
    { x: 11, y: 0 },
    { x: 0, y: 0 },
    { x: 12, y: 0 },
  ],
  movement: { start: 0.25, end: 0.6, scale: 1, turn: 'path', sway: null },
  rects: [
    { x: 6, y: 6, width: 1, height: 1 },
    { x: 25, y: 8, width: 10, height: 2 },
  ],
  loop: 'pingpong',
  easing: 'in-out',
}

describe('freezing everything else', () => {
  test('leaves free all places where the engine shows an area that sways, turns and grows, and little around them', () => {
    fc.assert(
      fc.property(movements, (moved) => {
        const project = paintedProject(moved)
        const { labels } = project
        const after = toBytes(frozenRest(labels, [sweep(project)], 0, false))
        const needed = covered(project)
        const met = new Set(images(project, true).flatMap((places) => Array.from(places)))
        const cutOff = Array.from(after.keys()).filter((i) => after[i] === FROZEN && needed[i] === 1)
        // Around the middle of a pixel that has grown are up to two of it, two of the rule's and what lies between frames.
        const needless = Array.from(after.keys()).filter((i) => after[i] === 0 && !isNear(i, 4, met))
        expect({ cutOff, needless }).toEqual({ cutOff: [], needless: [] })
      }),
      { numRuns: 40, examples: [[TURNED_ROUND]] },
    )
  })

  test('a large area that turns by cells of some pixels keeps all that it needs', () => {
    const size = { width: 3000, height: 2000 }
    const map = withRect(emptyMap(size), MOVING, 900, 700, 1200, 40)
    const project = projectOf(map, groupOf({ movement: { turn: 360 } }))
    const after = toBytes(frozenRest(map, [sweep(project)], 0, false))
    const radius = Math.hypot(599.5, 19.5)
    let [cutOff, needless] = [0, 0]
    after.forEach((label, i) => {
      const away = Math.hypot((i % size.width) - 1499.5, Math.floor(i / size.width) - 719.5)
      if (label === FROZEN && away < radius - 1) cutOff++
      if (label === 0 && away > radius + 24) needless++
    })
    expect({ cutOff, needless }).toEqual({ cutOff: 0, needless: 0 })
  })

  test('nothing of an area is hidden that the engine shows without it', () => {
    const size = { width: 200, height: 160 }
    const isIn = (x: number, y: number): boolean => x >= 80 && x < 110 && y >= 70 && y < 90
    const bare = fromBytes(
      size,
      labelled(size.width, size.height, (x, y) => (isIn(x, y) ? MOVING : 0)),
    )
    const pixels = picture(size.width, size.height, (x, y) => [isIn(x, y) ? 220 : 0, 90, 60])
    const sway = { amplitudePx: 40, periodSeconds: 2, angleDegrees: 60 }
    const ways: Partial<Movement>[] = [
      { sway },
      { scale: 2.5 },
      { turn: 90 },
      { sway, scale: 1.5, turn: -120 },
    ]
    for (const movement of ways) {
      const project = projectOf(bare, groupOf({ movement }))
      const frozen = { ...project, labels: frozenRest(bare, [sweep(project)], 8, false) }
      const [shown, left] = [project, frozen].map((one) => {
        const scene = sceneOf(one, size, pixels, one.settings)
        return planFrames({ ...scene, refineEdges: false })
      })
      const [free, cut] = [new Uint8ClampedArray(pixels.length), new Uint8ClampedArray(pixels.length)]
      let hidden = 0
      for (let index = 0; index < 150; index += 7) {
        const moment = momentOf({ fps: 30, durationSeconds: 5, loop: 'none' }, index)
        renderFrame(shown!, moment, free)
        renderFrame(left!, moment, cut)
        for (let i = 0; i < free.length; i += 4) if (free[i]! > 110 && cut[i]! < free[i]! - 8) hidden++
      }
      expect(hidden, JSON.stringify(movement)).toBe(0)
    }
  })

  test('what only follows its path has the same corridor as ever', () => {
    const path = polylinePath([
      { x: 20, y: 20 },
      { x: 50, y: 30 },
    ])
    const group = groupOf({ path, movement: { start: 0.2, end: 0.7 } })
    expect(sweepOf(projectOf(emptyMap(SIZE), group), group)).toEqual({ label: MOVING, path })
    expect(sweepOf(projectOf(emptyMap(SIZE), group), group).path).toBe(path)
  })

  test('what flows keeps its outline, so it needs nothing but its own place', () => {
    const path = polylinePath([
      { x: 20, y: 20 },
      { x: 50, y: 20 },
    ])
    const map = withRect(emptyMap(SIZE), MOVING, 15, 15, 8, 8)
    const project = projectOf(map, groupOf({ path, motion: 'flow' }))
    expect(toBytes(frozenRest(map, [sweep(project)], 0, false))).toEqual(
      toBytes(map).map((label) => (label === 0 ? FROZEN : label)),
    )
  })
})

describe('the share of an area that runs into the frozen one', () => {
  test('counts its sway, its turn and its size', () => {
    const frozen = fc.record({
      x: fc.integer({ min: 0, max: 34 }),
      y: fc.integer({ min: 0, max: 24 }),
      width: fc.integer({ min: 3, max: 10 }),
      height: fc.integer({ min: 3, max: 8 }),
    })
    fc.assert(
      fc.property(movements, frozen, (moved, { x, y, width, height }) => {
        const project = paintedProject(moved)
        const labels = withRect(project.labels, FROZEN, x, y, width, height)
        const painted = { ...project, labels }
        const share = sweptShare(labels, sweep(painted), FROZEN)
        const own = images(painted)
        const around = [-1, 0, 1]
        const isFrozen = (column: number, row: number): boolean =>
          column >= 0 &&
          row >= 0 &&
          column < SIZE.width &&
          row < SIZE.height &&
          labelAt(labels, column, row) === FROZEN
        const least = slowShare(own, (column, row) =>
          around.every((dy) => around.every((dx) => isFrozen(column + dx, row + dy))),
        )
        const most = slowShare(own, (column, row) =>
          around.some((dy) => around.some((dx) => isFrozen(column + dx, row + dy))),
        )
        expect(share).toBeGreaterThanOrEqual(least)
        expect(share).toBeLessThanOrEqual(most)
      }),
      { numRuns: 40 },
    )
  })
})
