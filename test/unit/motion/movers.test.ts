import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { moversOf, type Mover } from '../../../src-shared/motion/scene.ts'
import { isAtRest, momentOf, placementAt } from '../../../src-shared/motion/timing.ts'
import type { Loop } from '../../../src-shared/motion/clipSpec.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import type { Movement } from '../../../src-shared/project/movement.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { moversAsSent } from '../../../src-shared/service/asSent.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { edited, movingProject } from '../../support/projects.ts'

const PHOTO = { width: 1280, height: 720 }
const CLIP = { fps: 30, durationSeconds: 5 }

const withMovement = (patch: Partial<Movement>): Project =>
  edited(movingProject(PHOTO), edits.changeMovement('g1', patch))

const moverOf = (project: Project, loop: Loop = 'none', size = PHOTO): Mover =>
  moversOf(project, size, { ...CLIP, loop })[0]!

/** Numbers up to rounding. */
const near = (values: readonly number[]): unknown[] =>
  values.map((value) => expect.closeTo(value, 6) as unknown)

/** Where the area of the project is at a share of the clip, none looping. */
const at = (patch: Partial<Movement>, share: number) =>
  placementAt(moverOf(withMovement(patch)), { time: share, phase: share })

test('an area waits before its span, goes its whole way in it, and stays after it', () => {
  const span = { start: 0.25, end: 0.75 }
  expect([0, 0.1, 0.25, 0.5, 0.75, 1].map((share) => at(span, share).dx)).toEqual([0, 0, 0, 320, 640, 640])
})

test('a sway goes out along its angle, back through the middle, and out to the other side', () => {
  const sway = { amplitudePx: 10, periodSeconds: 2.5, angleDegrees: 90 }
  const project = edited(withMovement({ sway }), edits.removePath('g1'))
  const mover = moverOf(project)
  const places = [0, 0.125, 0.25, 0.375, 0.5].map((share) =>
    placementAt(mover, { time: share, phase: share }),
  )
  expect(places.map(({ dx }) => dx)).toEqual(near(places.map(() => 0)))
  expect(places.map(({ dy }) => dy)).toEqual(near([0, 10, 0, -10, 0]))
  const smaller = moverOf(project, 'none', { width: 640, height: 180 })
  expect(placementAt(smaller, { time: 0.125, phase: 0.125 }).dy).toBeCloseTo(2.5, 9)
})

test.each(['pingpong', 'crossfade', 'seamless'] as const)(
  'in a clip that loops by %s every area comes home, however long its sway',
  (loop) => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 60, noNaN: true }), (periodSeconds) => {
        const mover = moverOf(
          withMovement({ sway: { amplitudePx: 40, periodSeconds, angleDegrees: 30 } }),
          loop,
        )
        expect(Number.isInteger(mover.movement?.sway?.cycles)).toBe(true)
        const place = (index: number) => placementAt(mover, momentOf({ ...CLIP, loop }, index))
        expect(isAtRest(place(0))).toBe(true)
        expect(place(150)).toEqual(place(0))
        // Without a path, the step over the seam is the very step that sets off.
        const swaying = (index: number) =>
          placementAt({ ...mover, path: null }, momentOf({ ...CLIP, loop }, index))
        expect(swaying(150).dx - swaying(149).dx).toBeCloseTo(swaying(1).dx - swaying(0).dx, 6)
      }),
    )
  },
)

test('size and turn change evenly: by the same factor, by the same angle, and start from none', () => {
  const places = [0, 0.25, 0.5, 1].map((share) => at({ scale: 4, turn: 90 }, share))
  expect(places.map(({ scale }) => scale)).toEqual(near([1, Math.SQRT2, 2, 4]))
  expect(places.map(({ angle }) => (angle * 180) / Math.PI)).toEqual(near([0, 22.5, 45, 90]))
  expect(at({ turn: 360 }, 1).angle).toBe(0)
  expect(at({ turn: -3600 }, 1).angle).toBe(0)
  expect(isAtRest({ ...at({ turn: 720 }, 0.5), dx: 0, dy: 0 })).toBe(true)
})

