import { startEncoder, supportedCodec } from '../../../src-renderer/render/clipEncoder.ts'
import { startClipFile } from '../../../src-renderer/render/clipFile.ts'
import { startFrames, type Pixels } from '../../../src-renderer/render/frames.ts'
import { framesAhead } from '../../../src-renderer/render/framesAhead.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { frameCount, type ClipSpec } from '../../../src-shared/motion/clipSpec.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'

// The render page's own parts, put together in three ways: frames alone, encoding alone, both at once.
const SPEC: ClipSpec = { format: 'mp4', width: 1280, height: 720, fps: 30, durationSeconds: 5, loop: 'none' }
const AREA = 230
/** Frames kept for encoding alone: shown there and back, they move as the real ones do. */
const KEPT = 16

async function scene(): Promise<Scene> {
  const { width, height } = SPEC
  const pixels = new Uint8ClampedArray(await (await fetch('/photo.rgba')).arrayBuffer())
  const labels = new Uint8Array(width * height)
  const movers = Array.from({ length: 6 }, (_, i) => {
    const [left, top] = [90 + (i % 3) * 420, 80 + Math.floor(i / 3) * 330]
    for (let y = top; y < top + AREA; y++) labels.fill(i + 2, y * width + left, y * width + left + AREA)
    const points = Array.from({ length: 40 }, (_, k) => ({ x: 4 * k, y: 30 * Math.sin(k / 6 + i) }))
    return { label: i + 2, path: polylineOf(points), easing: 'linear' as const }
  })
  labels.fill(1, 0, width * 40)
  return { width, height, pixels, labels, movers, refineEdges: true }
}

async function encoder(): Promise<{ encode(pixels: Pixels): Promise<void>; finish(): Promise<void> }> {
  const codec = await supportedCodec('mp4', SPEC, SPEC.fps)
  if (!codec) throw new Error('this runtime has no H.264 encoder')
  const file = await startClipFile('mp4', SPEC.fps, () => Promise.resolve())
  return startEncoder(codec, SPEC, SPEC.fps, file)
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

interface Times {
  readonly render: number
  readonly encode: number
  readonly both: number
}

async function measured(): Promise<Times> {
  const still = await scene()
  const kept: Pixels[] = []
  const render = await milliseconds(async () => {
    const frames = startFrames(still)
    let made = 0
    for await (const pixels of framesAhead(frames, SPEC)) made += pixels.length > 0 ? 1 : 0
    if (made !== frameCount(SPEC)) throw new Error('a frame is missing')
    frames.stop()
  })
  const keeping = startFrames(still)
  for (let k = 0; k < KEPT; k++) kept.push(await keeping.frame(momentOf(SPEC, 40 + k)))
  keeping.stop()
  const encode = await milliseconds(async () => {
    const alone = await encoder()
    for (let k = 0; k < frameCount(SPEC); k++) {
      const phase = k % (2 * KEPT - 2)
      await alone.encode(kept[Math.min(phase, 2 * KEPT - 2 - phase)]!)
    }
    await alone.finish()
  })
  const both = await milliseconds(async () => {
    const frames = startFrames(still)
    const together = await encoder()
    for await (const pixels of framesAhead(frames, SPEC)) await together.encode(pixels)
    await together.finish()
    frames.stop()
  })
  return { render, encode, both }
}

const ROUNDS = 3

/** Each part's best round: on a shared machine the others tell of its other work. The first one warms everything up. */
async function best(): Promise<string> {
  await measured()
  const rounds: Times[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measured())
  const least = (part: keyof Times): number => Math.min(...rounds.map((times) => times[part]))
  const [render, encode, both] = [least('render'), least('encode'), least('both')]
  return JSON.stringify({ render, encode, both, clip: SPEC.durationSeconds * 1000 })
}

void best()
  .catch((error: unknown) => JSON.stringify({ error: String(error) }))
  .then((result) => (document.title = result))
