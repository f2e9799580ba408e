import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { NODE_PX, sourceGrid } from '../../src-shared/motion/bend/field.ts'
import { warp } from '../../src-shared/motion/bend/warp.ts'
import { canvasOf } from '../../src-shared/motion/compose.ts'
import { figure, inTurn } from './figures.ts'

// Frames of 1280 x 720 in which every pixel is moved: one thread beside a copy of it, and two threads beside one.
const size = { width: 1280, height: 720 }
const photo = canvasOf(size, new Uint8ClampedArray(size.width * size.height * 4))
photo.words.forEach((_, i) => (photo.words[i] = Math.imul(i, 0x9e3779b1) | 0xff000000))
const grid = sourceGrid(size)
grid.dx.forEach((_, i) => {
  grid.dx[i] = 20 * Math.sin((NODE_PX * i) / 97)
  grid.dy[i] = 20 * Math.cos((NODE_PX * i) / 131)
})
const out = new Int32Array(photo.words.length)
const makeFrames = (count: number): void => {
  for (let k = 0; k < count; k++) warp(out, photo, grid)
}

/** Frames that are made at a time, by one worker or half of them by each of two, and how often this is timed. */
const FRAMES = 60
const ROUNDS = 7

async function measure(): Promise<void> {
  const [warped, copied] = inTurn(
    60,
    () => warp(out, photo, grid),
    () => out.set(photo.words),
  )
  const told = `${warped.toFixed(1)} ms, copy ${copied.toFixed(2)} ms`
  figure('frame-warp', told, warped / copied, 'x frame copy', '<= 55')

  const workers = [new Worker(import.meta.filename), new Worker(import.meta.filename)]
  const made = (worker: Worker | undefined, count: number): Promise<unknown> =>
    new Promise((resolve) => {
      worker?.once('message', resolve)
      worker?.postMessage(count)
    })
  const timed = async (work: Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work
    return performance.now() - start
  }
  const one: number[] = []
  const two: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    one.push(await timed(made(workers[0], FRAMES)))
    two.push(await timed(Promise.all(workers.map((worker) => made(worker, FRAMES / 2)))))
  }
  for (const worker of workers) await worker.terminate()
  // The first round warms the compilers up.
  const median = (times: number[]): number => times.slice(1).sort((a, b) => a - b)[ROUNDS >> 1]!
  const [alone, both] = [median(one), median(two)]
  const threads = `${FRAMES} frames ${alone.toFixed(0)} ms by one worker, ${both.toFixed(0)} ms by two`
  figure('frame-warp', threads, both / alone, 'x one thread', '<= 0.75')
}

if (isMainThread) await measure()
else
  parentPort?.on('message', (count: number) => {
    makeFrames(count)
    parentPort?.postMessage('made')
  })
