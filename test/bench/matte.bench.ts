import { featheredCutOut } from '../../src-shared/motion/matte.ts'
import { refinedCutOut } from '../../src-shared/motion/refine.ts'
import { boxesOf, surroundingsOf } from '../../src-shared/motion/surroundings.ts'
import { bandQuality, hardCutOut } from '../unit/motion/matteGain.ts'
import { MATTE_SCENES } from '../unit/motion/matteScenes.ts'
import { figure, medianMs } from './figures.ts'

// Five made scenes of 480 x 300 with an object of 120 px that was painted 2 to 14 px too large: PSNR in the band around
// its edge when it is laid on other ground, against the same with the painted mask.
const moving = new Set([2])
const gains = MATTE_SCENES.map((made) => {
  const { scene } = made
  const around = surroundingsOf(scene, scene.labels, 2, boxesOf(scene, scene.labels).get(2)!, 9)
  const hard = bandQuality(made, hardCutOut(made))
  const soft = bandQuality(made, featheredCutOut(scene, 2, moving, around))
  const fine = bandQuality(made, refinedCutOut(scene, 2, moving, around))
  const ms = medianMs(9, () => refinedCutOut(scene, 2, moving, around))
  const told = `hard ${hard.toFixed(1)}, feathered ${soft.toFixed(1)}, refined ${fine.toFixed(1)} dB; ${ms.toFixed(0)} ms`
  figure('matte', `${told}: ${made.name}`, fine - hard, 'dB', '>= 6')
  return fine - hard
})
figure('matte', 'mean of the five', gains.reduce((sum, gain) => sum + gain, 0) / gains.length, 'dB', '>= 6')
