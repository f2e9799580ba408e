import type { Scene } from '../../src-shared/motion/scene.ts'
import { texturedPlate } from '../../src-shared/motion/texturedPlate.ts'
import type { FromPlateWorker } from './frameProtocol.ts'

/** Progress is told at most this often, milliseconds. */
const LEAST_GAP_MS = 100

const say = (message: FromPlateWorker, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer })

function fill(scene: Scene): FromPlateWorker {
  const filling = texturedPlate(scene)
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

function fillSafely(scene: Scene): FromPlateWorker {
  try {
    return fill(scene)
  } catch (error) {
    // Running out of memory on a very large photo ends here.
    return { kind: 'failed', detail: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<Scene>) => {
  const reply = fillSafely(data)
  say(reply, reply.kind === 'texture' ? reply.parts.map(({ pixels }) => pixels.buffer) : [])
})
