import { describe, expect, test } from 'vitest'
import { labelAt } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { newProject, type Project } from '../../../src-shared/project/project.ts'
import { brush, eraser } from '../../../src-renderer/tools/brush.ts'
import { fill } from '../../../src-renderer/tools/fill.ts'
import { lasso, polygon } from '../../../src-renderer/tools/lasso.ts'
import { ellipse, rectangle } from '../../../src-renderer/tools/marquee.ts'
import { anchorNear, path } from '../../../src-renderer/tools/path.ts'
import type { Tool, ToolContext } from '../../../src-renderer/tools/tool.ts'
import { edited, photoOf } from '../../support/projects.ts'

const empty = edited(
  newProject(photoOf({ width: 400, height: 300 })),
  edits.addGroup('g1', (n) => `Area ${n}`),
)

const NO_KEYS = { shift: false, alt: false }
const contextOf = (project: Project, area = 'g1', more: Partial<ToolContext> = {}): ToolContext => ({
  ...{ project, area, brushPx: 20, scale: 2, erase: false, onlyEmpty: false, keys: NO_KEYS, lastEnd: null },
  ...more,
})

/** Plays points through a tool and gives the project after it; null when the tool makes no edit. */
function play(
  tool: Tool,
  context: ToolContext,
  points: readonly (readonly [number, number])[],
): Project | null {
  const [first, ...rest] = points.map(([x, y]) => ({ x, y }))
  const gesture = tool.begin(first!, context)
  gesture?.move(rest, context.keys)
  return gesture?.finish()?.apply(context.project) ?? null
}

describe('brush', () => {
  test('a click paints a round dab of the brush size', () => {
    const painted = play(brush, contextOf(empty), [[100, 100]])!
    expect(Math.abs(pixelsOf(painted.labels, 2) - Math.PI * 100)).toBeLessThan(12)
  })

  test('a stroke paints all the way and takes pixels over from another area', () => {
    const frozen = play(brush, contextOf(empty, 'frozen'), [
      [50, 100],
      [150, 100],
    ])!
    const moving = play(brush, contextOf(frozen), [
      [100, 50],
      [100, 150],
    ])!
    expect(labelAt(moving.labels, 100, 100)).toBe(2)
    expect(labelAt(moving.labels, 60, 100)).toBe(1)
  })

  test('a stroke does not paint over a locked area and paints nothing into one', () => {
    const frozen = play(brush, contextOf(empty, 'frozen'), [
      [50, 100],
      [150, 100],
    ])!
    const locked = edits.changeArea('frozen', { locked: true }).apply(frozen)
    expect(
      labelAt(
        play(brush, contextOf(locked), [
          [100, 50],
          [100, 150],
        ])!.labels,
        100,
        100,
      ),
    ).toBe(1)
    expect(brush.begin({ x: 1, y: 1 }, contextOf(locked, 'frozen'))).toBeNull()
    expect(brush.refusal(contextOf(locked, 'frozen'))).toBe('locked')
  })

  test('the preview shows what finishing keeps', () => {
    const gesture = brush.begin({ x: 20, y: 20 }, contextOf(empty))!
    gesture.move([{ x: 120, y: 60 }], NO_KEYS)
    const preview = gesture.preview()
    expect(preview?.kind).toBe('labels')
    const finished = gesture.finish()!.apply(empty)
    if (preview?.kind === 'labels') expect(preview.map.tiles).toEqual(finished.labels.tiles)
  })

  test('the eraser takes the chosen area away and leaves the others', () => {
    const both = play(
      brush,
      contextOf(
        play(brush, contextOf(empty, 'frozen'), [
          [50, 100],
          [150, 100],
        ])!,
      ),
      [
        [200, 100],
        [300, 100],
      ],
    )!
    const erased = play(eraser, contextOf(both), [
      [0, 100],
      [399, 100],
    ])!
    expect(pixelsOf(erased.labels, 2)).toBe(0)
    expect(pixelsOf(erased.labels, 1)).toBe(pixelsOf(both.labels, 1))
  })

  test('erasing where nothing is makes no step of undo', () => {
    expect(
      play(eraser, contextOf(empty), [
        [10, 10],
        [50, 50],
      ]),
    ).toBeNull()
  })
})

