import type { Engine } from '../../../src-main/engines/engine.ts'
import type { PhotoStore } from '../../../src-main/photos/photoStore.ts'
import { sceneOf } from '../../../src-shared/motion/scene.ts'
import { frameCount } from '../../../src-shared/motion/clipSpec.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { layParts, texturedPlate } from '../../../src-shared/motion/texturedPlate.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import { fail, ok } from '../../../src-shared/result.ts'
import { valueOf } from './results.ts'

/**
 * The local engine's pictures without Electron: its scene, plan, texture and frames, one after the other, into an image
 * sequence. What only a render page has, workers and encoders, is tested in the built app.
 */
export const plainRenderer = (photos: PhotoStore): Engine => ({
  id: 'local',
  render: async ({ project, spec, sink, signal, onProgress }) => {
    const size = { width: spec.width, height: spec.height }
    const pixels = valueOf(await photos.pixels(project.photo.id, size, project.photo.background))
    const scene = sceneOf(project, size, new Uint8ClampedArray(pixels), spec)
    const plan = planFrames(scene)
    const filling = texturedPlate(scene)
    let step = filling.next()
    while (!step.done) step = filling.next()
    layParts(plan.plate, step.value)
    for (let k = 0; k < frameCount(spec); k++) {
      if (signal.aborted) return fail({ code: 'cancelled' })
      const out = new Uint8ClampedArray(size.width * size.height * 4)
      renderFrame(plan, momentOf(spec, k), out)
      await sink.frame(k, new Uint8Array(out.buffer))
      onProgress(k + 1, frameCount(spec))
    }
    return ok({ codec: 'png', ...size })
  },
})
