import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { changePhoto } from '../../../src-shared/photo/changePhoto.ts'
import { largestFrame } from '../../../src-shared/photo/frame.ts'
import { carryOf, fittedCarry, type Reframe } from '../../../src-shared/photo/reframe.ts'
import { MAX_CAMERA_PAN, MAX_SWAY_PX } from '../../../src-shared/limits.ts'
import {
  addGroup,
  changeMovement,
  changeSettings,
  drawPath,
  paintLabels,
} from '../../../src-shared/project/edits.ts'
import { commit, startHistory, undo } from '../../../src-shared/project/history.ts'
import { FIRST_CAMERA, type Camera, type Sway } from '../../../src-shared/project/movement.ts'
import { newProject, type Project } from '../../../src-shared/project/project.ts'
import { edited, photoOf } from '../../support/projects.ts'

const sizes = fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) })

/** Pixels by a recipe, so that a counterexample is short: a label from 0 to 3 in patches. */
function painted(size: Size, seed: number): Uint8Array {
  return Uint8Array.from({ length: size.width * size.height }, (_, i) => {
    const [x, y] = [i % size.width, Math.floor(i / size.width)]
    return (((x >> 2) * 7 + (y >> 2) * 13 + seed) ^ ((x * y) >> 3)) & 3
  })
}

const PATH = [
  { x: 3.25, y: 4 },
  { x: 12.5, y: 0.125 },
  { x: -7, y: 250.3 },
]

function projectOf(size: Size, seed: number): Project {
  const labels = fromBytes(size, painted(size, seed))
  const project = edited(
    newProject(photoOf(size)),
    addGroup('a', (n) => `Area ${n}`),
    addGroup('b', (n) => `Area ${n}`),
    paintLabels('paint', labels),
  )
  return edited(
    project,
    drawPath('a', polylinePath(PATH)),
    changeMovement('a', { sway: swayOf(7.25, ((seed * 37) % 360) - 179.5) }),
    changeMovement('b', { sway: swayOf(0, 90) }),
    changeSettings({ camera: panned(((seed % 7) - 3) / 8, ((seed % 5) - 2) / 10) }),
  )
}

const swayOf = (amplitudePx: number, angleDegrees: number): Sway => ({
  ...{ amplitudePx, angleDegrees, periodSeconds: 2 },
})
const panned = (panX: number, panY: number): Camera => ({ ...FIRST_CAMERA, panX, panY })

let made = 0
const done = (project: Project, how: Reframe): Project => {
  const carry = carryOf(project.photo, how)
  const photo = { ...photoOf(carry.size), id: `${++made}`.padStart(64, '0') }
  return changePhoto('turnPhoto', photo, carry).apply(project)
}
const turn = (quarters: 1 | 2 | 3): Reframe => ({ kind: 'turn', quarters })
const content = ({ labels, groups, settings }: Project): string =>
  `${labels.width} ${Buffer.from(toBytes(labels)).toString('base64')} ${JSON.stringify([groups, settings])}`
const isSame = (a: Project, b: Project): boolean => content(a) === content(b)

