import { parentPort } from 'node:worker_threads'
import { photoWork } from './photoWork.ts'
import type { ThreadAnswer, ThreadOrder } from './threadMessages.ts'

/** What may be handed over instead of copied: nobody here looks at it again. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : []
}

async function answer({ number, kind, order }: ThreadOrder): Promise<void> {
  const work: (order: never) => Promise<unknown> = photoWork[kind]
  let result: ThreadAnswer
  try {
    result = { number, value: await work(order as never) }
  } catch (error) {
    result = { number, failure: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(result, 'value' in result ? buffersOf(result.value) : [])
}

parentPort?.on('message', (order: ThreadOrder) => void answer(order))
