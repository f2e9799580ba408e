import { Worker } from 'node:worker_threads'
import { CLIP_TABLES_MB, CLIP_TABLES_MS } from '../../src-shared/limits.ts'
import type { ClipInfo } from '../../src-shared/motion/clipSpec.ts'
import { fail, type Result } from '../../src-shared/result.ts'
import threadPath from './clipThread.ts?modulePath'

export type ReadClip = ClipInfo & { readonly name: string }

/**
 * What is known of a clip on the disk, by reading its tables. In a thread of its own, with memory and time of its own:
 * one flipped bit in a table can claim four billion frames, and counting them would take the program down. `timeMs`: all
 * that it may take.
 */
export function readClip(path: string, timeMs: number = CLIP_TABLES_MS): Promise<Result<ReadClip>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadPath, {
      workerData: path,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: CLIP_TABLES_MB },
    })
    thread.stderr.resume()
    const tooMuch = (): void => resolve(fail({ code: 'clip/unreadable', detail: 'its tables make no sense' }))
    const late = setTimeout(() => {
      tooMuch()
      void thread.terminate()
    }, timeMs)
    thread.once('message', resolve)
    thread.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
      else reject(error)
    })
    thread.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The thread that reads clips ended with ${code}`))
    })
  })
}