describe('a quarter turn', () => {
  test('puts each pixel and path point where a hand would turn it', () => {
    const project = projectOf({ width: 40, height: 30 }, 5)
    const after = done(project, turn(1))
    expect([after.labels.width, after.labels.height]).toEqual([30, 40])
    const [before, turned] = [toBytes(project.labels), toBytes(after.labels)]
    for (const [x, y] of [
      [0, 0],
      [39, 0],
      [7, 22],
    ] as const) {
      expect(turned[x * 30 + (29 - y)]).toBe(before[y * 40 + x])
    }
    expect(after.groups[0]?.path?.anchors[0]).toEqual({ x: 25, y: 3.25, kind: 'corner' })
  })

  test('turns where areas sway to and where the camera pans to, on what the photo shows', () => {
    const project = edited(
      newProject(photoOf({ width: 40, height: 30 })),
      addGroup('a', (n) => `Area ${n}`),
      changeMovement('a', { sway: swayOf(6, 90) }),
      changeSettings({ camera: panned(0.2, -0.3) }),
    )
    const after = done(project, turn(1))
    // What was down is to the left, what was to the right is down, and what was up to the right.
    expect(after.groups[0]?.movement.sway).toEqual(swayOf(6, 180))
    expect(after.settings.camera).toEqual(panned(0.3, 0.2))
    const back = done(project, turn(3))
    expect(back.groups[0]?.movement.sway).toEqual(swayOf(6, 0))
    expect(back.settings.camera).toEqual(panned(-0.3, -0.2))
  })

  test('there and back, and four times, give the same bytes and the same numbers', () => {
    fc.assert(
      fc.property(sizes, fc.nat(99), (size, seed) => {
        const project = projectOf(size, seed)
        const there = done(project, turn(1))
        expect(isSame(done(there, turn(3)), project)).toBe(true)
        expect(isSame(done(done(project, turn(2)), turn(2)), project)).toBe(true)
        expect(isSame(done(there, turn(1)), done(project, turn(2)))).toBe(true)
        const four = ([1, 1, 1, 1] as const).reduce((at, quarters) => done(at, turn(quarters)), project)
        expect(isSame(four, project)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a cut', () => {
  test('keeps exactly the pixels within, and undoing it gives the very project back', () => {
    const cases = fc.tuple(sizes, fc.nat(99), fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)))
    fc.assert(
      fc.property(cases, ([size, seed, [a, b, c, d]]) => {
        const [x, y] = [a % size.width, b % size.height]
        const frame = { x, y, width: 1 + (c % (size.width - x)), height: 1 + (d % (size.height - y)) }
        const project = projectOf(size, seed)
        const history = startHistory(project)
        const photo = { ...photoOf(frame), id: '1'.repeat(64) }
        const carry = carryOf(size, { kind: 'frame', degrees: 0, ...frame })
        const after = commit(history, changePhoto('cropPhoto', photo, carry))
        const [from, to] = [toBytes(project.labels), toBytes(after.present.labels)]
        const rows = Array.from({ length: frame.height }, (_, row) => {
          const start = (y + row) * size.width + x
          return [...from.subarray(start, start + frame.width)]
        })
        expect(Buffer.from(rows.flat()).equals(to)).toBe(true)
        const moves = ({ groups, settings }: Project) => [groups.map(({ movement }) => movement), settings]
        expect(moves(after.present)).toEqual(moves(project))
        expect(undo(after).present).toBe(project)
      }),
      { numRuns: 60 },
    )
  })
})

describe('straightening', () => {
  test('carries each area and path as the photo’s pixels go, and back by the opposite angle', () => {
    const size = { width: 200, height: 160 }
    const project = projectOf(size, 1)
    const frame = largestFrame(size, 12, null)
    const carry = carryOf(size, { kind: 'frame', ...frame })
    const after = done(project, { kind: 'frame', ...frame })
    expect(after.labels.width).toBe(frame.width)
    // The middle stays in the middle; to its right things sink as the photo is turned clockwise.
    const before = { x: 129.5, y: 79.5 }
    const angle = (12 * Math.PI) / 180
    const { xx, xy, yx, yy, dx, dy } = carry.toNew
    const [newX, newY] = [xx * before.x + xy * before.y + dx, yx * before.x + yy * before.y + dy]
    expect(newX).toBeCloseTo(99.5 + 30 * Math.cos(angle) - frame.x, 6)
    expect(newY).toBeCloseTo(79.5 + 30 * Math.sin(angle) - frame.y, 6)
    const from = toBytes(project.labels)
    const { toOld } = carry
    toBytes(after.labels).forEach((label, i) => {
      const [x, y] = [i % frame.width, Math.floor(i / frame.width)]
      const oldX = Math.floor(toOld.xx * x + toOld.xy * y + toOld.dx + 0.5)
      const oldY = Math.floor(toOld.yx * x + toOld.yy * y + toOld.dy + 0.5)
      if (from[oldY * size.width + oldX] !== label) expect.fail(`pixel ${x}, ${y}`)
    })
  })
})

describe('what areas and the camera do on a straightened photo', () => {
  const size = { width: 200, height: 100 }
  const straightened = (camera: Camera): Project =>
    done(
      edited(
        newProject(photoOf(size)),
        addGroup('a', (n) => `Area ${n}`),
        changeMovement('a', { sway: swayOf(8, 170) }),
        changeSettings({ camera }),
      ),
      { kind: 'frame', ...largestFrame(size, 30, null) },
    )

  test('turns with it', () => {
    const { groups, settings } = straightened(panned(0.1, 0))
    expect(groups[0]?.movement.sway).toEqual(swayOf(8, -160))
    // Of 20 pixels to the right, 17.3 are left; the 10 down are a larger share of the lower side.
    expect(settings.camera?.panX).toBeCloseTo(0.1 * Math.cos(Math.PI / 6), 5)
    expect(settings.camera?.panY).toBeCloseTo(0.1, 5)
  })

  test('stays within what a camera can', () => {
    expect(straightened(panned(-MAX_CAMERA_PAN, 0)).settings.camera?.panY).toBeCloseTo(-MAX_CAMERA_PAN, 5)
    const far = straightened(panned(MAX_CAMERA_PAN, MAX_CAMERA_PAN)).settings.camera
    expect(far?.panY).toBe(MAX_CAMERA_PAN)
  })
})

describe('another photo', () => {
  test('of the same size leaves the very map; of the same shape scales it', () => {
    const project = projectOf({ width: 60, height: 40 }, 3)
    const replaced = (size: Size): Project =>
      changePhoto(
        'replacePhoto',
        { ...photoOf(size), id: '2'.repeat(64) },
        fittedCarry(project.photo, size),
      ).apply(project)
    expect(replaced({ width: 60, height: 40 }).labels).toBe(project.labels)
    const twice = replaced({ width: 120, height: 80 })
    const [small, large] = [toBytes(project.labels), toBytes(twice.labels)]
    large.forEach((label, i) => {
      const [x, y] = [i % 120, Math.floor(i / 120)]
      if (label !== small[(y >> 1) * 60 + (x >> 1)]) expect.fail(`pixel ${x}, ${y}`)
    })
    expect(isSame({ ...project, labels: replaced({ width: 60, height: 40 }).labels }, project)).toBe(true)
    // The centre of a pixel comes to the middle of its four.
    expect(twice.groups[0]?.path?.anchors[0]).toMatchObject({ x: 7, y: 8.5 })
    // As far on what it shows; the camera goes by shares of it.
    const sway = project.groups[0]!.movement.sway!
    expect(twice.groups[0]?.movement.sway).toEqual({ ...sway, amplitudePx: 14.5 })
    expect(twice.settings).toBe(project.settings)
    const vast = edited(project, changeMovement('a', { sway: swayOf(MAX_SWAY_PX - 1, 0) }))
    const photo = { ...photoOf({ width: 120, height: 80 }), id: '2'.repeat(64) }
    const { groups } = changePhoto('replacePhoto', photo, fittedCarry(vast.photo, photo)).apply(vast)
    expect(groups[0]?.movement.sway?.amplitudePx).toBe(MAX_SWAY_PX)
  })

  test('of another shape holds all of it, undistorted and in the middle', () => {
    const project = projectOf({ width: 60, height: 40 }, 3)
    const { labels, groups } = changePhoto(
      'replacePhoto',
      { ...photoOf({ width: 60, height: 100 }), id: '2'.repeat(64) },
      fittedCarry(project.photo, { width: 60, height: 100 }),
    ).apply(project)
    const bytes = toBytes(labels)
    expect(Buffer.from(bytes.subarray(30 * 60, 70 * 60)).equals(toBytes(project.labels))).toBe(true)
    expect(bytes.subarray(0, 30 * 60).some(Boolean)).toBe(false)
    expect(groups[0]?.path?.anchors[0]).toMatchObject({ x: 3.25, y: 34 })
  })
})
