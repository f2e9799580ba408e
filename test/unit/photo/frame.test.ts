import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ASPECTS,
  boxAround,
  draggedFrame,
  gripAt,
  GRIPS,
  isWithin,
  largestFrame,
  turnedFraming,
  wholePhoto,
  type Frame,
} from '../../../src-shared/photo/frame.ts'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { placed } from '../../../src-shared/photo/affine.ts'
import { carryOf } from '../../../src-shared/photo/reframe.ts'
import { glanceSize } from '../../../src-shared/photo/glance.ts'

const sizes = fc.record({
  width: fc.integer({ min: 40, max: 900 }),
  height: fc.integer({ min: 40, max: 900 }),
})
const angles = fc.double({ min: -45, max: 45, noNaN: true })
const aspects = fc.constantFrom(...Object.values(ASPECTS))

const isIn = (box: Size & { x: number; y: number }, frame: Frame): boolean =>
  frame.x >= box.x &&
  frame.y >= box.y &&
  frame.x + frame.width <= box.x + box.width &&
  frame.y + frame.height <= box.y + box.height

describe('the largest frame', () => {
  test('is the photo itself where nothing is turned', () => {
    expect(largestFrame({ width: 641, height: 427 }, 0, null)).toEqual(
      wholePhoto({ width: 641, height: 427 }),
    )
    expect(largestFrame({ width: 1600, height: 1000 }, 0, 16 / 9)).toEqual({
      ...{ degrees: 0, x: 0, y: 50 },
      ...{ width: 1600, height: 900 },
    })
  })

  test('holds nothing but the photo at any angle and in any shape', () => {
    fc.assert(
      fc.property(sizes, angles, aspects, (size, degrees, aspect) => {
        const frame = largestFrame(size, degrees, aspect)
        expect(isWithin(size, frame)).toBe(true)
        expect(isIn(boxAround(size, degrees), frame)).toBe(true)
      }),
    )
  })

  test('is as large as any upright rectangle around the middle that is found by trying', () => {
    for (const [width, height, degrees] of [
      [600, 400, 3],
      [600, 400, 20],
      [600, 400, -44],
      [900, 120, 30],
      [120, 900, -12],
    ] as const) {
      const frame = largestFrame({ width, height }, degrees, null)
      let best = 0
      for (let w = 1; w <= 900; w++) {
        // Taller until it sticks out: what fits is found by halving.
        let [fits, not] = [0, 900]
        while (not - fits > 1) {
          const h = (fits + not) >> 1
          const tried = {
            degrees,
            x: Math.round((width - w) / 2),
            y: Math.round((height - h) / 2),
            width: w,
            height: h,
          }
          if (isWithin({ width, height }, tried)) fits = h
          else not = h
        }
        best = Math.max(best, w * fits)
      }
      // The room that mixing pixels takes, and rounding, cost it a few pixels of each side.
      expect(frame.width * frame.height).toBeGreaterThan(best - 6 * (frame.width + frame.height))
      expect(frame.width * frame.height).toBeLessThanOrEqual(best)
    }
  })
})

describe('the framing of a photo that is turned', () => {
  const framings = fc.record({
    photo: sizes,
    degrees: angles,
    x: fc.integer({ min: -50, max: 50 }),
    y: fc.integer({ min: -50, max: 50 }),
    width: fc.integer({ min: 1, max: 500 }),
    height: fc.integer({ min: 1, max: 500 }),
  })

  test('holds the same as before, turned', () => {
    fc.assert(
      fc.property(framings, ({ photo, ...frame }) => {
        const next = turnedFraming({ photo, frame, aspect: 'free' })
        const { width, height } = frame
        const turn = carryOf(photo, { kind: 'turn', quarters: 1 })
        expect(next.photo).toEqual(turn.size)
        const [before, after] = [
          carryOf(photo, { kind: 'frame', ...frame }),
          carryOf(next.photo, { kind: 'frame', ...next.frame }),
        ]
        for (const [x, y] of [
          [0, 0],
          [width - 1, 0],
          [width - 1, height - 1],
        ] as const) {
          const was = placed(turn.toNew, placed(before.toOld, { x, y }))
          const is = placed(after.toOld, { x: height - 1 - y, y: x })
          expect([is.x, is.y]).toEqual([expect.closeTo(was.x, 6), expect.closeTo(was.y, 6)])
        }
      }),
    )
  })

  test('keeps a shape that was chosen, and the angle', () => {
    const photo = { width: 900, height: 600 }
    const next = turnedFraming({ photo, frame: largestFrame(photo, 5, 16 / 9), aspect: '16:9' })
    expect(next.frame).toEqual(largestFrame({ width: 600, height: 900 }, 5, 16 / 9))
  })
})

describe('a frame that is dragged', () => {
  const frames = fc
    .tuple(sizes, angles, fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999))
    .map(([photo, degrees, a, b, c, d]) => {
      const box = boxAround(photo, degrees)
      const [width, height] = [16 + (a % (box.width - 15)), 16 + (b % (box.height - 15))]
      const [x, y] = [box.x + (c % (box.width - width + 1)), box.y + (d % (box.height - height + 1))]
      return { photo, frame: { degrees, x, y, width, height } }
    })
  const moves = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) })
  const grips = fc.constantFrom(...GRIPS, 'move' as const)

  test('stays in the turned photo’s box and is never less than can be seen', () => {
    fc.assert(
      fc.property(frames, moves, grips, aspects, ({ photo, frame }, by, grip, aspect) => {
        const after = draggedFrame(photo, frame, grip, by, aspect)
        expect(isIn(boxAround(photo, frame.degrees), after)).toBe(true)
        expect(after.width).toBeGreaterThan(0)
        expect(after.height).toBeGreaterThan(0)
        expect(Object.values(after).slice(1).every(Number.isInteger)).toBe(true)
        if (grip === 'move') expect([after.width, after.height]).toEqual([frame.width, frame.height])
        else if (aspect !== null) expect(Math.abs(after.width / aspect - after.height)).toBeLessThan(1.001)
      }),
      { numRuns: 400 },
    )
  })

  test('keeps what lies opposite the grip', () => {
    fc.assert(
      fc.property(frames, moves, ({ photo, frame }, by) => {
        const after = draggedFrame(photo, frame, 'se', by, null)
        expect([after.x, after.y]).toEqual([frame.x, frame.y])
        const other = draggedFrame(photo, frame, 'nw', by, null)
        expect(other.x + other.width).toBe(frame.x + frame.width)
        expect(other.y + other.height).toBe(frame.y + frame.height)
      }),
    )
  })

  test('is taken hold of at its corners and edges first, then as a whole', () => {
    const frame = { degrees: 0, x: 10, y: 20, width: 100, height: 50 }
    expect(gripAt(frame, { x: 9.5, y: 19.5 }, 3)).toBe('nw')
    expect(gripAt(frame, { x: 110, y: 45 }, 3)).toBe('e')
    expect(gripAt(frame, { x: 40, y: 40 }, 3)).toBe('move')
    expect(gripAt(frame, { x: 140, y: 40 }, 3)).toBe(null)
  })
})

test('a glance is a photo halved until it is small; a small one needs none', () => {
  expect(glanceSize({ width: 6000, height: 4000 })).toEqual({ width: 1500, height: 1000 })
  expect(glanceSize({ width: 4001, height: 3001 })).toEqual({ width: 1001, height: 751 })
  expect(glanceSize({ width: 1600, height: 1000 })).toBe(null)
})
