import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cameraView, nearSize } from '../../../src-shared/motion/camera.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { MAX_CAMERA_ZOOM, MAX_NEAR_FACTOR, MAX_NEAR_PIXELS } from '../../../src-shared/limits.ts'
import type { Camera } from '../../../src-shared/project/movement.ts'
import { picture } from './scenes.ts'

const REST: Camera = { zoom: 1, panX: 0, panY: 0, tiltDegrees: 0, easing: 'linear' }
const zooms = fc.double({ min: 1, max: MAX_CAMERA_ZOOM, noNaN: true })
const sizes = fc.record({
  width: fc.integer({ min: 2, max: 4000 }),
  height: fc.integer({ min: 2, max: 4000 }),
})
const FINE = { width: 960, height: 540 }
const SHOWN = { width: 384, height: 216 }

/** A photo whose detail is just what it can hold, at any size: the mean of what lies in each of its pixels. */
function finePhoto(size: { width: number; height: number }): Uint8ClampedArray<ArrayBuffer> {
  return picture(size.width, size.height, (x, y) => {
    const [right, down] = [FINE.width / size.width, FINE.height / size.height]
    return [fineAt(x * right + (right - 1) / 2, y * down + (down - 1) / 2, right), 90, 60]
  })
}

const WAVES = [
  { length: 8, angle: 0.3 },
  { length: 11, angle: 1.4 },
  { length: 15, angle: 2.5 },
]

/** Some waves, each weaker by as much as a square of that size takes from it. */
function fineAt(x: number, y: number, size: number): number {
  const sinc = (v: number): number => (v === 0 ? 1 : Math.sin(v) / v)
  return WAVES.reduce((sum, { length, angle }) => {
    const [kx, ky] = [(2 * Math.PI * Math.cos(angle)) / length, (2 * Math.PI * Math.sin(angle)) / length]
    const weaker = sinc((kx * size) / 2) * sinc((ky * size) / 2)
    return sum + 35 * weaker * Math.sin(kx * x + ky * y)
  }, 128)
}

const clipScene = (size: { width: number; height: number }, camera: Camera): Scene => ({
  ...size,
  pixels: finePhoto(size),
  labels: new Uint8Array(size.width * size.height),
  movers: [],
  refineEdges: true,
  camera,
  shown: SHOWN,
})

test.each([1.2, 1.5, 2])(
  'a push of %f shows more of the photo than the clip’s own pixels enlarged, and as much in all frames',
  (zoom) => {
    const camera = { ...REST, zoom }
    const near = nearSize(camera, SHOWN, FINE)
    expect(Math.abs(near.width - SHOWN.width * zoom)).toBeLessThan(2)
    const error = (size: { width: number; height: number }, time: number): number => {
      const out = new Uint8ClampedArray(SHOWN.width * SHOWN.height * 4)
      renderFrame(planFrames(clipScene(size, camera)), { time, phase: time, fade: 0 }, out)
      const step = FINE.width / SHOWN.width / cameraView(camera, SHOWN, time).zoom
      let sum = 0
      for (let y = 8; y < SHOWN.height - 8; y++) {
        for (let x = 8; x < SHOWN.width - 8; x++) {
          const right = (FINE.width - 1) / 2 + (x - (SHOWN.width - 1) / 2) * step
          const down = (FINE.height - 1) / 2 + (y - (SHOWN.height - 1) / 2) * step
          sum += (out[(y * SHOWN.width + x) * 4]! - fineAt(right, down, step)) ** 2
        }
      }
      return Math.sqrt(sum / (SHOWN.width - 16) / (SHOWN.height - 16))
    }
    const errors = [0, 0.25, 0.5, 1].map((time) => [error(near, time), error(SHOWN, time)] as const)
    const [, ...moving] = errors
    for (const [nearer, plain] of moving) expect(nearer).toBeLessThan(0.75 * plain)
    // The clip's own pixels would be sharp in its first frame alone.
    const all = errors.map(([nearer]) => nearer)
    expect(Math.max(...all) - Math.min(...all)).toBeLessThan(6)
  },
)

test('a larger scene has a pixel for each that is shown, and no more than the photo has nor than there is room for', () => {
  expect(nearSize(null, SHOWN, FINE)).toEqual(SHOWN)
  expect(nearSize(REST, SHOWN, FINE)).toEqual(SHOWN)
  expect(nearSize({ ...REST, zoom: 4 }, SHOWN, SHOWN)).toEqual(SHOWN)
  expect(nearSize({ ...REST, zoom: 4 }, FINE, SHOWN)).toEqual(FINE)
  expect(nearSize({ ...REST, zoom: 4 }, SHOWN, { width: 480, height: 270 })).toEqual({
    width: 480,
    height: 270,
  })
  expect(nearSize({ ...REST, panX: 0.1 }, SHOWN, FINE).width).toBe(SHOWN.width * 1.25)
  fc.assert(
    fc.property(zooms, sizes, sizes, (zoom, shown, photo) => {
      const camera = { ...REST, zoom }
      const { width, height } = nearSize(camera, shown, photo)
      expect(width).toBeGreaterThanOrEqual(shown.width)
      expect(height).toBeGreaterThanOrEqual(shown.height)
      expect(width).toBeLessThanOrEqual(MAX_NEAR_FACTOR * shown.width)
      const isLarger = width > shown.width || height > shown.height
      if (isLarger) expect(width * height).toBeLessThanOrEqual(MAX_NEAR_PIXELS)
      if (isLarger) expect(width).toBeLessThanOrEqual(photo.width)
    }),
  )
})

test('frames of a larger scene begin with the whole photo, and fade over into that very picture', () => {
  const camera = { ...REST, zoom: 1.3, panY: 0.1 }
  const plan = planFrames(clipScene(nearSize(camera, SHOWN, FINE), camera))
  const frame = (time: number, fade: number): Uint8ClampedArray => {
    const out = new Uint8ClampedArray(SHOWN.width * SHOWN.height * 4)
    renderFrame(plan, { time, phase: time, fade }, out)
    return out
  }
  const first = frame(0, 0)
  expect(frame(0.9, 1)).toEqual(first)
  expect(frame(0.9, 0.5)).not.toEqual(first)
  // Green and blue are the same everywhere: no border, no seam.
  expect(first.every((value, i) => i % 4 !== 1 || value === 90)).toBe(true)
})
