import { polylineOf } from '../../src-shared/geometry/polyline.ts'
import { planFrames, renderFrame, type FramePlan } from '../../src-shared/motion/frame.ts'
import type { Scene, SceneMovement } from '../../src-shared/motion/scene.ts'
import type { Camera } from '../../src-shared/project/movement.ts'
import { figure } from './figures.ts'

// One frame of 1280 x 720 with six moving areas of 400 x 400 px over the plate, one thread, RGBA out: as they are,
// turning and growing, and as a camera sees them.
const [WIDTH, HEIGHT] = [1280, 720]
const AREA = 400
const CORNERS = [
  [20, 20],
  [440, 20],
  [860, 20],
  [20, 300],
  [440, 300],
  [860, 300],
] as const
const ROUNDS = 120

const PLAIN: SceneMovement = { start: 0, end: 1, scale: 1, turn: 0, sway: null, inFront: false }
const TURNING: SceneMovement = { ...PLAIN, scale: 1.05, turn: 2 }
const CAMERA: Camera = { zoom: 1.3, panX: 0.05, panY: 0.02, tiltDegrees: 3, easing: 'linear' }

function sceneWith(left: number, top: number, movement: SceneMovement, camera: Camera | null): Scene {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  const labels = new Uint8Array(WIDTH * HEIGHT)
  let state = 1
  for (let i = 0; i < labels.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    pixels.set([state >>> 24, (state >>> 16) & 255, (state >>> 8) & 255, 255], i * 4)
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)]
    if (x >= left && x < left + AREA && y >= top && y < top + AREA) labels[i] = 2
  }
  const path = polylineOf([
    { x: 0, y: 0 },
    { x: -19.3, y: 17.7 },
  ])
  const movers = [{ label: 2, path, easing: 'linear' as const, movement }]
  return { width: WIDTH, height: HEIGHT, pixels, labels, movers, refineEdges: false, camera }
}

// Six areas of this size overlap on this picture, which painted ones cannot: each is planned alone.
function planOf(movement: SceneMovement, camera: Camera | null): FramePlan {
  const plans = CORNERS.map(([left, top]) => planFrames(sceneWith(left, top, movement, camera)))
  return { ...plans[0]!, movers: plans.flatMap(({ movers }) => movers) }
}

const out = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
const frame = new Uint8ClampedArray(out.length).fill(90)
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!
const milliseconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const CASES = [
  ['frame-layers', planOf(PLAIN, null), '<= 40'],
  ['frame-turning', planOf(TURNING, null), '<= 80'],
  ['frame-camera', planOf(PLAIN, CAMERA), '<= 80'],
] as const

for (const [name, plan, target] of CASES) {
  const copies: number[] = []
  const frames: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const time = 0.2 + (0.8 * round) / ROUNDS
    frames.push(milliseconds(() => renderFrame(plan, { time, phase: time, fade: 0 }, out)))
    copies.push(milliseconds(() => out.set(frame)))
  }
  // The first rounds warm the compiler up.
  const [copy, layers] = [median(copies.slice(20)), median(frames.slice(20))]
  const measured = `${layers.toFixed(2)} ms, copy ${copy.toFixed(2)} ms`
  figure(name, measured, layers / copy, 'x frame copy', target)
}
