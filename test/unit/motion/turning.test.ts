import { describe, expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { canvasOf } from '../../../src-shared/motion/compose.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { layerOf } from '../../../src-shared/motion/layer.ts'
import type { Scene, SceneMovement } from '../../../src-shared/motion/scene.ts'
import { placementAt, type Placement } from '../../../src-shared/motion/timing.ts'
import { drawTurned, turningOf, type Turning } from '../../../src-shared/motion/turning.ts'
import { labels, noise, picture, redOf } from './scenes.ts'

const PLAIN: SceneMovement = { start: 0, end: 1, scale: 1, turn: 0, sway: null, inFront: false }
const [WIDTH, HEIGHT] = [400, 300]
const DISK = { x: 150, y: 140, radius: 60 }
const WAY = polylineOf([
  { x: 150, y: 140 },
  { x: 205.3, y: 152.6 },
])

/** A texture that is known at every place: red alone, with no side like another. */
const red = (x: number, y: number): number =>
  130 + 60 * Math.sin((x - 100) / 9) * Math.cos((y - 90) / 11) + 35 * Math.sin((x + 2 * y) / 31)

const away = (x: number, y: number): number => Math.hypot(x - DISK.x, y - DISK.y)

/** A disk, or a square, with that texture in red on a ground without any red. */
function scene(movement: Partial<SceneMovement>, shape: 'disk' | 'square' = 'disk'): Scene {
  const grain = noise(5)
  const depth = (x: number, y: number): number =>
    DISK.radius - (shape === 'disk' ? away(x, y) : Math.max(Math.abs(x - DISK.x), Math.abs(y - DISK.y)))
  const pixels = picture(WIDTH, HEIGHT, (x, y) => [
    depth(x, y) >= -6 ? Math.round(red(x, y)) : 0,
    depth(x, y) >= -6 ? 0 : grain(),
    40,
  ])
  const map = labels(WIDTH, HEIGHT, (x, y) => (depth(x, y) >= 0 ? 2 : 0))
  const mover = { label: 2, path: WAY, easing: 'linear' as const, movement: { ...PLAIN, ...movement } }
  return { width: WIDTH, height: HEIGHT, pixels, labels: map, movers: [mover], refineEdges: false }
}

function frameOf(from: Scene, time: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(from.pixels.length)
  renderFrame(planFrames(from), { time, phase: time, fade: 0 }, out)
  return out
}

const equal = (a: Uint8ClampedArray, b: Uint8ClampedArray): boolean => Buffer.from(a).equals(Buffer.from(b))

/** Where a place of a moved picture lies in the photo. */
function home(turning: Turning, { dx, dy, angle, scale }: Placement, x: number, y: number) {
  const [fromX, fromY] = [x - turning.centreX - dx, y - turning.centreY - dy]
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale]
  return {
    x: turning.centreX + fromX * cos + fromY * sin,
    y: turning.centreY - fromX * sin + fromY * cos,
  }
}

const DEGREE = Math.PI / 180
const CASES: readonly [string, Partial<SceneMovement>][] = [
  ['turned a little', { turn: 3 * DEGREE }],
  ['turned by 30 degrees', { turn: 30 * DEGREE }],
  ['turned round and on', { turn: -500 * DEGREE }],
  ['grown', { scale: 1.7 }],
  ['grown and turned', { scale: 1.31, turn: 77 * DEGREE }],
  ['shrunk', { scale: 0.62, turn: -15 * DEGREE }],
  ['shrunk far', { scale: 0.3, turn: 40 * DEGREE }],
]

