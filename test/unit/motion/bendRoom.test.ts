import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { frozenRest } from '../../../src-shared/labels/freezeRest.ts'
import { emptyMap, fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { weightsOf } from '../../../src-shared/motion/bend/weights.ts'
import { withRect } from '../../support/projects.ts'
import { labels as labelled } from './scenes.ts'
import { FROZEN, MOVING, groupOf, projectOf, sweep } from './sweepOracle.ts'

describe('freezing everything but what bends', () => {
  const size = { width: 1280, height: 720 }
  const shapes: Record<string, (x: number, y: number) => boolean> = {
    disk: (x, y) => Math.hypot(x - 600, y - 360) < 60,
    bar: (x, y) => Math.abs(x - 600) < 10 && Math.abs(y - 360) < 150,
    angle: (x, y) =>
      (x >= 500 && x < 530 && y >= 200 && y < 500) || (x >= 500 && x < 700 && y >= 470 && y < 500),
  }
  const limit = (bytes: Uint8Array): number => weightsOf(size, bytes, [MOVING]).get(MOVING)!.limitPx

  test.each(Object.keys(shapes))('a %s goes nearly as far as before', (name) => {
    const bytes = labelled(size.width, size.height, (x, y) => (shapes[name]!(x, y) ? MOVING : 0))
    const map = fromBytes(size, bytes)
    const free = limit(bytes)
    for (const askedPx of [2, 6, 15, 30, 60]) {
      const path = polylinePath([
        { x: 600, y: 360 },
        { x: 600 + askedPx, y: 360 },
      ])
      const project = projectOf(map, groupOf({ path, motion: 'bend' }))
      const after = toBytes(frozenRest(map, [sweep(project)], 0, false))
      expect(limit(after), `${askedPx}`).toBeGreaterThan(0.75 * Math.min(askedPx, free))
      expect(after[0]).toBe(FROZEN)
    }
  })

  test('a breath of wind takes little room, on a large photo as much of the picture as on a small one', () => {
    const sizes = [size, { width: 2560, height: 1440 }]
    const shares = sizes.map(({ width, height }) => {
      const times = width / size.width
      const map = withRect(
        emptyMap({ width, height }),
        MOVING,
        600 * times,
        320 * times,
        80 * times,
        80 * times,
      )
      const sway = { amplitudePx: 6 * times, periodSeconds: 2, angleDegrees: 0 }
      const project = projectOf(map, groupOf({ motion: 'bend', movement: { sway } }))
      const after = toBytes(frozenRest(map, [sweep(project)], 0, false))
      return after.filter((label) => label === 0).length / after.length
    })
    expect(shares[0]).toBeLessThan(0.02)
    expect(shares[1]).toBeCloseTo(shares[0]!, 3)
  })
})
