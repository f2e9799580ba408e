import { describe, expect, test } from 'vitest'
import { labelAt, type LabelMap } from '../../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import { changeArea, paintLabels } from '../../../src-shared/project/edits.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { object } from '../../../src-renderer/tools/object.ts'
import type { ToolContext } from '../../../src-renderer/tools/tool.ts'
import { edited, withRect } from '../../support/projects.ts'
import { contextOf, empty, NO_KEYS } from '../../support/playing.ts'

/** Two discs on a ground of grey shades, the photo of the tools' tests. */
const pixels = new Uint8ClampedArray(400 * 300 * 4)
for (let i = 0; i < 400 * 300; i++) {
  const [x, y] = [i % 400, Math.floor(i / 400)]
  const left = Math.hypot(x - 100, y - 150) < 60
  const right = Math.hypot(x - 300, y - 150) < 40
  pixels.set(left ? [200, 40, 30, 255] : right ? [30, 60, 210, 255] : [90 + (i % 9), 95, 92, 255], 4 * i)
}
const picture = () => ({ width: 400, height: 300, pixels })
const LEFT = [30, 80, 170, 220] as const
const RIGHT = [250, 100, 350, 200] as const
const DISC = 11_300

async function drag(
  project: Project,
  [x, y, toX, toY]: readonly [number, number, number, number],
  more: Partial<ToolContext> = {},
  area = 'g1',
) {
  const gesture = object.begin({ x, y }, contextOf(project, area, { picture, ...more }))!
  gesture.move([{ x: toX, y: toY }], NO_KEYS)
  const outcome = await gesture.finishLater!(new AbortController().signal)
  return typeof outcome === 'string' ? outcome : (outcome?.apply(project) ?? null)
}

async function labels(...played: Parameters<typeof drag>): Promise<LabelMap> {
  const project = await drag(...played)
  if (project === null || typeof project === 'string') throw new Error(`no edit: ${project}`)
  return project.labels
}

describe('select object', () => {
  test('a box around a thing takes the thing, and a further box takes another to it', async () => {
    const first = await labels(empty, LEFT)
    expect(pixelsOf(first, 2)).toBeGreaterThan(DISC * 0.99)
    expect(pixelsOf(first, 2)).toBeLessThan(DISC * 1.01)
    const both = await labels({ ...empty, labels: first }, RIGHT)
    expect(labelAt(both, 100, 150)).toBe(2)
    expect(labelAt(both, 300, 150)).toBe(2)
    expect(labelAt(both, 200, 150)).toBe(0)
  })

  test('Alt and the right button take it away, of the chosen area alone', async () => {
    const painted = edited(empty, paintLabels('paint', withRect(empty.labels, 2, 0, 0, 400, 300)))
    for (const more of [{ erase: true }, { keys: { shift: false, alt: true } }]) {
      const left = await labels(painted, LEFT, more)
      expect(labelAt(left, 100, 150)).toBe(0)
      expect(labelAt(left, 35, 85)).toBe(2)
    }
    expect(await drag(painted, LEFT, { erase: true }, 'frozen')).toBeNull()
  })

  test('other areas’ pixels stay where painting is for empty ones only', async () => {
    const frozen = edited(empty, paintLabels('paint', withRect(empty.labels, 1, 0, 0, 400, 150)))
    expect(labelAt(await labels(frozen, LEFT), 100, 120)).toBe(2)
    const spared = await labels(frozen, LEFT, { onlyEmpty: true })
    expect(labelAt(spared, 100, 120)).toBe(1)
    expect(labelAt(spared, 100, 180)).toBe(2)
    const locked = edited(frozen, changeArea('frozen', { locked: true }))
    expect(labelAt(await labels(locked, LEFT), 100, 120)).toBe(1)
  })

  test('a box with nothing in it says so, and a click is no box', async () => {
    expect(await drag(empty, [190, 10, 240, 80])).toBe('nothingFound')
    expect(await drag(empty, [100, 150, 100, 150])).toBeNull()
  })

  test('the box is seen from the press until it is done', () => {
    const gesture = object.begin({ x: 30, y: 80 }, contextOf(empty, 'g1', { picture }))!
    gesture.move([{ x: 170, y: 220 }], NO_KEYS)
    expect(gesture.preview()).toEqual({
      kind: 'outline',
      points: [
        { x: 30, y: 80 },
        { x: 170, y: 80 },
        { x: 170, y: 220 },
        { x: 30, y: 220 },
      ],
    })
  })

  test('does nothing in a locked area, and while the photo is not there', () => {
    const locked = edited(empty, changeArea('g1', { locked: true }))
    expect(object.begin({ x: 1, y: 1 }, contextOf(locked, 'g1', { picture }))).toBeNull()
    expect(object.begin({ x: 1, y: 1 }, contextOf(empty))).toBeNull()
  })
})
