import { describe, expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { planFrames, renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { displacementAt, momentOf } from '../../../src-shared/motion/timing.ts'
import { slowFrame } from './oracle.ts'
import { diskScene, labels, noise, PATHS, picture, redOf } from './scenes.ts'

const FRAMES = 60
const MAGENTA = [255, 0, 255, 255]

/** Begins with magenta everywhere: a byte that no step writes would show. */
function frameAt(plan: FramePlan, time: number, fade = 0): Uint8ClampedArray {
  const out = new Uint8ClampedArray(plan.width * plan.height * 4)
  new Int32Array(out.buffer).fill(new Int32Array(Uint8Array.from(MAGENTA).buffer)[0]!)
  renderFrame(plan, { time, phase: time, fade }, out)
  return out
}

const equal = (a: Uint8ClampedArray, b: Uint8ClampedArray): boolean => Buffer.from(a).equals(Buffer.from(b))

const differing = (
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  counts: (pixel: number) => boolean,
): number => {
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && counts(i >> 2)) count++
  return count
}

function noisyScene(width: number, height: number, labelAt: (x: number, y: number) => number): Scene {
  const grain = noise(3)
  const to = (dx: number, dy: number) =>
    polylineOf([
      { x: 5, y: 5 },
      { x: 5 + dx, y: 5 + dy },
    ])
  return {
    width,
    height,
    pixels: picture(width, height, () => [grain(), grain(), grain()]),
    labels: labels(width, height, labelAt),
    movers: [
      { label: 2, path: to(23.7, 11.3), easing: 'linear' },
      { label: 3, path: to(-17.4, 5.9), easing: 'in' },
      { label: 5, path: to(8.5, -26.1), easing: 'in-out' },
    ],
    refineEdges: false,
  }
}

/** Three areas that touch each other and a frozen band, on a ground of pure noise: the worst case for rounding. */
const crowded = (): Scene =>
  noisyScene(120, 80, (x, y) => {
    if (y > 60) return 1
    if (Math.hypot(x - 30, y - 40) < 14) return 2
    if (x > 44 && x < 70 && y > 30 && y <= 60) return 3
    return Math.abs(x - 85) + Math.abs(y - 30) < 15 ? 5 : 0
  })

const DISKS = Object.keys(PATHS).flatMap((name) => [
  [name, 'as painted', false] as const,
  [name, 'with refined edges', true] as const,
])

describe.each(DISKS)('a textured disk on the %s path, cut out %s', (name, _, refineEdges) => {
  const scene = diskScene(PATHS[name]!, refineEdges)
  const plan = planFrames(scene)
  const start = redOf({ ...scene, labels: new Uint8Array(scene.labels.length) }, scene.pixels)
  const unfrozen = { ...scene, labels: scene.labels.map((label) => (label === 1 ? 0 : label)) }
  const free = planFrames(unfrozen)

  test('is never more than 0.1 px from where the path says, and keeps its size', () => {
    for (let k = 0; k < FRAMES; k++) {
      const { time } = momentOf({ fps: 30, durationSeconds: FRAMES / 30, loop: 'none' }, k)
      const { dx, dy } = displacementAt(scene.movers[0]!, time)
      const red = redOf(unfrozen, frameAt(free, time))
      expect(Math.hypot(red.x - start.x - dx, red.y - start.y - dy)).toBeLessThanOrEqual(0.1)
      expect(red.sum / start.sum).toBeGreaterThan(0.98)
      expect(red.sum / start.sum).toBeLessThan(1.02)
    }
  })

  test('never changes a frozen byte, nor one that neither hole nor layer reaches', () => {
    for (let k = 0; k < FRAMES; k += 3) {
      const time = k / (FRAMES - 1)
      const out = frameAt(plan, time)
      const { dx, dy } = displacementAt(scene.movers[0]!, time)
      const far = (pixel: number): boolean => {
        const [x, y] = [pixel % scene.width, Math.floor(pixel / scene.width)]
        const reach = 40 + 6 + 9 + 1
        return Math.hypot(x - 90, y - 120) > reach && Math.hypot(x - 90 - dx, y - 120 - dy) > reach
      }
      expect(differing(out, scene.pixels, (pixel) => scene.labels[pixel] === 1 || far(pixel))).toBe(0)
    }
  })

  test('stands in frame 0 as in the photo, byte for byte', () => {
    expect(differing(frameAt(plan, 0), scene.pixels, () => true)).toBe(0)
  })
})

test('an area that sways on its way within its span is never more than 0.1 px from where it should be', () => {
  const plain = diskScene(PATHS.S!)
  const sway = { dx: 4, dy: -9, cycles: 3 }
  const movement = { start: 0.2, end: 0.7, scale: 1, turn: 0, sway, inFront: false }
  const free = plain.labels.map((label) => (label === 1 ? 0 : label))
  const scene: Scene = {
    ...plain,
    labels: free,
    movers: plain.movers.map((mover) => ({ ...mover, movement })),
  }
  const plan = planFrames(scene)
  const start = redOf(scene, scene.pixels)
  for (let k = 0; k <= 40; k++) {
    const { dx, dy } = displacementAt(plain.movers[0]!, Math.min(1, Math.max(0, (k / 40 - 0.2) / 0.5)))
    const swing = Math.sin(6 * Math.PI * (k / 40))
    const red = redOf(scene, frameAt(plan, k / 40))
    expect(
      Math.hypot(red.x - start.x - dx - 4 * swing, red.y - start.y - dy + 9 * swing),
    ).toBeLessThanOrEqual(0.1)
  }
})

test('the hole is filled wholly: nothing of a magenta object stays behind where it left', () => {
  const scene = diskScene(PATHS.straight!)
  const pixels = scene.pixels.slice()
  scene.labels.forEach((label, i) => {
    if (label === 2) pixels.set(MAGENTA, i * 4)
  })
  const plan = planFrames({ ...scene, pixels })
  const magenta = (frame: Uint8ClampedArray, counts: (x: number) => boolean): number =>
    frame.filter((red, i) => i % 4 === 0 && counts((i / 4) % scene.width) && red > 30 && frame[i + 1]! < 20)
      .length
  expect(magenta(pixels, (x) => x < 140)).toBeGreaterThan(6000)
  expect(magenta(plan.plate.bytes, () => true)).toBe(0)
  expect(magenta(frameAt(plan, 1), (x) => x < 140)).toBe(0)
})

test('differs by at most 1 from plain floating point arithmetic, everywhere', () => {
  const scene = crowded()
  const plan = planFrames(scene)
  for (const time of [0.5, 0.637, 0.81, 0.93, 1]) {
    const exact = slowFrame(scene, plan, time)
    const fast = frameAt(plan, time)
    let worst = 0
    for (let i = 0; i < fast.length; i++) worst = Math.max(worst, Math.abs(fast[i]! - exact[i]!))
    expect(worst).toBeLessThanOrEqual(1)
  }
})

test('areas that touch leave frame 0 as the photo, and a mover at rest stays whole while others pass', () => {
  const scene = crowded()
  expect(differing(frameAt(planFrames(scene), 0), scene.pixels, () => true)).toBe(0)
  const still = polylineOf([
    { x: 0, y: 0 },
    { x: 0, y: 0 },
    { x: 900, y: 0 },
  ])
  const resting: Scene = {
    ...scene,
    movers: [
      scene.movers[0]!,
      { label: 3, path: { ...still, lengths: Float64Array.of(0, 5, 10) }, easing: 'linear' },
    ],
  }
  const out = frameAt(planFrames(resting), 0.4)
  expect(differing(out, scene.pixels, (pixel) => scene.labels[pixel] === 3)).toBe(0)
})

test('a small step changes the picture by little: no pop as a mover sets off', () => {
  const scene = diskScene(PATHS.straight!)
  const plan = planFrames(scene)
  let before = frameAt(plan, 0)
  for (let step = 1; step <= 60; step++) {
    const after = frameAt(plan, step / 4000)
    let sum = 0
    for (let i = 0; i < after.length; i++) sum += Math.abs(after[i]! - before[i]!)
    expect(sum / after.length).toBeLessThan(0.25)
    before = after
  }
})

describe('defined for every scene', () => {
  const everywhere = (scene: Scene): Uint8ClampedArray[] => {
    const plan = planFrames(scene)
    return [0, 0.3, 0.5, 1].map((time) => frameAt(plan, time, time === 0.5 ? 0.5 : 0))
  }
  const opaque = (frames: Uint8ClampedArray[]): boolean =>
    frames.every((frame) => frame.every((value, i) => i % 4 !== 3 || value === 255))

  test('a photo of 2 x 2 pixels with one painted', () => {
    const scene = noisyScene(2, 2, (x, y) => (x + y === 0 ? 2 : 0))
    const frames = everywhere(scene)
    expect(opaque(frames)).toBe(true)
    expect(equal(frames[0]!, scene.pixels)).toBe(true)
  })

  test('a mask of one pixel', () => {
    const scene = noisyScene(40, 30, (x, y) => (x === 20 && y === 10 ? 2 : 0))
    expect(opaque(everywhere(scene))).toBe(true)
  })

  test('a mask of everything: the photo moves as a whole over its mean colour', () => {
    const scene = noisyScene(40, 30, () => 2)
    const frames = everywhere(scene)
    expect(opaque(frames)).toBe(true)
    const mean = scene.pixels.filter((_, i) => i % 4 === 0).reduce((sum, red) => sum + red, 0) / 1200
    expect(Math.abs(frames[3]![0]! - mean)).toBeLessThanOrEqual(1)
  })

  test('everything frozen but the mover, and a mover without a free pixel around it', () => {
    const scene = noisyScene(40, 30, (x, y) => (x > 10 && x < 20 && y > 10 && y < 20 ? 2 : 1))
    const frames = everywhere(scene)
    expect(frames.every((frame) => differing(frame, scene.pixels, (i) => scene.labels[i] === 1) === 0)).toBe(
      true,
    )
  })

  test('areas without pixels, unknown labels and paths that lead nowhere leave the photo', () => {
    const scene = noisyScene(40, 30, (x) => (x < 8 ? 7 : 0))
    const nowhere = polylineOf([
      { x: 3, y: 3 },
      { x: 3, y: 3 },
    ])
    const still: Scene = { ...scene, movers: [...scene.movers, { label: 7, path: nowhere, easing: 'out' }] }
    for (const frame of everywhere(still)) expect(equal(frame, scene.pixels)).toBe(true)
  })

  test('a mover that leaves the picture on any side is clipped', () => {
    const away = [
      [900, 0],
      [-900, 3],
      [4, 900],
      [0, -900.5],
      [25, 0],
      [-25.5, -20],
    ] as const
    for (const [x, y] of away) {
      const path = polylineOf([
        { x: 0, y: 0 },
        { x, y },
      ])
      const scene = noisyScene(40, 30, (px, py) => (Math.hypot(px - 20, py - 15) < 9 ? 2 : 0))
      const plan = planFrames({ ...scene, movers: [{ label: 2, path, easing: 'linear' }] })
      expect(opaque([frameAt(plan, 0.5), frameAt(plan, 1)])).toBe(true)
      if (Math.abs(x) + Math.abs(y) > 800) expect(equal(frameAt(plan, 1), plan.plate.bytes)).toBe(true)
    }
  })
})

describe.each(['crossfade', 'pingpong', 'seamless'] as const)('a %s loop', (loop) => {
  const timing = { fps: 10, durationSeconds: 4, loop }

  test('closes: its frame N is its frame 0, which is the photo', () => {
    const scene = diskScene(PATHS.S!)
    const plan = planFrames(scene)
    const [first, again] = [0, 40].map((k) => {
      const { time, fade } = momentOf(timing, k)
      return frameAt(plan, time, fade)
    })
    expect(equal(first!, scene.pixels)).toBe(true)
    expect(equal(again!, first!)).toBe(true)
  })

  test('has no jump at the seam larger than its steps elsewhere', () => {
    const plan = planFrames(diskScene(PATHS.S!))
    const frames = Array.from({ length: 41 }, (_, k) => {
      const { time, fade } = momentOf(timing, k)
      return frameAt(plan, time, fade)
    })
    const steps = frames.slice(1).map((frame, i) => {
      let sum = 0
      frame.forEach((value, j) => (sum += Math.abs(value - frames[i]![j]!)))
      return sum
    })
    const seam = steps[39]!
    expect(seam).toBeLessThanOrEqual(1.2 * Math.max(...steps.slice(0, 39)))
  })
})
