import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { changePhoto } from '../../../src-shared/photo/changePhoto.ts'
import { largestFrame } from '../../../src-shared/photo/frame.ts'
import { carryOf, fittedCarry, type Reframe } from '../../../src-shared/photo/reframe.ts'
import { addGroup, drawPath, paintLabels } from '../../../src-shared/project/edits.ts'
import { commit, startHistory, undo } from '../../../src-shared/project/history.ts'
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
  return edited(project, drawPath('a', polylinePath(PATH)))
}

let made = 0
const done = (project: Project, how: Reframe): Project => {
  const carry = carryOf(project.photo, how)
  const photo = { ...photoOf(carry.size), id: `${++made}`.padStart(64, '0') }
  return changePhoto('turnPhoto', photo, carry).apply(project)
}
const turn = (quarters: 1 | 2 | 3): Reframe => ({ kind: 'turn', quarters })
const content = ({ labels, groups }: Project): string =>
  `${labels.width} ${Buffer.from(toBytes(labels)).toString('base64')} ${JSON.stringify(groups)}`
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
