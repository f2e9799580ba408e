import { polylineOf } from '../../src-shared/geometry/polyline.ts'
import { planFrames, renderFrame, type FramePlan } from '../../src-shared/motion/frame.ts'
import type { Scene } from '../../src-shared/motion/scene.ts'
import { figure } from './figures.ts'

// One frame of 1280 x 720 with six moving areas of 400 x 400 px over the plate, one thread, RGBA out.
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

function sceneWith(left: number, top: number): Scene {
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
  const movers = [{ label: 2, path, easing: 'linear' as const }]
  return { width: WIDTH, height: HEIGHT, pixels, labels, movers, refineEdges: false }
}

// Six areas of this size overlap on this picture, which painted ones cannot: each is planned alone.
const plans = CORNERS.map(([left, top]) => planFrames(sceneWith(left, top)))
const plan: FramePlan = { ...plans[0]!, movers: plans.flatMap(({ movers }) => movers) }

const out = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
const frame = new Uint8ClampedArray(out.length).fill(90)
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!
const milliseconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const copies: number[] = []
const frames: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const time = 0.2 + (0.8 * round) / ROUNDS
  frames.push(milliseconds(() => renderFrame(plan, { time, phase: time, fade: 0 }, out)))
  copies.push(milliseconds(() => out.set(frame)))
}
// The first rounds warm the compiler up.
const [copy, layers] = [median(copies.slice(20)), median(frames.slice(20))]
figure(
  'frame-layers',
  `${layers.toFixed(2)} ms, copy ${copy.toFixed(2)} ms`,
  layers / copy,
  'x frame copy',
  '<= 40',
)
