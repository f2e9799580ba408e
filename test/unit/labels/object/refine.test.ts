import { expect, test } from 'vitest'
import { levelsOf } from '../../../../src-shared/labels/object/levels.ts'
import { refined } from '../../../../src-shared/labels/object/refine.ts'
import { overlap } from '../../../support/things.ts'

const [WIDTH, HEIGHT] = [161, 121]
const WHOLE = { left: 0, top: 0, right: WIDTH - 1, bottom: HEIGHT - 1 }

/** A bright disc on a dark ground, at its own size and at half of it. */
const isDisc = (x: number, y: number): boolean => Math.hypot(x - 80.3, y - 60.7) < 41.5
const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
const disc = new Uint8Array(WIDTH * HEIGHT)
for (let i = 0; i < disc.length; i++) {
  disc[i] = Number(isDisc(i % WIDTH, Math.floor(i / WIDTH)))
  pixels.fill(disc[i] === 1 ? 220 : 30, 4 * i, 4 * i + 4)
}
const [fine, coarse] = levelsOf({ width: WIDTH, height: HEIGHT, pixels }, 1) as [
  ReturnType<typeof levelsOf>[0],
  ReturnType<typeof levelsOf>[0],
]
const byBrightness = (level: { pixels: Uint8ClampedArray }, pixel: number): number =>
  level.pixels[4 * pixel]! > 120 ? 5 : -5

/** The disc at half the size, too large by a pixel: what a reduced search may give. */
const blurred = Uint8Array.from({ length: coarse.width * coarse.height }, (_, i) =>
  Number(Math.hypot(2 * (i % coarse.width) - 80, 2 * Math.floor(i / coarse.width) - 60) < 43),
)

test('the border is found again at the full size', () => {
  const enlarged = disc.map((_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)]
    return blurred[(y >> 1) * coarse.width + (x >> 1)]!
  })
  expect(overlap(enlarged, disc)).toBeLessThan(0.96)
  expect(overlap(refined(fine, coarse, blurred, WHOLE, byBrightness), disc)).toBeGreaterThan(0.99)
})

test('only a band along the border is looked at: what is far inside or outside stays as it was', () => {
  const inverted = refined(fine, coarse, blurred, WHOLE, (level, pixel) => -byBrightness(level, pixel))
  inverted.forEach((bit, i) => {
    const far = Math.hypot((i % WIDTH) - 80.3, Math.floor(i / WIDTH) - 60.7) - 42
    if (Math.abs(far) > 7) expect(bit).toBe(far < 0 ? 1 : 0)
  })
})

test('no pixel outside the box is taken, though the coarse one is half in it', () => {
  const box = { left: 61, top: 31, right: 97, bottom: 83 }
  const labels = refined(fine, coarse, blurred, box, () => 50)
  labels.forEach((bit, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)]
    const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
    expect(bit).toBe(Number(inside && disc[i] === 1))
  })
})