describe.each(CASES)('a textured disk %s', (_, movement) => {
  const moved = scene(movement)
  const out = frameOf(moved, 1)
  const { turning } = planFrames(moved).movers[0]!
  const at = placementAt(moved.movers[0]!, { time: 1, phase: 1 })

  test('shows what lies there in the texture itself, looked at in 64 places a pixel, within 2 steps', () => {
    let [worst, checked] = [0, 0]
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const middle = home(turning!, at, x, y)
        if (away(middle.x, middle.y) > DISK.radius - 2 - 1 / at.scale) continue
        let sum = 0
        for (let k = 0; k < 64; k++) {
          const place = home(turning!, at, x + ((k % 8) - 3.5) / 8, y + (Math.floor(k / 8) - 3.5) / 8)
          sum += red(place.x, place.y)
        }
        worst = Math.max(worst, Math.abs(out[(y * WIDTH + x) * 4]! - sum / 64))
        checked++
      }
    }
    expect(checked).toBeGreaterThan(400)
    expect(worst).toBeLessThanOrEqual(2)
  })

  test('is within 0.1 px of where it should be, and as large', () => {
    // The feather has colours of its own: only what it was cut out as tells where it was.
    const alone = canvasOf(moved, new Uint8ClampedArray(moved.pixels.length).fill(0))
    const there = canvasOf(moved, new Uint8ClampedArray(moved.pixels.length).fill(0))
    drawTurned(alone, turning!, { dx: 0, dy: 0, angle: 0, scale: 1 })
    drawTurned(there, turning!, at)
    const unfrozen = { ...moved, labels: new Uint8Array(WIDTH * HEIGHT) }
    const start = redOf(unfrozen, alone.bytes)
    const end = redOf(unfrozen, there.bytes)
    const back = home(turning!, at, end.x, end.y)
    expect(Math.hypot(back.x - start.x, back.y - start.y) * at.scale).toBeLessThanOrEqual(0.1)
    expect(end.sum / start.sum / at.scale ** 2).toBeGreaterThan(0.98)
    expect(end.sum / start.sum / at.scale ** 2).toBeLessThan(1.02)
  })
})

test('a turn by whole rounds is none: byte for byte the frame of an area that does not turn', () => {
  const [still, round] = [scene({}), scene({ turn: 720 * DEGREE })]
  expect(equal(frameOf(round, 1), frameOf(still, 1))).toBe(true)
  expect(equal(frameOf(round, 0.5), frameOf(still, 0.5))).toBe(true)
  expect(equal(frameOf(round, 0.4), frameOf(still, 0.4))).toBe(false)
})

test('turned four times by a quarter the square lies on itself', () => {
  const quarter = { ...scene({ turn: 90 * DEGREE }, 'square') }
  const bare = { ...quarter, movers: quarter.movers.map((mover) => ({ ...mover, path: null })) }
  const out = frameOf(bare, 1)
  let worst = 0
  for (let y = DISK.y - 50; y <= DISK.y + 50; y++) {
    for (let x = DISK.x - 50; x <= DISK.x + 50; x++) {
      // A place right of the middle comes to lie below it.
      const [fromX, fromY] = [DISK.x + (y - DISK.y), DISK.y - (x - DISK.x)]
      worst = Math.max(worst, Math.abs(out[(y * WIDTH + x) * 4]! - bare.pixels[(fromY * WIDTH + fromX) * 4]!))
    }
  }
  expect(worst).toBeLessThanOrEqual(1)
})

/** The layer laid over a picture by plain floating point arithmetic, one place a pixel. */
function slowTurned(out: Float64Array, turning: Turning, at: Placement): void {
  const bytes = new Uint8Array(turning.words.buffer)
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, i += 4) {
      const place = home(turning, at, x, y)
      const [u, v] = [place.x - turning.left, place.y - turning.top]
      const [column, row] = [Math.floor(u), Math.floor(v)]
      const mix = [0, 0, 0, 0]
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const [c, r] = [column + dx, row + dy]
        if (c < 0 || r < 0 || c >= turning.width || r >= turning.height) continue
        const weight = (1 - Math.abs(u - c)) * (1 - Math.abs(v - r))
        for (let k = 0; k < 4; k++) mix[k]! += weight * bytes[(r * turning.width + c) * 4 + k]!
      }
      for (let k = 0; k < 3; k++) out[i + k] = mix[k]! + (1 - mix[3]! / 255) * out[i + k]!
    }
  }
}