describe('straight lines and empty pixels', () => {
  test('with Shift the brush goes on from the last stroke’s end in a straight line', () => {
    const stroke = brush.begin({ x: 50, y: 50 }, contextOf(empty))!
    stroke.move([{ x: 60, y: 50 }], NO_KEYS)
    expect(stroke.end?.()).toEqual({ x: 60, y: 50 })
    const keys = { shift: true, alt: false }
    const line = play(brush, contextOf(empty, 'g1', { keys, lastEnd: { x: 60, y: 50 } }), [[200, 50]])!
    expect(labelAt(line.labels, 130, 50)).toBe(2)
    expect(labelAt(play(brush, contextOf(empty, 'g1', { keys }), [[200, 50]])!.labels, 130, 50)).toBe(0)
  })

  test('with the right button the brush takes away', () => {
    const dab = play(brush, contextOf(empty), [[100, 100]])!
    expect(pixelsOf(play(brush, contextOf(dab, 'g1', { erase: true }), [[100, 100]])!.labels, 2)).toBe(0)
  })

  test('painting only on empty pixels leaves other areas as they are', () => {
    const frozen = play(brush, contextOf(empty, 'frozen'), [
      [50, 100],
      [150, 100],
    ])!
    const moving = play(brush, contextOf(frozen, 'g1', { onlyEmpty: true }), [
      [100, 50],
      [100, 150],
    ])!
    expect(labelAt(moving.labels, 100, 100)).toBe(1)
    expect(labelAt(moving.labels, 100, 60)).toBe(2)
  })
})

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
    gesture.clicks!.back()
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

describe('motion path', () => {
  const drawn = play(
    path,
    contextOf(empty),
    Array.from({ length: 60 }, (_, i) => [50 + i * 4, 200 - i] as const),
  )!

  test('a drag draws a path from its start to its end', () => {
    const anchors = drawn.groups[0]!.path!.anchors
    expect(anchors[0]).toMatchObject({ x: 50, y: 200 })
    expect(anchors.at(-1)).toMatchObject({ x: 286, y: 141 })
    expect(anchors.length).toBeLessThan(10)
  })

  test('a slip of the hand draws nothing', () => {
    expect(
      play(path, contextOf(empty), [
        [50, 50],
        [51, 50],
      ]),
    ).toBeNull()
  })

  test('a press on a point drags it and leaves the others', () => {
    const before = drawn.groups[0]!.path!
    const last = before.anchors.length - 1
    const moved = play(path, contextOf(drawn), [
      [288, 143],
      [300, 20],
    ])!.groups[0]!.path!
    expect(moved.anchors[last]).toMatchObject({ x: 300, y: 20 })
    expect(moved.anchors.slice(0, last)).toEqual(before.anchors.slice(0, last))
  })

  test('how near is near enough depends on the zoom, not on the photo', () => {
    const motion = drawn.groups[0]!.path!
    expect(anchorNear(motion, { x: 56, y: 200 }, 1)).toBe(0)
    expect(anchorNear(motion, { x: 56, y: 200 }, 4)).toBeNull()
  })

  test('drawing again keeps the speed profile', () => {
    const eased = edits.setEasing('g1', 'in-out').apply(drawn)
    const again = play(path, contextOf(eased), [
      [10, 10],
      [100, 10],
      [200, 10],
    ])!
    expect(again.groups[0]!.path!.easing).toBe('in-out')
  })

  test('the frozen area has no path', () => {
    expect(path.begin({ x: 1, y: 1 }, contextOf(empty, 'frozen'))).toBeNull()
    expect(path.refusal(contextOf(empty, 'frozen'))).toBe('frozenHasNoPath')
  })
})
