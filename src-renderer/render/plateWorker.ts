import type { Scene } from '../../src-shared/motion/scene.ts'
import { texturedPlate } from '../../src-shared/motion/texturedPlate.ts'
import type { FromPlateWorker } from './frameProtocol.ts'

function fill(scene: Scene): FromPlateWorker {
  const filling = texturedPlate(scene)
  let step = filling.next()
  while (!step.done) step = filling.next()
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
  postMessage(reply, {
    transfer: reply.kind === 'texture' ? reply.parts.map(({ pixels }) => pixels.buffer) : [],
  })
})
