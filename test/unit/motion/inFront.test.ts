import { expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { planFrames, renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Mover, Scene, SceneMovement } from '../../../src-shared/motion/scene.ts'
import { placementAt } from '../../../src-shared/motion/timing.ts'
import { labels, noise, picture } from './scenes.ts'

const PLAIN: SceneMovement = { start: 0, end: 1, scale: 1, turn: 0, sway: null, inFront: false }
const [WIDTH, HEIGHT] = [240, 120]
const BLOCK = { left: 70, top: 40, side: 40 }

const inBlock = (x: number, y: number): boolean =>
  x >= BLOCK.left && x < BLOCK.left + BLOCK.side && y >= BLOCK.top && y < BLOCK.top + BLOCK.side

const to = (dx: number, dy: number) =>
  polylineOf([
    { x: 0, y: 0 },
    { x: dx, y: dy },
  ])

/** A red block that touches the frozen right half of a green picture, and one far away that moves by itself. */
function scene(block: Partial<Mover>): Scene {
  const grain = noise(2)
  const movers: Mover[] = [
    { label: 3, path: to(0, 12), easing: 'linear' },
    { label: 2, path: to(80, 0), easing: 'linear', ...block },
  ]
  return {
    width: WIDTH,
    height: HEIGHT,
    pixels: picture(WIDTH, HEIGHT, (x, y) =>
      inBlock(x, y) ? [200 + (grain() >> 3), 0, 0] : [0, grain(), 60],
    ),
    labels: labels(WIDTH, HEIGHT, (x, y) => {
      if (inBlock(x, y)) return 2
      if (x >= BLOCK.left + BLOCK.side) return 1
      return x < 20 && y < 20 ? 3 : 0
    }),
    movers,
    refineEdges: false,
  }
}

const inFront = { ...PLAIN, inFront: true }

function frameAt(plan: FramePlan, time: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  renderFrame(plan, { time, phase: time, fade: 0 }, out)
  return out
}

/** The frozen pixels that differ from the photo, and of them those farther from the block's place than its rim. */
function changed(from: Scene, out: Uint8ClampedArray, dx: number, dy: number): { all: number; far: number } {
  let [all, far] = [0, 0]
  from.labels.forEach((label, i) => {
    if (label !== 1 || [0, 1, 2].every((c) => out[i * 4 + c] === from.pixels[i * 4 + c])) return
    all++
    const [x, y] = [(i % WIDTH) - dx - BLOCK.left, Math.floor(i / WIDTH) - dy - BLOCK.top]
    if (x < -6 || y < -6 || x > BLOCK.side + 5 || y > BLOCK.side + 5) far++
  })
  return { all, far }
}

test('an area goes behind the frozen one, or in front of it: then it is whole there', () => {
  const behind = scene({})
  expect(changed(behind, frameAt(planFrames(behind), 1), 80, 0).all).toBe(0)
  const front = scene({ movement: inFront })
  const out = frameAt(planFrames(front), 1)
  for (let y = 2; y < BLOCK.side - 2; y++) {
    for (let x = 2; x < BLOCK.side - 2; x++) {
      const own = (y + BLOCK.top) * WIDTH + BLOCK.left + x
      expect(out[(own + 80) * 4]).toBe(front.pixels[own * 4])
    }
  }
})

test('frozen pixels that it does not cover stay, byte for byte', () => {
  const front = scene({ movement: { ...inFront, scale: 1.2, turn: 0.5 }, path: to(60, 3) })
  const plain = scene({ movement: inFront, path: to(60.4, 3.7) })
  for (const time of [0.2, 0.55, 1]) {
    const { dx, dy } = placementAt(plain.movers[1]!, { time, phase: time })
    const { all, far } = changed(plain, frameAt(planFrames(plain), time), dx, dy)
    expect(all).toBeGreaterThan(100)
    expect(far).toBe(0)
    const out = frameAt(planFrames(front), time)
    front.labels.forEach((label, i) => {
      // Grown and turned the block reaches 44 px around its middle, and its rim some more.
      const x = (i % WIDTH) - BLOCK.left - BLOCK.side / 2 - 60 * time
      const y = Math.floor(i / WIDTH) - BLOCK.top - BLOCK.side / 2 - 3 * time
      if (label === 1 && Math.hypot(x, y) > 44) expect(out[i * 4]).toBe(front.pixels[i * 4])
    })
  }
})

test('as long as it rests, nothing of its rim lies on what is frozen; and it comes there without a jump', () => {
  const waiting = scene({ movement: { ...inFront, start: 0.5 } })
  const plan = planFrames(waiting)
  expect(changed(waiting, frameAt(plan, 0.5), 0, 0).all).toBe(0)
  let before = frameAt(plan, 0.5)
  for (let step = 1; step <= 40; step++) {
    const after = frameAt(plan, 0.5 + step / 1600)
    let worst = 0
    // The step from column to column is what a move by 0.1 px can do at most; the rim's coming is no more.
    after.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - before[i]!))))
    expect(worst).toBeLessThan(40)
    before = after
  }
})

test('of two areas in front of what is frozen the later mover covers the earlier one', () => {
  const both = scene({ movement: inFront })
  const first: Mover = { label: 3, path: to(150, 55), easing: 'linear', movement: inFront }
  const over = frameAt(planFrames({ ...both, movers: [both.movers[1]!, first] }), 1)
  const under = frameAt(planFrames({ ...both, movers: [first, both.movers[1]!] }), 1)
  const at = ((10 + 55) * WIDTH + 10 + 150) * 4
  expect(under[at]).toBeGreaterThan(190)
  expect(over[at]).toBe(0)
})
