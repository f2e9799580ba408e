import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flatten, polylinePath, type MotionPath } from '../../../src-shared/geometry/path.ts'
import { frozenRest } from '../../../src-shared/labels/freezeRest.ts'
import {
  changedTiles,
  emptyMap,
  fromBytes,
  toBytes,
  type LabelMap,
} from '../../../src-shared/labels/labelMap.ts'
import type { Mover } from '../../../src-shared/labels/mover.ts'
import { seeded } from '../../support/random.ts'
import { withRect } from '../../support/projects.ts'

const SIZE = { width: 40, height: 30 }
const FROZEN = 1

/** Whether a straight way meets the square of `half` to each side of a whole place, by cutting it at each side. */
function meets(
  from: readonly [number, number],
  to: readonly [number, number],
  [x, y]: readonly [number, number],
  half: number,
): boolean {
  let [enter, leave] = [0, 1]
  for (const axis of [0, 1] as const) {
    const [start, way, middle] = [from[axis], to[axis] - from[axis], axis === 0 ? x : y]
    if (way === 0) {
      if (Math.abs(start - middle) > half) return false
      continue
    }
    const cuts = [(middle - half - start) / way, (middle + half - start) / way].sort((a, b) => a - b)
    enter = Math.max(enter, cuts[0]!)
    leave = Math.min(leave, cuts[1]!)
  }
  return enter <= leave
}

/** The whole steps of a path, place by place: each whose square one of its straight pieces meets. */
function slowSteps(path: MotionPath | null, half: number): [number, number][] {
  if (!path) return [[0, 0]]
  const { xs, ys } = flatten(path)
  const places = Array.from(xs, (x, i) => [x - xs[0]!, ys[i]! - ys[0]!] as const)
  const steps: [number, number][] = []
  for (let y = -SIZE.height; y <= SIZE.height; y++) {
    for (let x = -SIZE.width; x <= SIZE.width; x++) {
      if (places.some((to, i) => meets(places[Math.max(0, i - 1)]!, to, [x, y], half))) steps.push([x, y])
    }
  }
  return steps
}

/** The rule pixel by pixel: what lies within the margin of a pixel that a mover comes to is needed, all else is not. */
function slowRest(
  map: LabelMap,
  movers: readonly Mover[],
  margin: number,
  thaw: boolean,
  half = 0.5,
): Uint8Array {
  const bytes = toBytes(map)
  const needed = new Uint8Array(bytes.length)
  const far = Math.ceil(margin)
  for (const { label, path } of movers) {
    const came = new Set<string>()
    const steps = slowSteps(path, half)
    bytes.forEach((own, i) => {
      if (own !== label) return
      for (const [dx, dy] of steps) came.add(`${(i % SIZE.width) + dx},${Math.floor(i / SIZE.width) + dy}`)
    })
    for (const place of came) {
      const [x = 0, y = 0] = place.split(',').map(Number)
      for (let dy = -far; dy <= far; dy++) {
        for (let dx = -far; dx <= far; dx++) {
          if (dx * dx + dy * dy > margin * margin) continue
          const [px, py] = [x + dx, y + dy]
          if (px >= 0 && py >= 0 && px < SIZE.width && py < SIZE.height) needed[py * SIZE.width + px] = 1
        }
      }
    }
  }
  return bytes.map((label, i) => {
    if (label === 0) return needed[i] === 1 ? 0 : FROZEN
    return label === FROZEN && thaw && needed[i] === 1 ? 0 : label
  })
}

const point = fc.record({
  x: fc.double({ min: -20, max: 60, noNaN: true }),
  y: fc.double({ min: -20, max: 50, noNaN: true }),
})
const paths = fc.array(point, { minLength: 2, maxLength: 5 }).map((points) => polylinePath(points))
const rect = fc.record({
  label: fc.constantFrom(FROZEN, 2, 3, 4),
  x: fc.nat(SIZE.width - 1),
  y: fc.nat(SIZE.height - 1),
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 12 }),
})
/** A few rectangles; which ones says enough where one of them fails. */
const scenes = fc.record({
  rects: fc.array(rect, { maxLength: 6 }),
  paths: fc.tuple(fc.option(paths), fc.option(paths)),
  margin: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 6, noNaN: true })),
  thaw: fc.boolean(),
})

