import type { Scene } from '../../src-shared/motion/scene.ts'
import { areasOf } from '../../src-shared/motion/areas.ts'
import type { PlatePart } from '../../src-shared/motion/texturedPlate.ts'
import { PLATE_CACHE_BYTES } from '../../src-shared/limits.ts'
import type { FromPlateWorker } from './frameProtocol.ts'

type Parts = readonly PlatePart[]

/** Texture for a scene's plate in the making. */
export interface Texture {
  /** Rejects when it failed or was stopped. */
  readonly parts: Promise<Parts>
  /** Ends its worker. */
  stop(): void
}

/** Textures of before, the ones that were asked for last: an edit of a path alone does not make one anew. */
const kept = new Map<string, Parts>()

/**
 * Has a worker of its own make the texture, unless there is one of the same photo and areas. `onFilled` is told the share
 * that is done, 0 to 1, now and then.
 */
export function startTexture(scene: Scene, onFilled: (share: number) => void): Texture {
  const key = keyOf(scene)
  const before = kept.get(key)
  if (before) {
    keep(key, before)
    return { parts: Promise.resolve(before), stop: () => undefined }
  }
  const worker = new Worker(new URL('./plateWorker.ts', import.meta.url), { type: 'module' })
  let end = (_error: Error): void => undefined
  const parts = new Promise<Parts>((resolve, reject) => {
    end = (error) => {
      worker.terminate()
      reject(error)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromPlateWorker>) => {
      if (data.kind === 'progress') {
        onFilled(data.share)
        return
      }
      worker.terminate()
      if (data.kind === 'failed') reject(new Error(data.detail))
      else {
        keep(key, data.parts)
        resolve(data.parts)
      }
    })
    worker.addEventListener('error', ({ message }) =>
      end(new Error(message || 'the plate worker did not start')),
    )
  })
  worker.postMessage(scene)
  return { parts, stop: () => end(new Error('stopped')) }
}

function keep(key: string, parts: Parts): void {
  kept.delete(key)
  kept.set(key, parts)
  let bytes = 0
  for (const [oldKey, old] of [...kept].reverse()) {
    bytes += old.reduce((sum, { pixels }) => sum + pixels.length, 0)
    if (bytes > PLATE_CACHE_BYTES && oldKey !== key) kept.delete(oldKey)
  }
}

/** Names all that the texture depends on: photo, painted areas, and which of them move. */
function keyOf(scene: Scene): string {
  const { pixels, labels, width, height } = scene
  const moving = [...areasOf(scene).around.keys()].join()
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length >> 2)
  return [
    width,
    height,
    moving,
    digest(words, 1),
    digest(words, 7),
    digest(labels, 1),
    digest(labels, 7),
  ].join(' ')
}

/** A short number for many values. Source: FNV-1a. */
function digest(values: Int32Array | Uint8Array, seed: number): number {
  let sum = 0x811c9dc5 ^ seed
  for (const value of values) {
    sum = Math.imul(sum ^ value, 0x01000193)
    sum ^= sum >>> 15
  }
  return sum >>> 0
}
