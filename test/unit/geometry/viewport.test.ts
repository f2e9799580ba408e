import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameAspect } from '../../../src-shared/geometry/point.ts'
import {
  boxView,
  fitView,
  toImage,
  toScreen,
  withInSight,
  zoomAt,
} from '../../../src-shared/geometry/viewport.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const views = fc.record({ x: number(-900, 900), y: number(-900, 900), scale: number(0.05, 30) })
const places = fc.record({ x: number(-2000, 2000), y: number(-2000, 2000) })

describe('viewport', () => {
  test('a place on the screen is the photo place it came from', () => {
    fc.assert(
      fc.property(views, places, (view, place) => {
        const back = toImage(view, toScreen(view, place))
        expect(back.x).toBeCloseTo(place.x, 6)
        expect(back.y).toBeCloseTo(place.y, 6)
      }),
    )
  })

  test('zooming keeps what is under the pointer under it', () => {
    fc.assert(
      fc.property(views, places, number(0.2, 5), (view, at, factor) => {
        const before = toImage(view, at)
        const after = toImage(zoomAt(view, at, factor), at)
        expect(after.x).toBeCloseTo(before.x, 5)
        expect(after.y).toBeCloseTo(before.y, 5)
      }),
    )
  })

  test('the first pixel centre lies half a pixel inside the photo', () => {
    expect(toScreen({ x: 100, y: 50, scale: 4 }, { x: 0, y: 0 })).toEqual({ x: 102, y: 52 })
  })

  test('a fitted photo is whole, centred and touches its margin', () => {
    const view = fitView({ width: 640, height: 427 }, { width: 1000, height: 600 }, 20)
    expect(view.scale).toBeCloseTo(560 / 427, 9)
    expect(view.y).toBeCloseTo(20, 9)
    expect(view.x * 2 + 640 * view.scale).toBeCloseTo(1000, 9)
  })
})

describe('looking at a part', () => {
  const canvas = { width: 800, height: 500 }

  test('a box fills the canvas in one direction, from whatever corner it was dragged', () => {
    const box = [
      { x: 200, y: 300 },
      { x: 100, y: 250 },
    ] as const
    const view = boxView(box, canvas)
    expect(view.scale).toBe(8)
    expect(boxView([box[1], box[0]], canvas)).toEqual(view)
    const middle = toScreen(view, { x: 150, y: 275 })
    expect(middle.x).toBeCloseTo(400, 9)
    expect(middle.y).toBeCloseTo(250, 9)
  })

  test('a box of no size is as near as it goes, not nearer', () => {
    const place = { x: 10, y: 10 }
    expect(boxView([place, place], canvas).scale).toBe(40)
  })

  test('a place is brought into sight by the shortest way, one in sight moves nothing', () => {
    fc.assert(
      fc.property(views, places, (view, place) => {
        const seen = toScreen(withInSight(view, place, canvas, 32), place)
        const before = toScreen(view, place)
        for (const [at, was, size] of [
          [seen.x, before.x, canvas.width],
          [seen.y, before.y, canvas.height],
        ] as const) {
          expect(at).toBeCloseTo(Math.min(size - 32, Math.max(32, was)), 4)
        }
      }),
    )
    const view = { x: 0, y: 0, scale: 1 }
    expect(withInSight(view, { x: 400, y: 200 }, canvas)).toBe(view)
  })
})

describe('aspect ratio', () => {
  test('sizes one pixel of rounding apart agree, others do not', () => {
    expect(sameAspect({ width: 640, height: 427 }, { width: 320, height: 214 })).toBe(true)
    expect(sameAspect({ width: 640, height: 427 }, { width: 1280, height: 854 })).toBe(true)
    expect(sameAspect({ width: 640, height: 427 }, { width: 640, height: 430 })).toBe(false)
    expect(sameAspect({ width: 640, height: 427 }, { width: 427, height: 640 })).toBe(false)
  })
})
