import type { ObjectSpans, ObjectTask } from '../../src-shared/labels/object/selectObject.ts'
import type { FromObjectWorker } from './objectProtocol.ts'

/**
 * Looks for the thing in a box, in a worker of its own; null: nothing stands out. Rejects when it is stopped or fails.
 * The task's pixels are handed over and gone here.
 */
export function findObject(task: ObjectTask, stop: AbortSignal): Promise<ObjectSpans | null> {
  const worker = new Worker(new URL('./objectWorker.ts', import.meta.url), { type: 'module' })
  return new Promise<ObjectSpans | null>((resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.addEventListener('message', ({ data }: MessageEvent<FromObjectWorker>) => {
      if (data.kind === 'found') resolve(data.spans)
      else reject(new Error(data.detail))
    })
    worker.postMessage(task, [task.picture.pixels.buffer])
  }).finally(() => worker.terminate())
}
