import { polylineOf } from '../../src-shared/geometry/polyline.ts'
import { canvasOf } from '../../src-shared/motion/compose.ts'
import { drawFlows, planFlows } from '../../src-shared/motion/flow/flow.ts'
import type { Scene } from '../../src-shared/motion/scene.ts'
import { figure, inTurn } from './figures.ts'

// One frame of 1280 x 720 in which 40 % of the picture flow, one thread, beside a copy of it.
const [WIDTH, HEIGHT] = [1280, 720]
const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
const photo = canvasOf({ width: WIDTH, height: HEIGHT }, pixels)
photo.words.forEach((_, i) => (photo.words[i] = Math.imul(i, 0x9e3779b1) | 0xff000000))
const labels = new Uint8Array(WIDTH * HEIGHT)
labels.fill(2, 0.3 * HEIGHT * WIDTH, 0.7 * HEIGHT * WIDTH)
const path = polylineOf(
  Array.from({ length: 60 }, (_, k) => ({ x: 100 + 18 * k, y: 360 + 60 * Math.sin(k / 9) })),
)
const movers = [{ label: 2, path, easing: 'linear', motion: 'flow' }] as const
const scene: Scene = { width: WIDTH, height: HEIGHT, pixels, labels, movers, refineEdges: true }

const start = performance.now()
const flows = planFlows(scene, movers, photo, [])
const planned = performance.now() - start
const out = canvasOf(scene, pixels.slice())
let frame = 0
const [flowed, copied] = inTurn(
  60,
  () => drawFlows(out, flows, (0.5 + (frame++ % 60)) / 60),
  () => out.words.set(photo.words),
)
const told = `${flowed.toFixed(1)} ms, copy ${copied.toFixed(2)} ms, planned in ${planned.toFixed(0)} ms`
figure('frame-flow', told, flowed / copied, 'x frame copy', '<= 55')
