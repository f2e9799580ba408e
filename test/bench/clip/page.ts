import { startEncoder, supportedCodec } from '../../../src-renderer/render/clipEncoder.ts'
import { startClipFile } from '../../../src-renderer/render/clipFile.ts'
import { startFrames, type Frames, type Pixels } from '../../../src-renderer/render/frames.ts'
import { framesAhead } from '../../../src-renderer/render/framesAhead.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { frameCount, type ClipSpec } from '../../../src-shared/motion/clipSpec.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import type { ClipTimes } from './times.ts'

// The render page's own parts, put together in three ways: frames alone, encoding alone, both at once.
const asked = new URLSearchParams(location.search)
const number = (name: string): number => Number(asked.get(name))
const AREAS = number('areas')
const ROUNDS = number('rounds')
const SPEC: ClipSpec = {
  format: 'mp4',
  width: number('width'),
  height: number('height'),
  fps: 30,
  durationSeconds: number('seconds'),
  loop: 'none',
}
/** Areas are as large in each picture, and go as fast. */
const SCALE = SPEC.height / 720
const SPEED = (SCALE * SPEC.durationSeconds) / 5
const AREA = Math.round(230 * SCALE)
/** Frames kept for encoding alone: shown there and back, they move as the real ones do. */
const KEPT = 8

async function scene(): Promise<Scene> {
  const { width, height } = SPEC
  const answer = await fetch(`/photo-${width}x${height}.rgba`)
  const pixels = new Uint8ClampedArray(await answer.arrayBuffer())
  const labels = new Uint8Array(width * height)
  const movers = Array.from({ length: AREAS }, (_, i) => {
    const [left, top] = [
      Math.round((90 + (i % 3) * 420) * SCALE),
      Math.round((80 + Math.floor(i / 3) * 330) * SCALE),
    ]
    for (let y = top; y < top + AREA; y++) labels.fill(i + 2, y * width + left, y * width + left + AREA)
    const points = Array.from({ length: 40 }, (_, k) => ({
      x: 4 * SPEED * k,
      y: 30 * SPEED * Math.sin(k / 6 + i),
    }))
    return { label: i + 2, path: polylineOf(points), easing: 'linear' as const }
  })
  labels.fill(1, 0, width * Math.round(40 * SCALE))
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

/** Frames that are planned and have their texture: the render page waits for both before the first frame. */
async function ready(still: Scene): Promise<Frames> {
  const frames = startFrames(still)
  await frames.planned()
  await frames.textured()
  return frames
}

type Round = Pick<ClipTimes, 'render' | 'encode' | 'both'>

async function measured(still: Scene): Promise<Round> {
  const kept: Pixels[] = []
  const alone = await ready(still)
  const render = await milliseconds(async () => {
    let made = 0
    for await (const pixels of framesAhead(alone, SPEC)) made += pixels.length > 0 ? 1 : 0
    if (made !== frameCount(SPEC)) throw new Error('a frame is missing')
  })
  for (let k = 0; k < KEPT; k++) kept.push(await alone.frame(momentOf(SPEC, 10 + k)))
  alone.stop()
  const encode = await milliseconds(async () => {
    const single = await encoder()
    for (let k = 0; k < frameCount(SPEC); k++) {
      const phase = k % (2 * KEPT - 2)
      await single.encode(kept[Math.min(phase, 2 * KEPT - 2 - phase)]!)
    }
    await single.finish()
  })
  kept.length = 0
  const frames = await ready(still)
  const both = await milliseconds(async () => {
    const together = await encoder()
    for await (const pixels of framesAhead(frames, SPEC)) await together.encode(pixels)
    await together.finish()
  })
  frames.stop()
  return { render, encode, both }
}

/** Each part's best round: on a shared machine the others tell of its other work. Where there are many, one more warms everything up. */
async function best(): Promise<ClipTimes> {
  const still = await scene()
  const prepare = await milliseconds(async () => (await ready(still)).stop())
  if (ROUNDS > 2) await measured(still)
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measured(still))
  const least = (part: keyof Round): number => Math.min(...rounds.map((times) => times[part]))
  const [render, encode, both] = [least('render'), least('encode'), least('both')]
  return { prepare, render, encode, both, clip: SPEC.durationSeconds * 1000 }
}

void best()
  .catch((error: unknown) => ({ error: String(error) }))
  .then((result) => (document.title = JSON.stringify(result)))
