import { join } from 'node:path'
import { areasOf } from '../../src-shared/motion/areas.ts'
import { plateOf } from '../../src-shared/motion/plate.ts'
import type { Scene } from '../../src-shared/motion/scene.ts'
import { layParts, texturedPlate, type PlatePart } from '../../src-shared/motion/texturedPlate.ts'
import { canvasOf } from '../../src-shared/motion/compose.ts'
import { photoHoles, stepAcross, textureIn } from '../unit/motion/photoHoles.ts'
import { figure, medianMs } from './figures.ts'

// Seven holes of some 40,000 px in real photos, enlarged three times: the size of a moving object at 720p, of which is
// known what was there. The smooth filling is the measure.
function partsOf(scene: Scene): readonly PlatePart[] {
  const filling = texturedPlate(scene)
  let step = filling.next()
  while (!step.done) step = filling.next()
  return step.value
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

const results = (await photoHoles(join(process.env.KINEBRUSH_APP ?? '.', 'test/fixtures'), 3)).map(
  ({ name, scene, truth }) => {
    const { around } = areasOf(scene)
    const smooth = plateOf(scene, around)
    const hole = new Uint8Array(scene.labels.length)
    for (const runs of smooth.vacated.values()) {
      for (let r = 0; r < runs.length; r += 2) hole.fill(1, runs[r], runs[r + 1])
    }
    const textured = canvasOf(scene, smooth.pixels.slice())
    layParts(textured, partsOf(scene))
    const ratio = (of: typeof textureIn, pixels: Uint8ClampedArray): number =>
      of(scene, pixels, hole) / of(scene, truth, hole)
    const smoothMs = medianMs(5, () => plateOf(scene, around))
    const ms = medianMs(3, () => partsOf(scene))
    const [texture, seam] = [ratio(textureIn, textured.bytes), ratio(stepAcross, textured.bytes)]
    const was = ratio(textureIn, smooth.pixels).toFixed(2)
    figure(
      'plate',
      `seam ${seam.toFixed(2)}, smooth ${was}; ${ms.toFixed(0)} ms: ${name}`,
      texture,
      'texture',
      '>= 0.5',
    )
    return { texture, seam, times: ms / smoothMs }
  },
)
figure('plate', 'median of the seven', median(results.map(({ texture }) => texture)), 'texture', '>= 0.5')
figure('plate', 'median of the seven', median(results.map(({ times }) => times)), 'x push-pull', '<= 40')
