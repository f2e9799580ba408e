import { keeper } from '../../src-shared/motion/keep.ts'
import { layTexture, planFrames, renderFrame, type FramePlan } from '../../src-shared/motion/frame.ts'
import type { Scene } from '../../src-shared/motion/scene.ts'
import type { FromFrameWorker, ToFrameWorker } from './frameProtocol.ts'

let scene: Scene | null = null
let plan: FramePlan | null = null
let keep = keeper()

function answer(message: ToFrameWorker): FromFrameWorker | null {
  if (message.kind === 'scene') {
    scene = message.scene
    keep = keeper()
    plan = planFrames(scene, keep)
    return { kind: 'planned', bendLimits: plan.bent?.areas.map(({ limit }) => limit) ?? [] }
  }
  if (!scene || !plan) return { kind: 'failed', detail: 'a frame was asked for before its scene' }
  if (message.kind === 'texture') {
    layTexture(plan, message.parts)
    return null
  }
  if (message.kind === 'going') {
    scene = { ...scene, ...message.going }
    plan = planFrames(scene, keep)
    return null
  }
  const start = performance.now()
  const pixels = message.memory ?? new ArrayBuffer(plan.shown.width * plan.shown.height * 4)
  renderFrame(plan, message.moment, new Uint8ClampedArray(pixels))
  return { kind: 'frame', pixels, renderMilliseconds: performance.now() - start }
}

function answerSafely(message: ToFrameWorker): FromFrameWorker | null {
  try {
    return answer(message)
  } catch (error) {
    // Running out of memory on a very large photo ends here.
    return { kind: 'failed', detail: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<ToFrameWorker>) => {
  const reply = answerSafely(data)
  if (reply) postMessage(reply, { transfer: reply.kind === 'frame' ? [reply.pixels] : [] })
})
