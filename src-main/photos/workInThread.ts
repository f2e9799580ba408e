import { Worker } from 'node:worker_threads'
import threadPath from './photoThread.ts?modulePath'
import type { PhotoWork } from './photoWork.ts'
import type { ThreadAnswer, ThreadOrder } from './threadMessages.ts'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Photo work in a thread of its own: hashing and looking through 24 megapixels would leave main deaf for a tenth of a
 * second. The thread starts with the first order, or ahead of it by `warmUp`, and stays; pixels are handed over, not
 * copied.
 */
export function workInThread(): { readonly work: PhotoWork; readonly warmUp: () => void } {
  let thread: Worker | null = null
  let last = 0
  const waiting = new Map<number, Waiting>()
  const ended = (error: Error): void => {
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const answered = (answer: ThreadAnswer): void => {
    const asked = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (waiting.size === 0) thread?.unref()
    if ('value' in answer) asked?.resolve(answer.value)
    else asked?.reject(new Error(answer.failure))
  }
  const started = (): Worker => {
    if (thread) return thread
    // Node's warnings are for programmers, and a terminal is for the person at it; what fails comes as an error.
    const started = new Worker(threadPath, { stderr: true })
    started.stderr.resume()
    started.on('message', answered)
    started.once('error', ended)
    started.once('exit', (code) => ended(new Error(`The thread that works on photos ended with ${code}`)))
    // A command that has done its work need not wait for a thread that has none.
    started.unref()
    return (thread = started)
  }
  const ask = <K extends keyof PhotoWork>(kind: K) =>
    ((order: unknown) =>
      new Promise((resolve, reject) => {
        const message: ThreadOrder = { number: ++last, kind, order }
        waiting.set(message.number, { resolve, reject })
        const worker = started()
        worker.ref()
        worker.postMessage(message)
      })) as PhotoWork[K]
  return {
    work: { accept: ask('accept'), pixels: ask('pixels'), glance: ask('glance'), reframe: ask('reframe') },
    warmUp: () => void started(),
  }
}
