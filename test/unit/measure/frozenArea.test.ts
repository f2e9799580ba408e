import { expect, test } from 'vitest'
import {
  framesToMeasure,
  frozenArea,
  frozenIn,
  reportOf,
  type FrozenReport,
} from '../../../src-shared/measure/frozenArea.ts'
import type { Plane } from '../../../src-shared/measure/plane.ts'
import { box, noisy, seen, texture } from './textures.ts'

const SIDE = 256

function measured(reference: Plane, mask: Uint8Array, frames: readonly Plane[]): FrozenReport {
  const area = frozenArea(reference, mask)
  if (typeof area === 'string') return { kind: 'unknown', why: area }
  return reportOf(frames.map((frame, i) => ({ seconds: i, ...frozenIn(area, frame) })))
}

const AREA = box(SIDE, SIDE, 16, 16, 220)
const at = texture(4)
const still = seen(SIDE, SIDE, at)

test('the farthest that the area was from its place is told, and when', () => {
  const frames = [0, 1.3, 3.4, 0.6].map((dx) => noisy(seen(SIDE, SIDE, at, dx), 1, 1))
  const report = measured(still, AREA, frames)
  expect(report).toMatchObject({ kind: 'measured', seconds: 2, partPx: null })
  expect(report.kind === 'measured' && Math.abs(report.movedPx - 3.4)).toBeLessThan(0.1)
})

test('a clip that leaves the area alone has moved it by nothing and is as good as the same', () => {
  const report = measured(still, AREA, [still, noisy(still, 3, 1)])
  expect(report.kind === 'measured' && report.movedPx).toBeLessThan(0.05)
  // Noise of one grey level is 48 dB below the white.
  expect(report.kind === 'measured' && report.db).toBeCloseTo(48.1, 0)
  expect(measured(still, AREA, [still])).toMatchObject({ movedPx: 0, db: Infinity })
})

test('a camera that comes a little nearer, which moves no area as one, is told of', () => {
  const middle = SIDE / 2
  const zoomed = seen(SIDE, SIDE, (x, y) => at(middle + (x - middle) / 1.03, middle + (y - middle) / 1.03))
  const report = measured(still, AREA, [still, zoomed])
  // 3 % of the way from the middle, which is 84 px on the average over the area: 2.5 px.
  expect(report.kind === 'measured' && report.movedPx).toBeGreaterThan(1.8)
  expect(report.kind === 'measured' && report.movedPx).toBeLessThan(3.2)
})

test('an area that a camera has gone far into is told of by its parts, and the frames that cannot be told are counted', () => {
  const middle = SIDE / 2
  const zoomed = (by: number): Plane =>
    seen(SIDE, SIDE, (x, y) => at(middle + (x - middle) / by, middle + (y - middle) / by))
  const report = measured(still, AREA, [still, zoomed(1.04), zoomed(1.08), seen(SIDE, SIDE, texture(900))])
  expect(report).toMatchObject({ kind: 'measured', seconds: 2, frames: 4, unknownFrames: 1 })
  // 8 % of the way from the middle: 84 px of it on the average over the area.
  expect(report.kind === 'measured' && report.movedPx).toBeGreaterThan(5)
  expect(report.kind === 'measured' && report.movedPx).toBeLessThan(9)
})

test('a part that went its own way is told of beside the whole', () => {
  const frame = seen(SIDE, SIDE, (x, y) => at(x < 80 && y < 80 ? x - 6 : x, y))
  const report = measured(still, AREA, [frame])
  expect(report.kind === 'measured' && report.movedPx).toBeLessThan(0.1)
  expect(report.kind === 'measured' && report.partPx).toBeCloseTo(6, 0)
})

test('areas that cannot be measured are said to be so, with the reason', () => {
  const none = new Uint8Array(SIDE * SIDE)
  expect(measured(still, none, [still])).toEqual({ kind: 'unknown', why: 'none' })
  expect(measured(still, box(SIDE, SIDE, 30, 30, 30), [still])).toEqual({ kind: 'unknown', why: 'small' })
  const plain = seen(SIDE, SIDE, () => 90)
  expect(measured(plain, AREA, [plain])).toEqual({ kind: 'unknown', why: 'flat' })
  const other = seen(SIDE, SIDE, texture(900))
  expect(measured(still, AREA, [still, other, other])).toEqual({ kind: 'unknown', why: 'changed' })
})

test('what moves outside the area, right up to its border, is not its own', () => {
  const passing = texture(77)
  const frame = seen(SIDE, SIDE, (x, y) => (x < 100 ? passing(x - 9, y) : at(x, y)))
  const mask = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE >= 100 ? 1 : 0))
  expect(measured(still, mask, [frame])).toMatchObject({ kind: 'measured', movedPx: 0, partPx: null })
})

test('frames are taken from the first to the last', () => {
  expect(framesToMeasure(150, 30, 10).map((time) => Math.floor(time * 30))).toEqual([
    0, 17, 33, 50, 66, 83, 99, 116, 132, 149,
  ])
  expect(framesToMeasure(3, 10, 10)).toEqual([0.05, 0.15, 0.25])
  expect(framesToMeasure(1, 30, 10)).toHaveLength(1)
})
