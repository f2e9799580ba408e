import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EASINGS } from '../../../src-shared/geometry/easing.ts'
import {
  MAX_AREA_SCALE,
  MAX_CAMERA_PAN,
  MAX_CAMERA_TILT_DEGREES,
  MAX_CAMERA_ZOOM,
  MIN_AREA_SCALE,
} from '../../../src-shared/limits.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { canvasOf } from '../../../src-shared/motion/compose.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { headingsOf } from '../../../src-shared/motion/headings.ts'
import type { Mover, Scene, SceneMovement } from '../../../src-shared/motion/scene.ts'
import { layParts, texturedPlate } from '../../../src-shared/motion/texturedPlate.ts'
import { AREA_MOTIONS, type Camera } from '../../../src-shared/project/movement.ts'
import { noise, picture } from './scenes.ts'

/** A small picture in few words, so that a counterexample can be read: rectangles of labels, one over the other. */
interface Described {
  readonly width: number
  readonly height: number
  readonly seed: number
  readonly rects: readonly (readonly [label: number, x: number, y: number, width: number, height: number])[]
  readonly movers: readonly {
    readonly label: number
    readonly points: readonly (readonly [x: number, y: number])[]
    readonly easing: (typeof EASINGS)[number]
    readonly motion: (typeof AREA_MOTIONS)[number]
    readonly movement: Omit<SceneMovement, 'turn'> & { readonly turn: number | 'path' }
  }[]
  readonly refineEdges: boolean
  readonly camera: Camera | null
  readonly times: readonly number[]
  readonly fade: number
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const side = fc.integer({ min: 2, max: 40 })
/** Up to four photo sizes away, as the command line takes them. */
const place = fc.oneof(
  fc.integer({ min: -160, max: 200 }),
  fc.double({ min: -160, max: 200, noNaN: true }),
  fc.constant(3),
)

const movement: fc.Arbitrary<Described['movers'][number]['movement']> = fc.record({
  start: fc.constantFrom(0, 0.2, 0.9),
  end: fc.constantFrom(0.95, 1),
  scale: fc.oneof(fc.constant(1), fc.double({ min: MIN_AREA_SCALE, max: MAX_AREA_SCALE, noNaN: true })),
  turn: fc.oneof(fc.constant(0), fc.constant('path' as const), fc.double({ min: -60, max: 60, noNaN: true })),
  sway: fc.option(
    fc.record({
      dx: fc.integer({ min: -50, max: 50 }),
      dy: fc.double({ min: -50, max: 50, noNaN: true }),
      cycles: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
  ),
  inFront: fc.boolean(),
})

const camera: fc.Arbitrary<Camera> = fc.record({
  zoom: fc.double({ min: 1, max: MAX_CAMERA_ZOOM, noNaN: true }),
  panX: fc.double({ min: -MAX_CAMERA_PAN, max: MAX_CAMERA_PAN, noNaN: true }),
  panY: fc.constantFrom(0, MAX_CAMERA_PAN),
  tiltDegrees: fc.constantFrom(0, 7, -MAX_CAMERA_TILT_DEGREES),
  easing: fc.constantFrom(...EASINGS),
})

const described: fc.Arbitrary<Described> = fc.record({
  width: side,
  height: side,
  seed: fc.nat(1000),
  rects: fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.nat(39), fc.nat(39), fc.nat(40), fc.nat(40)), {
    maxLength: 8,
  }),
  movers: fc.uniqueArray(
    fc.record({
      label: fc.integer({ min: 2, max: 7 }),
      points: fc.array(fc.tuple(place, place), { maxLength: 5 }),
      easing: fc.constantFrom(...EASINGS),
      motion: fc.constantFrom(...AREA_MOTIONS),
      movement,
    }),
    { selector: ({ label }) => label, maxLength: 6 },
  ),
  refineEdges: fc.boolean(),
  camera: fc.option(camera, { freq: 3 }),
  times: fc.array(share, { minLength: 1, maxLength: 3 }),
  fade: fc.oneof(fc.constant(0), fc.constant(1), share),
})

function sceneOf({ width, height, seed, rects, movers, refineEdges, camera: view }: Described): Scene {
  const labels = new Uint8Array(width * height)
  for (const [label, left, top, across, down] of rects) {
    for (let y = top; y < Math.min(height, top + down); y++) {
      const end = Math.min(width, left + across)
      if (left < end) labels.fill(label, y * width + left, y * width + end)
    }
  }
  const grain = noise(seed)
  return {
    width,
    height,
    pixels: picture(width, height, () => [grain(), grain(), grain()]),
    labels,
    movers: movers.map(({ label, points, easing, motion, movement: { turn, ...rest } }): Mover => {
      const path = points.length === 0 ? null : polylineOf(points.map(([x, y]) => ({ x, y })))
      const turning = turn !== 'path' ? turn : path ? headingsOf(path, 4) : 0
      return { label, path, easing, motion, movement: { ...rest, turn: turning } }
    }),
    camera: view,
    refineEdges,
  }
}

const opaque = (bytes: Uint8ClampedArray): boolean => bytes.every((value, i) => i % 4 !== 3 || value === 255)

test('any scene has a picture at any time: opaque, frozen pixels the photo’s unless asked for, and the photo at rest', () => {
  fc.assert(
    fc.property(described, (words) => {
      const scene = sceneOf(words)
      const photo = scene.pixels.slice()
      const plan = planFrames(scene)
      const out = new Uint8ClampedArray(photo.length).fill(77)
      for (const time of words.times) {
        renderFrame(plan, { time, phase: time, fade: words.fade }, out)
        expect(opaque(out)).toBe(true)
        if (words.camera || words.movers.some((mover) => mover.movement.inFront)) continue
        const changed = scene.labels.findIndex(
          (label, i) => label === 1 && [0, 1, 2].some((c) => out[i * 4 + c] !== photo[i * 4 + c]),
        )
        expect(changed).toBe(-1)
      }
      renderFrame(plan, { time: 0, phase: 0, fade: 0 }, out)
      expect(Buffer.from(out).equals(Buffer.from(photo))).toBe(true)
      expect(Buffer.from(scene.pixels).equals(Buffer.from(photo))).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('any hole is filled in time with opaque texture, and nothing beside it is touched', () => {
  fc.assert(
    fc.property(described, (words) => {
      const scene = sceneOf(words)
      const plan = planFrames(scene)
      const before = plan.plate.bytes.slice()
      const filling = texturedPlate(scene)
      let step = filling.next()
      for (let last = 0; !step.done; step = filling.next()) {
        expect(step.value).toBeGreaterThanOrEqual(last)
        expect(step.value).toBeLessThanOrEqual(1)
        last = step.value
      }
      const plate = canvasOf(scene, before.slice())
      layParts(plate, step.value)
      expect(opaque(plate.bytes)).toBe(true)
      const still = scene.labels.findIndex(
        (label, i) => label === 1 && plate.words[i] !== plan.photo.words[i],
      )
      expect(still).toBe(-1)
    }),
    { numRuns: 60 },
  )
})
