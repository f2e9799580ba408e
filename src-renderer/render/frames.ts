import type { BendLimit } from '../../src-shared/motion/bend/limit.ts'
import type { Going, Scene } from '../../src-shared/motion/scene.ts'
import type { Moment } from '../../src-shared/motion/timing.ts'
import { startTexture } from './texture.ts'
import type { FromFrameWorker, ToFrameWorker } from './frameProtocol.ts'

export type Pixels = Uint8ClampedArray<ArrayBuffer>

/** Frames of a scene, made in a worker of their own. */
export interface Frames {
  /** Time spent in making frames so far, milliseconds, without the planning. */
  readonly renderMilliseconds: number
  /** Resolves when the scene is planned, with how far its areas can bend; frames may be asked for before. */
  planned(): Promise<readonly BendLimit[]>
  /**
   * Resolves when the holes behind the areas have got their texture; frames asked for before show a smooth filling.
   * Rejects after a failure or stop.
   */
  textured(): Promise<void>
  /** One frame, RGBA, row by row. Frames come in the order they are asked for; all reject after a failure or stop. */
  frame(moment: Moment): Promise<Pixels>
  /** Has the frames that are asked for from now on go otherwise; cheap, but where other areas move than before. */
  go(going: Going): void
  /** Gives a frame's memory back for a later one; its pixels are gone then. */
  reuse(pixels: Pixels): void
  /** Ends the worker. */
  stop(): void
}

interface Waiting<T> {
  resolve(value: T): void
  reject(error: Error): void
}

/** A value that comes later, or a failure that only those who wait for it hear of. */
function laterOne<T>(): Waiting<T> & { readonly value: Promise<T> } {
  let waiting: Waiting<T> = { resolve: () => undefined, reject: () => undefined }
  const value = new Promise<T>((resolve, reject) => (waiting = { resolve, reject }))
  value.catch(() => undefined)
  return { value, resolve: (found) => waiting.resolve(found), reject: (error) => waiting.reject(error) }
}

/**
 * Starts workers on a scene. The scene is copied to them, so its pixels stay usable here. `onFilled` is told how much of
 * the holes behind the areas has its texture, 0 to 1.
 */
export function startFrames(scene: Scene, onFilled: (share: number) => void = () => undefined): Frames {
  const worker = new Worker(new URL('./frameWorker.ts', import.meta.url), { type: 'module' })
  const spare: ArrayBuffer[] = []
  const frames: Waiting<Pixels>[] = []
  const planned = laterOne<readonly BendLimit[]>()
  let renderMilliseconds = 0
  let broken: Error | null = null

  const send = (message: ToFrameWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer)
  const end = (error: Error): void => {
    broken ??= error
    worker.terminate()
    texture.stop()
    for (const waiting of [...frames.splice(0), planned]) waiting.reject(broken)
  }
  const hear = (message: FromFrameWorker): void => {
    switch (message.kind) {
      case 'planned':
        planned.resolve(message.bendLimits)
        break
      case 'frame':
        renderMilliseconds += message.renderMilliseconds
        frames.shift()?.resolve(new Uint8ClampedArray(message.pixels))
        break
      case 'failed':
        end(new Error(message.detail))
    }
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromFrameWorker>) => hear(data))
  worker.addEventListener('error', ({ message }) =>
    end(new Error(message || 'the frame worker did not start')),
  )
  send({ kind: 'scene', scene })
  const texture = startTexture(scene, onFilled)
  const laid = texture.parts.then((parts) => send({ kind: 'texture', parts }))
  // Who waits for it hears of a failure.
  laid.catch(() => undefined)

  return {
    get renderMilliseconds() {
      return renderMilliseconds
    },
    planned: () => planned.value,
    textured: () => laid,
    frame(moment) {
      if (broken) return Promise.reject(broken)
      const memory = spare.pop() ?? null
      send({ kind: 'frame', moment, memory }, memory ? [memory] : [])
      return new Promise((resolve, reject) => frames.push({ resolve, reject }))
    },
    go: (going) => send({ kind: 'going', going }),
    reuse: (pixels) => void spare.push(pixels.buffer),
    stop: () => end(new Error('stopped')),
  }
}
