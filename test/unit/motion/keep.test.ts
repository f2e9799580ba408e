import { expect, test } from 'vitest'
import { planFrames, renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import { keeper } from '../../../src-shared/motion/keep.ts'
import type { Mover, Scene } from '../../../src-shared/motion/scene.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'

const SIZE = { width: 96, height: 64 }

/** Noise with a square of each label, 2 to 4, and a frozen strip. */
function scene(movers: readonly Mover[]): Scene {
  const pixels = new Uint8ClampedArray(SIZE.width * SIZE.height * 4)
  const labels = new Uint8Array(SIZE.width * SIZE.height)
  for (let i = 0; i < labels.length; i++) {
    const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)]
    pixels.set([(x * 37 + y * 11) % 256, (x * 5 + y * 71) % 256, (x * y) % 256, 255], i * 4)
    const column = Math.floor(x / 32)
    if (y >= 20 && y < 40 && x % 32 >= 6 && x % 32 < 26) labels[i] = 2 + column
    if (y > 56) labels[i] = 1
  }
  return { ...SIZE, pixels, labels, movers, refineEdges: true }
}

const mover = (label: number, x: number, y: number, more: Partial<Mover> = {}): Mover => ({
  motion: 'slide',
  label,
  path: polylineOf([
    { x: 0, y: 0 },
    { x, y },
  ]),
  easing: 'linear',
  movement: { start: 0, end: 1, scale: 1, turn: 0, sway: null, inFront: false },
  ...more,
})

function frameOf(plan: FramePlan, time: number): Buffer {
  const out = new Uint8ClampedArray(SIZE.width * SIZE.height * 4)
  renderFrame(plan, { time, phase: time, fade: 0 }, out)
  return Buffer.from(out.buffer)
}

const turning = { start: 0.2, end: 0.7, scale: 1.5, turn: 1, sway: null, inFront: true }
const swaying = { ...turning, scale: 1, turn: 0, sway: { dx: 2, dy: 1, cycles: 3 }, inFront: false }

test.each([
  ['slides', 'slide' as const],
  ['bends', 'bend' as const],
  ['flows', 'flow' as const],
])(
  'a plan whose area %s and is planned again for other ways is the plan of that scene made anew',
  (_, motion) => {
    const keep = keeper()
    const before = scene([mover(2, 12, 3), mover(3, -5, 8, { motion }), mover(4, -20, -6)])
    planFrames(before, keep)
    const ways: readonly (readonly Mover[])[] = [
      [mover(2, -3, 9), mover(3, 6, 6, { motion }), mover(4, 4, 4)],
      // Another order, a turn, a wait, a sway.
      [mover(4, 4, 4, { movement: turning }), mover(3, 6, 6, { motion, movement: swaying }), mover(2, 9, 9)],
      // One takes no part any more, and comes again.
      [mover(2, 9, 9), mover(3, 6, 6, { motion })],
      [mover(2, 12, 3), mover(3, -5, 8, { motion }), mover(4, -20, -6)],
    ]
    for (const movers of ways) {
      const again = planFrames({ ...before, movers }, keep)
      const anew = planFrames(scene(movers))
      for (const time of [0, 0.3, 0.55, 1]) {
        expect(frameOf(again, time).equals(frameOf(anew, time))).toBe(true)
      }
    }
  },
)

test('other ways have no cut-out, no filling and no weights made again', () => {
  const keep = keeper()
  const before = scene([mover(2, 12, 3), mover(3, -5, 8, { motion: 'bend' })])
  const first = planFrames(before, keep)
  const movers = [mover(2, 1, 1, { movement: turning }), mover(3, 2, 2, { motion: 'bend' })]
  const again = planFrames({ ...before, movers }, keep)
  expect(again.movers[0]?.layer).toBe(first.movers[0]?.layer)
  expect(again.plate.bytes).toBe(first.plate.bytes)
  expect(again.bent?.areas[0]?.weights).toBe(first.bent?.areas[0]?.weights)
})
