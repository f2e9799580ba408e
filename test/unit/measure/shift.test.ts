import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchored, pyramidOf, shiftIn, type Shift } from '../../../src-shared/measure/shift.ts'
import type { Plane } from '../../../src-shared/measure/plane.ts'
import { box, noisy, seen, texture } from './textures.ts'

const WIDTH = 160
const HEIGHT = 140
/** 64 x 64 pixels: the smallest area that a shift is promised for. */
const AREA = box(WIDTH, HEIGHT, 46, 38, 64)

const shiftOf = (reference: Plane, frame: Plane, mask = AREA): Shift =>
  shiftIn(anchored(pyramidOf(reference), mask), pyramidOf(frame))

function errorOf(found: Shift, dx: number, dy: number): number {
  if (found.kind === 'unknown') throw new Error(`not found: ${found.why}`)
  return Math.hypot(found.dx - dx, found.dy - dy)
}

test('any shift of a textured area is found to a tenth of a pixel, through noise and a change of light', () => {
  const shift = fc.double({ min: -18, max: 18, noNaN: true })
  fc.assert(
    fc.property(fc.nat(10_000), shift, shift, fc.boolean(), (seed, dx, dy, dimmed) => {
      const at = texture(seed)
      const frame = noisy(seen(WIDTH, HEIGHT, at, dx, dy), seed + 1, 2)
      const values = dimmed ? frame.values.map((value) => 0.8 * value + 20) : frame.values
      const found = shiftOf(seen(WIDTH, HEIGHT, at), { ...frame, values })
      expect(errorOf(found, dx, dy)).toBeLessThanOrEqual(0.1)
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('an area that stays where it is has moved by nothing', () => {
  for (let seed = 0; seed < 20; seed++) {
    const still = seen(WIDTH, HEIGHT, texture(seed))
    expect(errorOf(shiftOf(still, still), 0, 0)).toBeLessThan(1e-6)
    const found = shiftOf(still, noisy(still, seed, 3))
    expect(errorOf(found, 0, 0)).toBeLessThan(0.05)
  }
})

test('large areas are followed over a quarter of their side', () => {
  const at = texture(3)
  const mask = box(480, 360, 20, 20, 320)
  const found = shiftOf(seen(480, 360, at), seen(480, 360, at, 71.3, -60.6), mask)
  expect(errorOf(found, 71.3, -60.6)).toBeLessThanOrEqual(0.1)
})

test('what passes before a part of the area does not take it along', () => {
  const at = texture(5)
  const passing = texture(6)
  const frame = seen(WIDTH, HEIGHT, (x, y) => (x > 88 ? passing(x - 20, y) : at(x - 0.3, y)))
  expect(errorOf(shiftOf(seen(WIDTH, HEIGHT, at), frame), 0.3, 0)).toBeLessThanOrEqual(0.1)
})

const FLAT = {
  'a plain surface': () => 128,
  'a soft sky': (x: number, y: number) => 100 + 0.3 * x + 0.2 * y,
  'a single straight edge': (x: number) => (x < 78 ? 60 : 190),
  'stripes, along which nothing can be told': (_: number, y: number) => 128 + 60 * Math.sin(y / 3),
}

for (const [name, at] of Object.entries(FLAT)) {
  test(`${name} is not guessed about`, () => {
    for (let seed = 0; seed < 10; seed++) {
      const still = seen(WIDTH, HEIGHT, at)
      expect(shiftOf(noisy(still, seed, 2), noisy(still, seed + 50, 2)).kind).toBe('unknown')
      expect(shiftOf(still, still).kind).toBe('unknown')
    }
  })
}

test('noise that is new in each frame is not taken for something that moves', () => {
  for (let seed = 0; seed < 10; seed++) {
    const still = seen(WIDTH, HEIGHT, () => 128)
    const found = shiftOf(noisy(still, seed, 12), noisy(still, seed + 99, 12))
    expect(found.kind).toBe('unknown')
  }
})

test('another picture in the place of the area is told from one that moved', () => {
  for (let seed = 0; seed < 10; seed++) {
    const found = shiftOf(seen(WIDTH, HEIGHT, texture(seed)), seen(WIDTH, HEIGHT, texture(seed + 500)))
    expect(found).toEqual({ kind: 'unknown', why: 'changed' })
  }
})