describe('turning with the path', () => {
  const along = (points: readonly (readonly [number, number])[], turn: Movement['turn'] = 'path') => {
    const path = polylinePath(points.map(([x, y]) => ({ x, y })))
    const mover = moverOf(edited(withMovement({ turn }), edits.drawPath('g1', path)))
    return (share: number): number =>
      (placementAt(mover, { time: share, phase: share }).angle * 180) / Math.PI
  }

  test('is the direction less that of the start', () => {
    const angle = along([
      [100, 100],
      [100, 300],
      [300, 300],
    ])
    expect([0, 0.2, 0.4].map(angle)).toEqual(near([0, 0, 0]))
    expect([0.6, 1].map(angle)).toEqual(near([-90, -90]))
  })

  test('takes a corner over 24 px and not at once, also where the path turns right round', () => {
    const angle = along([
      [100, 100],
      [300, 100],
      [100, 100],
    ])
    let largest = 0
    for (let px = 1; px <= 400; px++) {
      largest = Math.max(largest, Math.abs(angle(px / 400) - angle((px - 1) / 400)))
    }
    expect(Math.abs(angle(1))).toBeCloseTo(180, 6)
    expect(angle(0.5)).toBeCloseTo(angle(1) / 2, 0)
    expect(largest).toBeLessThan(180 / 20)
  })

  test('follows a circle round and round, and comes home on it', () => {
    const circle = Array.from({ length: 181 }, (_, i): [number, number] => [
      400 + 150 * Math.cos((i * Math.PI) / 90),
      300 + 150 * Math.sin((i * Math.PI) / 90),
    ])
    const angle = along(circle)
    // The start's direction is the mean of the first 12 px, which is that of their middle; so it is at the end.
    const half = (6 / 150) * (180 / Math.PI)
    for (const share of [0.25, 0.5, 0.75])
      expect(Math.abs(angle(share) - 360 * share + half)).toBeLessThan(0.5)
    expect(Math.abs(angle(0.9999) - 360 + 2 * half)).toBeLessThan(0.5)
  })

  test('a trembling of half a pixel turns nothing', () => {
    const trembling = Array.from({ length: 400 }, (_, i): [number, number] => [
      100 + i,
      200 + 0.5 * ((i * 7) % 2),
    ])
    const angle = along(trembling)
    for (let i = 0; i <= 40; i++) expect(Math.abs(angle(i / 40))).toBeLessThan(3)
  })
})

test('the first area of the list stands in front of all, in clips and as sent', () => {
  const two = edited(
    movingProject(PHOTO),
    edits.addGroup('g2', (n) => `Area ${n}`),
    edits.drawPath(
      'g2',
      polylinePath([
        { x: 5, y: 5 },
        { x: 90, y: 5 },
      ]),
    ),
  )
  expect(moversOf(two, PHOTO, { ...CLIP, loop: 'none' }).map(({ label }) => label)).toEqual([3, 2])
  expect(moversAsSent(two, PHOTO, COMETAPI.limits).map(({ label }) => label)).toEqual([3, 2])
  const reordered = edited(two, edits.reorderArea('g2', 'front'))
  expect(moversOf(reordered, PHOTO, { ...CLIP, loop: 'none' }).map(({ label }) => label)).toEqual([2, 3])
})

test('areas take part that are sent and move, with or without a path; as sent they only follow their paths', () => {
  const plain = movingProject(PHOTO)
  const still = edited(plain, edits.removePath('g1'))
  const count = (project: Project): number => moversOf(project, PHOTO, { ...CLIP, loop: 'none' }).length
  expect([count(plain), count(still)]).toEqual([1, 0])
  expect(count(edited(still, edits.changeMovement('g1', { turn: 20 })))).toBe(1)
  expect(count(edited(plain, edits.changeArea('g1', { sent: false })))).toBe(0)
  const all = withMovement({ scale: 2, turn: 40, start: 0.5, inFront: true })
  const [asSent] = moversAsSent(all, PHOTO, COMETAPI.limits)
  expect(asSent?.movement).toBeUndefined()
  expect(asSent?.motion).toBeUndefined()
})