test('differs by at most 2 from plain floating point arithmetic, on noise with noisy opacity, also at the borders', () => {
  const grain = noise(11)
  const box = { left: 90, top: 60, width: 180, height: 150 }
  const pixels = Uint8ClampedArray.from({ length: box.width * box.height * 4 }, () => grain())
  for (let i = 3; i < pixels.length; i += 4)
    pixels[i] = pixels[i]! < 80 ? 0 : pixels[i]! > 160 ? 255 : pixels[i]!
  const turning = turningOf(layerOf({ box, pixels }))
  const ground = picture(WIDTH, HEIGHT, () => [grain(), grain(), grain()])
  const places: Placement[] = [
    { dx: 0.3, dy: -0.7, angle: 0.4, scale: 1 },
    { dx: 130, dy: 90, angle: 2.5, scale: 1.4 },
    { dx: -160, dy: -120, angle: -1.1, scale: 0.7 },
    { dx: 12, dy: 7, angle: Math.PI / 2, scale: 5 },
    { dx: 12.5, dy: 7.5, angle: Math.PI, scale: 1 },
  ]
  for (const at of places) {
    const fast = canvasOf({ width: WIDTH, height: HEIGHT }, ground.slice())
    drawTurned(fast, turning, at)
    const slow = Float64Array.from(ground)
    slowTurned(slow, turning, at)
    let worst = 0
    fast.bytes.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - slow[i]!))))
    expect(worst).toBeLessThanOrEqual(2)
  }
})

test('sizes that differ little look alike, also around a half, a third and a quarter, on noise with noisy opacity', () => {
  const grain = noise(23)
  const box = { left: 90, top: 60, width: 180, height: 150 }
  const pixels = Uint8ClampedArray.from({ length: box.width * box.height * 4 }, () => grain())
  const turning = turningOf(layerOf({ box, pixels }))
  const drawn = (scale: number): Uint8ClampedArray => {
    const canvas = canvasOf(
      { width: WIDTH, height: HEIGHT },
      picture(WIDTH, HEIGHT, () => [40, 90, 140]),
    )
    drawTurned(canvas, turning, { dx: 10.3, dy: -4.6, angle: 0.3, scale })
    return canvas.bytes
  }
  // Within this the outermost texel is moved by less than a 300th of its width.
  const near = 0.00001
  for (const scale of [0.8, 0.51, 1 / 2, 0.45, 1 / 3, 0.3, 1 / 4, 1 / 5, 0.11]) {
    const [larger, smaller] = [drawn(scale + near), drawn(scale - near)]
    let worst = 0
    larger.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - smaller[i]!))))
    expect(worst, `${scale}`).toBeLessThanOrEqual(2)
  }
})

test('what is shrunk and what leaves the picture stays defined: opaque, and the ground where nothing is', () => {
  const far = polylineOf([
    { x: 0, y: 0 },
    { x: 900, y: -900 },
  ])
  for (const scale of [0.1, 0.2, 0.49, 5]) {
    const some = scene({ scale, turn: 1 })
    const gone = { ...some, movers: some.movers.map((mover) => ({ ...mover, path: far })) }
    for (const time of [0.2, 0.5, 1]) {
      expect(frameOf(gone, time).every((value, i) => i % 4 !== 3 || value === 255)).toBe(true)
    }
    if (scale < 1) {
      expect(equal(frameOf(gone, 1), planFrames(gone).plate.bytes)).toBe(true)
    }
  }
})

test('a small turn changes the picture by little: no pop as an area begins to turn or passes half its size', () => {
  const step = (movement: Partial<SceneMovement>, from: number, to: number): number => {
    const moving = scene(movement)
    const still = { ...moving, movers: moving.movers.map((mover) => ({ ...mover, path: null })) }
    const [before, after] = [frameOf(still, from), frameOf(still, to)]
    let sum = 0
    after.forEach((value, i) => (sum += Math.abs(value - before[i]!)))
    return sum / after.length
  }
  for (let k = 0; k < 12; k++) expect(step({ turn: 0.4 }, k / 400, (k + 1) / 400)).toBeLessThan(0.25)
  expect(step({ scale: 0.25 }, 0.499, 0.501)).toBeLessThan(0.3)
})
