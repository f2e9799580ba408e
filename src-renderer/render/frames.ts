import type { Scene } from '../../src-shared/motion/scene.ts'
import type { Moment } from '../../src-shared/motion/timing.ts'
import type { FromFrameWorker, ToFrameWorker } from './frameProtocol.ts'

/** Frames of a scene, made in a worker of their own. */
export interface Frames {
  /** Resolves when the scene is planned; frames may be asked for before. */
  readonly planned: Promise<void>
  /** Time spent in making frames so far, milliseconds, without the planning. */
  readonly renderMilliseconds: number
  /** One frame, RGBA, row by row. Frames come in the order they are asked for; all reject after a failure or stop. */
  frame(moment: Moment): Promise<Uint8ClampedArray<ArrayBuffer>>
  /** Gives a frame's memory back for a later one; its pixels are gone then. */
  reuse(pixels: Uint8ClampedArray<ArrayBuffer>): void
  /** Ends the worker. */
  stop(): void
}

interface Waiting {
  resolve(pixels: Uint8ClampedArray<ArrayBuffer>): void
  reject(error: Error): void
}

/** Starts a worker on a scene. The scene is copied to it, so its pixels stay usable here. */
export function startFrames(scene: Scene): Frames {
  const worker = new Worker(new URL('./frameWorker.ts', import.meta.url), { type: 'module' })
  const waiting: Waiting[] = []
  const spare: ArrayBuffer[] = []
  let renderMilliseconds = 0
  let broken: Error | null = null
  const planned = Promise.withResolvers<undefined>()
  // A caller that only asks for frames hears of a failure through them.
  planned.promise.catch(() => undefined)

  const send = (message: ToFrameWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer)
  const end = (error: Error): void => {
    broken ??= error
    worker.terminate()
    planned.reject(broken)
    for (const one of waiting.splice(0)) one.reject(broken)
  }
  worker.addEventListener('error', (event) => end(new Error(event.message || 'the frame worker could not start')))
  worker.addEventListener('message', ({ data }: MessageEvent<FromFrameWorker>) => {
    switch (data.kind) {
      case 'planned':
        return planned.resolve(undefined)
      case 'failed':
        return end(new Error(data.detail))
      case 'frame':
        renderMilliseconds += data.renderMilliseconds
        return waiting.shift()?.resolve(new Uint8ClampedArray(data.pixels))
    }
  })
  send({ kind: 'scene', scene })

  return {
    planned: planned.promise,
    get renderMilliseconds() {
      return renderMilliseconds
    },
    frame(moment) {
      if (broken) return Promise.reject(broken)
      const memory = spare.pop() ?? null
      send({ kind: 'frame', moment, memory }, memory ? [memory] : [])
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    reuse(pixels) {
      spare.push(pixels.buffer)
    },
    stop: () => end(new Error('stopped')),
  }
}
