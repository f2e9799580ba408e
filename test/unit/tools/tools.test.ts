import { describe, expect, test } from 'vitest'
import { labelAt } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { newProject, type Project } from '../../../src-shared/project/project.ts'
import { brush, eraser } from '../../../src-renderer/tools/brush.ts'
import { anchorNear, path } from '../../../src-renderer/tools/path.ts'
import type { Tool, ToolContext } from '../../../src-renderer/tools/tool.ts'
import { edited, photoOf } from '../../support/projects.ts'

const empty = edited(
  newProject(photoOf({ width: 400, height: 300 })),
  edits.addGroup('g1', (n) => `Area ${n}`),
)
const contextOf = (project: Project, area = 'g1'): ToolContext => ({ project, area, brushPx: 20, scale: 2 })

/** Plays points through a tool and gives the project after it; null when the tool makes no edit. */
function play(
  tool: Tool,
  context: ToolContext,
  points: readonly (readonly [number, number])[],
): Project | null {
  const [first, ...rest] = points.map(([x, y]) => ({ x, y }))
  const gesture = tool.begin(first!, context)
  gesture?.move(rest)
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
    gesture.move([{ x: 120, y: 60 }])
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
