import { expect, test } from 'vitest'
import { blurredBars } from '../../../src-shared/motion/bars.ts'
import {
  framedSize,
  framingOf,
  FRAME_SHAPES,
  hasBars,
  isWhole,
  layFrame,
  RESOLUTIONS,
} from '../../../src-shared/motion/framing.ts'

const PHOTOS = [
  { width: 640, height: 427 },
  { width: 300, height: 750 },
  { width: 750, height: 300 },
  { width: 64, height: 64 },
  { width: 1001, height: 3 },
]

test('usual sizes are those that people know', () => {
  const photo = { width: 6000, height: 4000 }
  expect(framedSize(photo, '16:9', '1080p', 'crop')).toEqual({ width: 1920, height: 1080 })
  expect(framedSize(photo, '16:9', '720p', 'crop')).toEqual({ width: 1280, height: 720 })
  expect(framedSize(photo, '9:16', '1080p', 'crop')).toEqual({ width: 1080, height: 1920 })
  expect(framedSize(photo, '4:5', '1080p', 'bars')).toEqual({ width: 1080, height: 1350 })
  expect(framedSize(photo, '1:1', '2160p', 'bars')).toEqual({ width: 2160, height: 2160 })
  expect(framedSize(photo, 'photo', '720p', 'crop')).toEqual({ width: 1080, height: 720 })
  expect(framedSize(photo, 'photo', 'source', 'bars')).toEqual(photo)
})

test('at its own size a photo that is cut is not scaled, and one with bars is whole', () => {
  for (const photo of PHOTOS) {
    for (const shape of FRAME_SHAPES) {
      const cut = framedSize(photo, shape, 'source', 'crop')
      expect(cut.width).toBeLessThanOrEqual(photo.width + 1)
      expect(cut.height).toBeLessThanOrEqual(photo.height + 1)
      const barred = framedSize(photo, shape, 'source', 'bars')
      expect(barred.width).toBeGreaterThanOrEqual(photo.width - 1)
      expect(barred.height).toBeGreaterThanOrEqual(photo.height - 1)
    }
  }
})

test('a cut fills the clip and leaves out at both ends alike; bars show the whole photo in the middle', () => {
  for (const photo of PHOTOS) {
    for (const shape of FRAME_SHAPES) {
      for (const resolution of RESOLUTIONS) {
        const clip = framedSize(photo, shape, resolution, 'crop')
        const cut = framingOf(photo, clip, 'crop')
        expect(hasBars(cut, clip)).toBe(false)
        expect(cut.cut).toMatchObject(clip)
        const right = cut.scene.width - cut.cut.left - cut.cut.width
        expect(Math.abs(right - cut.cut.left)).toBeLessThanOrEqual(1)
        expect(cut.scene.width === clip.width || cut.scene.height === clip.height).toBe(true)
        const barred = framingOf(photo, clip, 'bars')
        expect(barred.cut).toEqual({ left: 0, top: 0, ...barred.scene })
        expect(barred.scene.width).toBeLessThanOrEqual(clip.width)
        expect(barred.scene.height).toBeLessThanOrEqual(clip.height)
        expect(Math.abs(clip.height - barred.scene.height - 2 * barred.top)).toBeLessThanOrEqual(1)
      }
    }
  }
})

test('the scene keeps the photo’s shape to a pixel', () => {
  const clip = { width: 1080, height: 1920 }
  for (const photo of PHOTOS.slice(0, 4)) {
    for (const by of ['crop', 'bars'] as const) {
      const { scene } = framingOf(photo, clip, by)
      expect(Math.abs(scene.height - (photo.height * scene.width) / photo.width)).toBeLessThan(
        1 + photo.height / photo.width,
      )
    }
  }
})

test('a clip of the photo’s shape shows the scene as it is', () => {
  const photo = { width: 640, height: 427 }
  for (const clip of [photo, { width: 1080, height: 720 }, { width: 320, height: 214 }]) {
    expect(isWhole(framingOf(photo, clip, 'crop'), clip)).toBe(true)
    expect(isWhole(framingOf(photo, clip, 'bars'), clip)).toBe(true)
  }
})

/** A picture whose pixels say where they are. */
function ramp({ width, height }: { width: number; height: number }): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) pixels.set([x, y, 7, 255], i)
  }
  return pixels
}

test('frames are laid to the pixel', () => {
  const photo = { width: 40, height: 20 }
  const clip = { width: 10, height: 20 }
  const cut = framingOf(photo, clip, 'crop')
  const out = new Uint8ClampedArray(10 * 20 * 4)
  layFrame(out, clip, ramp(cut.scene), cut)
  expect([...out.subarray(0, 4)]).toEqual([15, 0, 7, 255])
  expect([...out.subarray(-4)]).toEqual([24, 19, 7, 255])
  const bars = framingOf(photo, clip, 'bars')
  const barred = new Uint8ClampedArray(10 * 20 * 4)
  layFrame(barred, clip, ramp(bars.scene), bars)
  expect(bars).toMatchObject({ scene: { width: 10, height: 5 }, left: 0, top: 7 })
  expect([...barred.subarray(7 * 10 * 4, 7 * 10 * 4 + 4)]).toEqual([0, 0, 7, 255])
  expect(barred[6 * 10 * 4 + 3]).toBe(0)
})

test('bars have the photo’s colours, darker, and no edges of their own', () => {
  const photo = { width: 60, height: 40 }
  const pixels = new Uint8ClampedArray(60 * 40 * 4)
  for (let i = 0; i < pixels.length; i += 4)
    pixels.set((i / 4) % 60 < 30 ? [200, 40, 40, 255] : [40, 40, 200, 255], i)
  const clip = { width: 90, height: 160 }
  const bars = blurredBars(pixels, photo, clip)
  const at = (x: number, y: number): number[] => [...bars.subarray((y * 90 + x) * 4, (y * 90 + x) * 4 + 4)]
  expect(at(2, 80)[0]).toBeGreaterThan(at(2, 80)[2]! * 1.5)
  expect(at(87, 80)[2]).toBeGreaterThan(at(87, 80)[0]! * 1.5)
  expect(at(2, 2)[0]).toBeLessThan(140)
  expect(at(45, 5)[3]).toBe(255)
  let steepest = 0
  for (let x = 1; x < 90; x++) steepest = Math.max(steepest, Math.abs(at(x, 80)[0]! - at(x - 1, 80)[0]!))
  expect(steepest).toBeLessThanOrEqual(12)
})