const painted = (rects: readonly { label: number; x: number; y: number; width: number; height: number }[]) =>
  rects.reduce(
    (map, { label, x, y, width, height }) =>
      withRect(map, label, x, y, Math.min(width, SIZE.width - x), Math.min(height, SIZE.height - y)),
    emptyMap(SIZE),
  )

const places = (bytes: Uint8Array, wanted: (label: number, i: number) => boolean): string =>
  Array.from(bytes.entries())
    .filter(([i, label]) => wanted(label, i))
    .map(([i, label]) => `${label} at ${i % SIZE.width},${Math.floor(i / SIZE.width)}`)
    .join(' ')

describe('freezing everything else', () => {
  test('freezes what going pixel by pixel leaves over, and nothing else changes', () => {
    fc.assert(
      fc.property(scenes, ({ rects, paths: [first, second], margin, thaw }) => {
        const map = painted(rects)
        const movers = [
          { label: 2, path: first },
          { label: 3, path: second },
        ]
        const found = toBytes(frozenRest(map, movers, margin, thaw))
        // Where a path goes through the very corner of a pixel, the last digit of a number tells: either is right.
        const [least, most] = [0.5 - 1e-9, 0.5 + 1e-9].map((half) =>
          slowRest(map, movers, margin, thaw, half),
        )
        const wrong = places(found, (label, i) => label !== least![i] && label !== most![i])
        expect(wrong).toBe('')
      }),
      { numRuns: 80 },
    )
  })

  test('done again changes nothing', () => {
    fc.assert(
      fc.property(scenes, ({ rects, paths: [path], margin, thaw }) => {
        const once = frozenRest(painted(rects), [{ label: 2, path }], margin, thaw)
        expect(frozenRest(once, [{ label: 2, path }], margin, thaw)).toBe(once)
      }),
      { numRuns: 60 },
    )
  })

  test('a large noisy area on a long way keeps at least all that it needs, and little more', () => {
    const size = { width: 1600, height: 1200 }
    const random = seeded(7)
    const bytes = Uint8Array.from({ length: size.width * size.height }, (_, i) => {
      const [x, y] = [i % size.width, Math.floor(i / size.width)]
      return x < 500 && y < 500 && random() < 0.3 ? 2 : 0
    })
    const map = fromBytes(size, bytes)
    const path = polylinePath([
      { x: 0, y: 0 },
      { x: 900, y: 600 },
    ])
    const after = toBytes(frozenRest(map, [{ label: 2, path }], 0, false))
    // All within a few pixels of the hull of the way is needed; all beyond a cell or two of it is not.
    let [wronglyFrozen, wronglyFree] = [0, 0]
    for (let y = 0; y < size.height; y += 3) {
      for (let x = 0; x < size.width; x += 3) {
        const along = Math.min(1, Math.max(0, (x * 900 + y * 600) / (900 * 900 + 600 * 600)))
        const inside = [0, along, 1].some(
          (t) => x >= 900 * t + 2 && x < 900 * t + 498 && y >= 600 * t + 2 && y < 600 * t + 498,
        )
        const far = !Array.from({ length: 101 }, (_, i) => i / 100).some(
          (t) => x >= 900 * t - 40 && x < 900 * t + 540 && y >= 600 * t - 40 && y < 600 * t + 540,
        )
        const frozen = after[y * size.width + x] === FROZEN
        if (inside && frozen && along > 0.05 && along < 0.95) wronglyFrozen++
        if (far && !frozen) wronglyFree++
      }
    }
    expect(wronglyFrozen).toBe(0)
    expect(wronglyFree).toBe(0)
  })

  test('tiles that do not change are shared', () => {
    const map = withRect(
      withRect(emptyMap({ width: 600, height: 600 }), 1, 0, 0, 600, 600),
      2,
      300,
      300,
      20,
      20,
    )
    const hole = withRect(map, 0, 10, 10, 5, 5)
    expect(changedTiles(hole, frozenRest(hole, [{ label: 2, path: null }], 4, false))).toEqual([0])
  })
})
