import { describe, expect, test } from 'vitest'
import { labelAt } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import { brush } from '../../../src-renderer/tools/brush.ts'
import type { Sample } from '../../../src-renderer/tools/tool.ts'
import { contextOf, empty, NO_KEYS, play } from '../../support/playing.ts'

/** Pixels of the photo that differ from what is expected of each. */
function differing(painted: ReturnType<typeof play>, expected: (x: number, y: number) => boolean): string[] {
  const wrong: string[] = []
  for (let y = 0; y < 300; y++)
    for (let x = 0; x < 400; x++)
      if ((labelAt(painted!.labels, x, y) === 2) !== expected(x, y)) wrong.push(`${x},${y}`)
  return wrong.slice(0, 5)
}

/** How far a pixel is from a chain of straight lines. */
function fromChain(x: number, y: number, chain: readonly (readonly [number, number])[]): number {
  let nearest = Infinity
  for (let i = 1; i < chain.length; i++) {
    const [[ax, ay], [bx, by]] = [chain[i - 1]!, chain[i]!]
    const [dx, dy] = [bx - ax, by - ay]
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy))
  }
  return nearest
}

/** Plays samples as a pointer gives them, pressure and all. */
function played(samples: readonly Sample[], more: Parameters<typeof contextOf>[2] = {}) {
  const gesture = brush.begin(samples[0]!, contextOf(empty, 'g1', more))!
  for (const sample of samples.slice(1)) gesture.move([sample], NO_KEYS)
  return { gesture, project: gesture.finish()?.apply(empty) ?? null }
}

describe('a fast hand', () => {
  test('places far apart are joined by straight lines with round ends, without a gap or a corner cut', () => {
    const chain = [
      [40.3, 60.7],
      [320.9, 40.2],
      [200.5, 150.1],
      [350.2, 260.8],
      [60.6, 250.4],
    ] as const
    const painted = play(brush, contextOf(empty, 'g1', { brushPx: 25 }), chain)
    expect(differing(painted, (x, y) => fromChain(x, y, chain) <= 12.5)).toEqual([])
  })

  test('a hundred samples in one event paint what they paint one by one', () => {
    const round = Array.from({ length: 100 }, (_, i) => ({
      x: 200 + 90 * Math.cos(i / 16),
      y: 150 + 90 * Math.sin(i / 16),
    }))
    const gesture = brush.begin(round[0]!, contextOf(empty))!
    gesture.move(round.slice(1), NO_KEYS)
    expect(gesture.finish()!.apply(empty).labels.tiles).toEqual(played(round).project!.labels.tiles)
  })
})

describe('a brush on a string', () => {
  const bend: Sample[] = [
    { x: 50, y: 100 },
    { x: 250, y: 100 },
    { x: 250, y: 200 },
  ]

  test('its ring and the paint stay behind the hand, and the stroke ends where the hand does', () => {
    const gesture = brush.begin(bend[0]!, contextOf(empty, 'g1', { stringPx: 60 }))!
    gesture.move([{ x: 80, y: 100 }], NO_KEYS)
    expect(gesture.end!()).toEqual({ x: 50, y: 100 })
    gesture.move(bend.slice(1, 2), NO_KEYS)
    expect(gesture.end!().x).toBeCloseTo(190, 6)
    const painted = gesture.finish()!.apply(empty)
    expect(gesture.end!()).toEqual({ x: 250, y: 100 })
    expect(labelAt(painted.labels, 255, 100)).toBe(2)
  })

  test('a click paints its dab all the same', () => {
    expect(played([{ x: 100, y: 100 }], { stringPx: 60 }).project).toEqual(
      played([{ x: 100, y: 100 }]).project,
    )
  })

  test('a corner is rounded', () => {
    const { project } = played(bend, { stringPx: 60 })
    expect(labelAt(project!.labels, 250, 100)).toBe(0)
    expect(labelAt(played(bend).project!.labels, 250, 100)).toBe(2)
  })
})

describe('a pen', () => {
  const line = (from: number, to: number): Sample[] => [
    { x: 100, y: 100, pressure: from },
    { x: 300, y: 100, pressure: to },
  ]
  const height = (project: ReturnType<typeof play>, x: number): number =>
    Array.from({ length: 300 }, (_, y) => y).filter((y) => labelAt(project!.labels, x, y) === 2).length

  test('pressed by half paints half as thick', () => {
    expect(height(played(line(0.5, 0.5), { brushPx: 80 }).project, 200)).toBe(41)
    expect(
      height(
        played(
          [
            { x: 100, y: 100 },
            { x: 300, y: 100 },
          ],
          { brushPx: 80 },
        ).project,
        200,
      ),
    ).toBe(81)
  })

  test('pressed more and more paints thicker and thicker, without steps', () => {
    const { project } = played(line(0.1, 1), { brushPx: 80 })
    let last = height(project, 110)
    for (let x = 111; x <= 300; x++) {
      const now = height(project, x)
      expect(now).toBeGreaterThanOrEqual(last)
      expect(now - last).toBeLessThanOrEqual(3)
      last = now
    }
    expect(last).toBe(81)
  })

  test('that hardly touches still paints', () => {
    expect(pixelsOf(played([{ x: 100, y: 100, pressure: 0 }]).project!.labels, 2)).toBe(1)
  })
})
