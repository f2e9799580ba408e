import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cameraView, isWhole, type View } from '../../../src-shared/motion/camera.ts'
import { canvasOf } from '../../../src-shared/motion/compose.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { look } from '../../../src-shared/motion/look.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import { MAX_CAMERA_PAN, MAX_CAMERA_TILT_DEGREES, MAX_CAMERA_ZOOM } from '../../../src-shared/limits.ts'
import type { Camera } from '../../../src-shared/project/movement.ts'
import { diskScene, noise, PATHS, picture } from './scenes.ts'

const SIZE = { width: 160, height: 90 }
const REST: Camera = { zoom: 1, panX: 0, panY: 0, tiltDegrees: 0, easing: 'linear' }

const pan = fc.double({ min: -MAX_CAMERA_PAN, max: MAX_CAMERA_PAN, noNaN: true })
const tilt = fc.double({ min: -MAX_CAMERA_TILT_DEGREES, max: MAX_CAMERA_TILT_DEGREES, noNaN: true })
const cameras = fc.record<Camera>({
  zoom: fc.double({ min: 1, max: MAX_CAMERA_ZOOM, noNaN: true }),
  panX: pan,
  panY: pan,
  tiltDegrees: tilt,
  easing: fc.constantFrom('linear', 'in', 'out', 'in-out'),
})
const sizes = fc.record({
  width: fc.integer({ min: 2, max: 4000 }),
  height: fc.integer({ min: 2, max: 4000 }),
})
const shares = fc.double({ min: 0, max: 1, noNaN: true })

/** The corners of what is seen, pixels of the picture: the outer edges of its pixels. */
function corners({ centre, zoom, angle }: View, { width, height }: { width: number; height: number }) {
  const [cos, sin] = [Math.cos(angle) / zoom, Math.sin(angle) / zoom]
  return [-1, 1].flatMap((right) =>
    [-1, 1].map((down) => {
      const [x, y] = [(right * width) / 2, (down * height) / 2]
      return { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos }
    }),
  )
}

test('the view never leaves the photo', () => {
  fc.assert(
    fc.property(cameras, sizes, shares, (camera, size, time) => {
      for (const { x, y } of corners(cameraView(camera, size, time), size)) {
        expect(x).toBeGreaterThanOrEqual(-0.5 - 1e-6)
        expect(y).toBeGreaterThanOrEqual(-0.5 - 1e-6)
        expect(x).toBeLessThanOrEqual(size.width - 0.5 + 1e-6)
        expect(y).toBeLessThanOrEqual(size.height - 0.5 + 1e-6)
      }
    }),
  )
})

test('it comes no nearer than it was asked to, or than pan and tilt need: then it touches the border', () => {
  fc.assert(
    fc.property(cameras, sizes, (camera, size) => {
      const view = cameraView(camera, size, 1)
      expect(view.zoom).toBeGreaterThanOrEqual(camera.zoom)
      if (view.zoom === camera.zoom) return
      const room = corners(view, size).map(({ x, y }) =>
        Math.min(x + 0.5, y + 0.5, size.width - 0.5 - x, size.height - 0.5 - y),
      )
      expect(Math.min(...room)).toBeCloseTo(0, 6)
    }),
  )
})

test('it begins with the whole photo, and goes on without a jump', () => {
  fc.assert(
    fc.property(cameras, sizes, (camera, size) => {
      expect(isWhole(cameraView(camera, size, 0), size)).toBe(true)
      const zooms = Array.from(
        { length: 101 },
        (_, k) => cameraView({ ...camera, easing: 'linear' }, size, k / 100).zoom,
      )
      const end = Math.max(...zooms)
      zooms.slice(1).forEach((zoom, k) => expect(Math.abs(zoom - zooms[k]!)).toBeLessThan(0.15 * end))
    }),
  )
})

test('zoom, pan and tilt are what they say', () => {
  const size = { width: 1000, height: 500 }
  const view = cameraView({ ...REST, zoom: 4, panX: 0.25, panY: -0.1, tiltDegrees: 30 }, size, 1)
  expect(view.centre).toEqual({ x: 499.5 + 250, y: 249.5 - 50 })
  expect(view.zoom).toBe(4)
  expect(view.angle).toBeCloseTo(Math.PI / 6, 12)
  expect(cameraView({ ...REST, zoom: 4 }, size, 0.5).zoom).toBeCloseTo(2, 12)
  expect(cameraView({ ...REST, panX: 0.25 }, size, 1).zoom).toBe(2)
  expect(cameraView({ ...REST, zoom: 4, easing: 'in' }, size, 0.5).zoom).toBeCloseTo(4 ** 0.25, 12)
})

