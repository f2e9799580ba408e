import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EASINGS } from '../../../src-shared/geometry/easing.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { canvasOf } from '../../../src-shared/motion/compose.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import type { Mover, Scene } from '../../../src-shared/motion/scene.ts'
import { layParts, texturedPlate } from '../../../src-shared/motion/texturedPlate.ts'
import { AREA_MOTIONS } from '../../../src-shared/project/movement.ts'
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
  }[]
  readonly refineEdges: boolean
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
    }),
    { selector: ({ label }) => label, maxLength: 6 },
  ),
  refineEdges: fc.boolean(),
  times: fc.array(share, { minLength: 1, maxLength: 3 }),
  fade: fc.oneof(fc.constant(0), fc.constant(1), share),
})

function sceneOf({ width, height, seed, rects, movers, refineEdges }: Described): Scene {
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
    movers: movers.map(({ label, points, easing, motion }): Mover => ({
      label,
      path: polylineOf(points.map(([x, y]) => ({ x, y }))),
      easing,
      motion,
    })),
    refineEdges,
  }
}

const opaque = (bytes: Uint8ClampedArray): boolean => bytes.every((value, i) => i % 4 !== 3 || value === 255)

test('any scene has a picture at any time: opaque, its frozen pixels the photo’s, and the photo at rest', () => {
  fc.assert(
    fc.property(described, (words) => {
      const scene = sceneOf(words)
      const photo = scene.pixels.slice()
      const plan = planFrames(scene)
      const out = new Uint8ClampedArray(photo.length).fill(77)
      for (const time of words.times) {
        renderFrame(plan, { time, fade: words.fade }, out)
        expect(opaque(out)).toBe(true)
        const changed = scene.labels.findIndex(
          (label, i) => label === 1 && [0, 1, 2].some((c) => out[i * 4 + c] !== photo[i * 4 + c]),
        )
        expect(changed).toBe(-1)
      }
      renderFrame(plan, { time: 0, fade: 0 }, out)
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
