import { describe, expect, test } from 'vitest'
import { labelAt } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { brush, eraser } from '../../../src-renderer/tools/brush.ts'
import { contextOf, empty, NO_KEYS, play } from '../../support/playing.ts'

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
