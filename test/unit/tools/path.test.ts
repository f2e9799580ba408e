import { describe, expect, test } from 'vitest'
import * as edits from '../../../src-shared/project/edits.ts'
import { anchorNear } from '../../../src-shared/geometry/pathHits.ts'
import { path } from '../../../src-renderer/tools/path.ts'
import { contextOf, empty, play } from '../../support/playing.ts'

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
    expect(anchorNear(motion, { x: 56, y: 200 }, 9)).toBe(0)
    expect(anchorNear(motion, { x: 56, y: 200 }, 9 / 4)).toBeNull()
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
