import { texturedPlate } from '../../src-shared/motion/texturedPlate.ts'
import type { FromPlateWorker, ToPlateWorker } from './frameProtocol.ts'

/** Progress is told at most this often, milliseconds. */
const LEAST_GAP_MS = 100

const say = (message: FromPlateWorker, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer })

function fill({ scene, share }: ToPlateWorker): FromPlateWorker {
  const filling = texturedPlate(scene, share)
  let told = performance.now()
  let step = filling.next()
  for (; !step.done; step = filling.next()) {
    const now = performance.now()
    if (now - told < LEAST_GAP_MS) continue
    told = now
    say({ kind: 'progress', share: step.value })
  }
  return { kind: 'texture', parts: step.value }
}

function fillSafely(task: ToPlateWorker): FromPlateWorker {
  try {
    return fill(task)
  } catch (error) {
    // Running out of memory on a very large photo ends here.
    return { kind: 'failed', detail: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<ToPlateWorker>) => {
  const reply = fillSafely(data)
  say(reply, reply.kind === 'texture' ? reply.parts.map(({ pixels }) => pixels.buffer) : [])
})
