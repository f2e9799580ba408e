import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flatten, polylinePath, type MotionPath } from '../../../src-shared/geometry/path.ts'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { lengthOf, placeAt } from '../../../src-shared/geometry/polyline.ts'
import { emptyMap, fromBytes, labelAt, toBytes, type LabelMap } from '../../../src-shared/labels/labelMap.ts'
import { sweptShare } from '../../../src-shared/labels/sweep.ts'
import { withRect } from '../../support/projects.ts'

const FROZEN = 1
const MOVING = 2

/** The rule pixel by pixel, at places a hundredth of a pixel apart. `at` says what lies at a pixel. */
function slowShare(map: LabelMap, path: MotionPath, isFrozen: (x: number, y: number) => boolean): number {
  const line = flatten(path)
  const start = placeAt(line, 0)
  const places = Math.ceil(lengthOf(line) * 100)
  const steps = new Map<string, readonly [number, number]>()
  for (let i = 0; i <= places; i++) {
    const { x, y } = placeAt(line, i / Math.max(1, places))
    const step = [Math.round(x - start.x), Math.round(y - start.y)] as const
    steps.set(step.join(), step)
  }
  let all = 0
  let met = 0
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      if (labelAt(map, x, y) !== MOVING) continue
      all++
      if ([...steps.values()].some(([dx, dy]) => isFrozen(x + dx, y + dy))) met++
    }
  }
  return all === 0 ? 0 : met / all
}

const within = (map: LabelMap, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < map.width && y < map.height

/** Frozen with all its eight neighbours: whatever the rounding of a step, the way there goes over frozen pixels. */
const isInside = (map: LabelMap, x: number, y: number): boolean =>
  [-1, 0, 1].every((dy) => [-1, 0, 1].every((dx) => labelAt(map, x + dx, y + dy) === FROZEN))

const SMALL = { width: 70, height: 40 }
const point = fc.record({
  x: fc.double({ min: -20, max: 90, noNaN: true }),
  y: fc.double({ min: -20, max: 60, noNaN: true }),
})
const paths = fc.array(point, { minLength: 2, maxLength: 5 }).map((points) => polylinePath(points))
const rect = fc.record({
  label: fc.constantFrom(FROZEN, MOVING, 3),
  x: fc.integer({ min: 0, max: 60 }),
  y: fc.integer({ min: 0, max: 32 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 14 }),
})
const painted = (size: Size) =>
  fc
    .array(rect, { maxLength: 8 })
    .map((rects) =>
      rects.reduce(
        (map, { label, x, y, width, height }) =>
          withRect(map, label, x, y, Math.min(width, size.width - x), Math.min(height, size.height - y)),
        emptyMap(size),
      ),
    )

describe('the share of an area that runs into another', () => {
  test('is what going pixel by pixel finds', () => {
    fc.assert(
      fc.property(painted(SMALL), paths, (map, path) => {
        const share = sweptShare(map, { label: MOVING, path }, FROZEN)
        const isFrozen = (x: number, y: number) => labelAt(map, x, y) === FROZEN
        expect(share).toBeLessThanOrEqual(slowShare(map, path, isFrozen))
        expect(share).toBeGreaterThanOrEqual(slowShare(map, path, (x, y) => isInside(map, x, y)))
      }),
      { numRuns: 150 },
    )
  })

  test('is exact along rows and columns', () => {
    fc.assert(
      fc.property(painted(SMALL), fc.integer({ min: -70, max: 70 }), fc.boolean(), (map, length, across) => {
        const path = polylinePath([
          { x: 30, y: 20 },
          { x: 30 + (across ? length : 0), y: 20 + (across ? 0 : length) },
        ])
        const slow = slowShare(map, path, (x, y) => labelAt(map, x, y) === FROZEN)
        expect(sweptShare(map, { label: MOVING, path }, FROZEN)).toBe(slow)
      }),
      { numRuns: 150 },
    )
  })

  test('of a large photo is that of the small one that it is an enlargement of', () => {
    // 420 x 240 are looked at in steps of 3 pixels, so each enlarged one is seen twice a side, and counts as much.
    const times = 6
    fc.assert(
      fc.property(painted(SMALL), paths, (small, path) => {
        const size = { width: SMALL.width * times, height: SMALL.height * times }
        const bytes = toBytes(small)
        const big = fromBytes(
          size,
          Uint8Array.from({ length: size.width * size.height }, (_, i) => {
            const [x, y] = [Math.floor((i % size.width) / times), Math.floor(i / size.width / times)]
            return bytes[y * SMALL.width + x]!
          }),
        )
        const longer = polylinePath(path.anchors.map(({ x, y }) => ({ x: x * times, y: y * times })))
        const share = sweptShare(big, { label: MOVING, path: longer }, FROZEN)
        const reach = (x: number, y: number) =>
          [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => labelAt(small, x + dx, y + dy) === FROZEN))
        expect(share).toBeLessThanOrEqual(
          slowShare(small, path, (x, y) => within(small, x, y) && reach(x, y)) + 1e-9,
        )
        expect(share).toBeGreaterThanOrEqual(slowShare(small, path, (x, y) => isInside(small, x, y)))
      }),
      { numRuns: 40 },
    )
  })

  test('is nothing without pixels of either, and of what has left the photo', () => {
    const right = polylinePath([
      { x: 0, y: 0 },
      { x: 500, y: 0 },
    ])
    const moving = withRect(emptyMap(SMALL), MOVING, 40, 10, 20, 10)
    expect(sweptShare(emptyMap(SMALL), { label: MOVING, path: right }, FROZEN)).toBe(0)
    expect(sweptShare(moving, { label: MOVING, path: right }, FROZEN)).toBe(0)
    expect(sweptShare(withRect(moving, FROZEN, 0, 0, 20, 40), { label: MOVING, path: right }, FROZEN)).toBe(0)
  })
})
