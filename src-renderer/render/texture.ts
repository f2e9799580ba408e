import { clamp } from '../../src-shared/geometry/point.ts'
import type { Label } from '../../src-shared/labels/labelMap.ts'
import type { Scene } from '../../src-shared/motion/scene.ts'
import { areasOf } from '../../src-shared/motion/areas.ts'
import type { PlatePart } from '../../src-shared/motion/texturedPlate.ts'
import { PLATE_CACHE_BYTES } from '../../src-shared/limits.ts'
import type { FromPlateWorker, ToPlateWorker } from './frameProtocol.ts'

type Parts = readonly PlatePart[]

/** Texture for a scene's plate in the making. */
export interface Texture {
  /** Rejects when it failed or was stopped. */
  readonly parts: Promise<Parts>
  /** Ends its workers. */
  stop(): void
}

/** Textures of before, the ones that were asked for last: an edit of a path alone does not make one anew. */
const kept = new Map<string, Parts>()

/** Holes are filled side by side, by so many workers at most, whose copies of the scene have at most so many pixels: 4K stays within 1 GB. */
const MOST_WORKERS = 4
const MOST_PIXELS = 12_000_000

/**
 * Has workers of their own make the texture, unless there is one of the same photo and areas. `onFilled` is told the
 * share that is done, 0 to 1, now and then.
 */
export function startTexture(scene: Scene, onFilled: (share: number) => void): Texture {
  const { around } = areasOf(scene)
  const key = keyOf(scene, [...around.keys()])
  const before = kept.get(key)
  if (before) {
    keep(key, before)
    return { parts: Promise.resolve(before), stop: () => undefined }
  }
  const roomFor = Math.floor(MOST_PIXELS / (scene.width * scene.height))
  const of = clamp(Math.min(around.size, navigator.hardwareConcurrency, roomFor), 1, MOST_WORKERS)
  const shares = new Array<number>(of).fill(0)
  const fillings = shares.map((_, turn) =>
    startFilling({ scene, share: { turn, of } }, (share) => {
      shares[turn] = share
      onFilled(shares.reduce((sum, one) => sum + one, 0) / of)
    }),
  )
  const stop = (): void => {
    for (const filling of fillings) filling.stop()
  }
  const parts = Promise.all(fillings.map((filling) => filling.parts)).then((all) => {
    keep(key, all.flat())
    return all.flat()
  })
  // Where one fails, nobody waits for the others.
  parts.catch(stop)
  return { parts, stop }
}

/** One worker on its share. */
function startFilling(task: ToPlateWorker, onFilled: (share: number) => void): Texture {
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
      if (data.kind === 'failed') end(new Error(data.detail))
      else {
        worker.terminate()
        onFilled(1)
        resolve(data.parts)
      }
    })
    worker.addEventListener('error', ({ message }) =>
      end(new Error(message || 'the plate worker did not start')),
    )
  })
  worker.postMessage(task)
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
function keyOf({ pixels, labels, width, height }: Scene, moving: readonly Label[]): string {
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length >> 2)
  return [
    width,
    height,
    [...moving].sort().join(),
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