/** Each pixel's colour bilinear at its place, by plain floating point arithmetic; the border goes on. */
function slowLook(from: Uint8ClampedArray, { centre, zoom, angle }: View): Float64Array {
  const { width, height } = SIZE
  const out = new Float64Array(from.length)
  const at = (x: number, y: number, c: number): number =>
    from[(Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4 + c]!
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const [right, down] = [(x - (width - 1) / 2) / zoom, (y - (height - 1) / 2) / zoom]
      const u = centre.x + right * Math.cos(angle) - down * Math.sin(angle)
      const v = centre.y + right * Math.sin(angle) + down * Math.cos(angle)
      const [column, row] = [Math.floor(u), Math.floor(v)]
      const [a, b] = [u - column, v - row]
      for (let c = 0; c < 4; c++) {
        out[i + c] =
          (1 - b) * ((1 - a) * at(column, row, c) + a * at(column + 1, row, c)) +
          b * ((1 - a) * at(column, row + 1, c) + a * at(column + 1, row + 1, c))
      }
    }
  }
  return out
}

const CAMERAS: readonly [string, Partial<Camera>][] = [
  ['push', { zoom: 1.07 }],
  ['push far', { zoom: 3.9 }],
  ['pan into a corner', { panX: 0.3, panY: -0.3 }],
  ['tilt', { tiltDegrees: -8 }],
  ['tilt far with push and pan', { tiltDegrees: 45, zoom: 1.5, panX: -0.1, panY: 0.2 }],
]

describe.each(CAMERAS)('the camera at the end of a %s', (_, patch) => {
  const camera = { ...REST, ...patch }
  const grain = noise(9)
  const photo = picture(SIZE.width, SIZE.height, () => [grain(), grain(), grain()])

  test('shows the picture within 2 steps of plain floating point arithmetic, on pure noise', () => {
    const view = cameraView(camera, SIZE, 1)
    const out = canvasOf(SIZE, new Uint8ClampedArray(photo.length))
    look(out, canvasOf(SIZE, photo), view)
    const slow = slowLook(photo, view)
    let worst = 0
    out.bytes.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - slow[i]!))))
    expect(worst).toBeLessThanOrEqual(2)
  })

  test('moves a photo without any moving area, from the very photo on', () => {
    const scene: Scene = {
      ...SIZE,
      pixels: photo,
      labels: new Uint8Array(SIZE.width * SIZE.height).fill(1),
      movers: [],
      refineEdges: true,
      camera,
    }
    const plan = planFrames(scene)
    const frame = (time: number, fade = 0): Uint8ClampedArray => {
      const out = new Uint8ClampedArray(photo.length)
      renderFrame(plan, { time, phase: time, fade }, out)
      return out
    }
    expect(frame(0)).toEqual(photo)
    expect(frame(1, 1)).toEqual(photo)
    const end = canvasOf(SIZE, new Uint8ClampedArray(photo.length))
    look(end, plan.photo, cameraView(camera, SIZE, 1))
    expect(frame(1)).toEqual(end.bytes)
  })
})

test('areas move in the picture that the camera looks at', () => {
  const scene = diskScene(PATHS.S!)
  const camera: Camera = { ...REST, zoom: 1.4, panX: 0.1, tiltDegrees: 5 }
  const frame = (from: Scene, time: number): Uint8ClampedArray<ArrayBuffer> => {
    const out = new Uint8ClampedArray(from.pixels.length)
    renderFrame(planFrames(from), { time, phase: time, fade: 0 }, out)
    return out
  }
  const seen = canvasOf(scene, new Uint8ClampedArray(scene.pixels.length))
  look(seen, canvasOf(scene, frame(scene, 0.6)), cameraView(camera, scene, 0.6))
  expect(frame({ ...scene, camera }, 0.6)).toEqual(seen.bytes)
})

test.each(['pingpong', 'seamless', 'crossfade'] as const)(
  'it comes home in a clip that loops by %s',
  (loop) => {
    const scene = { ...diskScene(PATHS.S!), camera: { ...REST, zoom: 1.5, tiltDegrees: 10 } }
    const plan = planFrames(scene)
    const timing = { fps: 10, durationSeconds: 3, loop }
    const frame = (index: number): Uint8ClampedArray => {
      const out = new Uint8ClampedArray(scene.pixels.length)
      renderFrame(plan, momentOf(timing, index), out)
      return out
    }
    expect(Buffer.from(frame(30)).equals(Buffer.from(frame(0)))).toBe(true)
    expect(Buffer.from(frame(0)).equals(Buffer.from(scene.pixels))).toBe(true)
    const step = (index: number): number => {
      const [before, after] = [frame(index), frame(index + 1)]
      return after.reduce((sum, value, i) => sum + Math.abs(value - before[i]!), 0)
    }
    expect(step(29)).toBeLessThanOrEqual(1.5 * step(14))
  },
)
