import { describe, expect, test } from 'vitest'
import { labelAt } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { brush } from '../../../src-renderer/tools/brush.ts'
import { fill } from '../../../src-renderer/tools/fill.ts'
import { lasso, polygon } from '../../../src-renderer/tools/lasso.ts'
import { ellipse, rectangle } from '../../../src-renderer/tools/marquee.ts'
import { contextOf, empty, NO_KEYS, play } from '../../support/playing.ts'

describe('outlines', () => {
  const triangle = [
    [100, 100],
    [200, 100],
    [200, 200],
  ] as const

  test('a lasso paints what it goes around, and Alt or the right button takes it away', () => {
    const painted = play(lasso, contextOf(empty), triangle)!
    expect(labelAt(painted.labels, 180, 120)).toBe(2)
    expect(labelAt(painted.labels, 110, 180)).toBe(0)
    // Its corners are pixels' centres, so up to half the outline's length in pixels comes on top.
    expect(pixelsOf(painted.labels, 2)).toBeGreaterThan(5000)
    expect(pixelsOf(painted.labels, 2)).toBeLessThan(5000 + (200 + Math.hypot(100, 100)) / 2)
    for (const more of [{ erase: true }, { keys: { shift: false, alt: true } }]) {
      expect(pixelsOf(play(lasso, contextOf(painted, 'g1', more), triangle)!.labels, 2)).toBeLessThan(10)
    }
  })

  test('a lasso around nothing makes no step of undo', () => {
    expect(play(lasso, contextOf(empty), [[50, 50]])).toBeNull()
  })

  test('a polygon goes from click to click, takes one back, and closes at its first corner', () => {
    const gesture = polygon.begin({ x: 100, y: 100 }, contextOf(empty))!
    expect(gesture.clicks!.press({ x: 300, y: 250 })).toBe('goes-on')
    expect(gesture.clicks!.back()).toBe('goes-on')
    expect(gesture.clicks!.back()).toBe('nothing-left')
    expect(gesture.clicks!.press({ x: 200, y: 100 })).toBe('goes-on')
    gesture.move([{ x: 150, y: 150 }], NO_KEYS)
    expect(gesture.preview()).toMatchObject({ kind: 'outline', points: { length: 3 } })
    expect(gesture.clicks!.press({ x: 200, y: 200 })).toBe('goes-on')
    expect(gesture.clicks!.press({ x: 101, y: 101 })).toBe('done')
    const painted = gesture.finish()!.apply(empty)
    expect(painted.labels.tiles).toEqual(play(lasso, contextOf(empty), triangle)!.labels.tiles)
  })

  test('a second click at one place closes a polygon, as a double click does', () => {
    const gesture = polygon.begin({ x: 100, y: 100 }, contextOf(empty))!
    gesture.clicks!.press({ x: 200, y: 100 })
    gesture.clicks!.press({ x: 200, y: 200 })
    expect(gesture.clicks!.press({ x: 200, y: 200 })).toBe('done')
    expect(pixelsOf(gesture.finish()!.apply(empty).labels, 2)).toBeGreaterThan(4900)
  })

  test('a rectangle is as large as it is dragged; Shift makes it square, Alt centres it', () => {
    const drag = [
      [100.5, 100.5],
      [180.5, 140.5],
    ] as const
    const pixels = (keys = NO_KEYS) =>
      pixelsOf(play(rectangle, contextOf(empty, 'g1', { keys }), drag)!.labels, 2)
    expect(pixels()).toBe(80 * 40)
    expect(pixels({ shift: true, alt: false })).toBe(80 * 80)
    expect(pixels({ shift: false, alt: true })).toBe(160 * 80)
  })

  test('an ellipse fills its box', () => {
    const painted = play(ellipse, contextOf(empty), [
      [100, 100],
      [180, 140],
    ])!
    expect(Math.abs(pixelsOf(painted.labels, 2) - Math.PI * 40 * 20)).toBeLessThan(40)
    expect(labelAt(painted.labels, 102, 102)).toBe(0)
  })

  test('no outline begins in a locked area', () => {
    const locked = edits.changeArea('g1', { locked: true }).apply(empty)
    for (const tool of [lasso, polygon, rectangle, ellipse, fill]) {
      expect(tool.begin({ x: 1, y: 1 }, contextOf(locked))).toBeNull()
      expect(tool.refusal(contextOf(locked))).toBe('locked')
    }
  })
})

describe('fill', () => {
  const ring = play(brush, contextOf(empty), [
    [100, 100],
    [200, 100],
    [200, 200],
    [100, 200],
    [100, 100],
  ])!

  test('fills a closed hole and nothing around it', () => {
    const filled = play(fill, contextOf(ring), [[150, 150]])!
    expect(labelAt(filled.labels, 115, 185)).toBe(2)
    expect(labelAt(filled.labels, 20, 20)).toBe(0)
  })

  test('takes a part of another area over, and takes its own away with Alt', () => {
    const frozen = play(fill, contextOf(ring, 'frozen'), [[100, 150]])!
    expect(pixelsOf(frozen.labels, 1)).toBe(pixelsOf(ring.labels, 2))
    const keys = { shift: false, alt: true }
    expect(pixelsOf(play(fill, contextOf(ring, 'g1', { keys }), [[100, 150]])!.labels, 2)).toBe(0)
  })
})
