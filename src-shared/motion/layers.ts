import type { Label } from '../labels/labelMap.ts'
import { areasOf } from './areas.ts'
import { canvasOf } from './compose.ts'
import { featheredCutOut, type CutOut } from './matte.ts'
import { plateOf } from './plate.ts'
import { refinedCutOut } from './refine.ts'
import type { Scene } from './scene.ts'
import { layParts, type PlatePart } from './texturedPlate.ts'

/** A picture that others are laid over, or one of these: RGBA of the scene's size, straight colours, 0 where clear. */
export interface SceneLayer {
  /** The area's; 0 is the plate. */
  readonly label: Label
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/** How many layers a scene has. */
export const layerCount = (scene: Scene): number => areasOf(scene).sliding.length + 1

/** The plate with its texture, then what slides over it from back to front, as it stands in the photo. */
export function* layersOf(scene: Scene, parts: readonly PlatePart[]): Generator<SceneLayer> {
  const { sliding, around } = areasOf(scene)
  const plate = plateOf(scene, around).pixels
  layParts(canvasOf(scene, plate), parts)
  yield { label: 0, pixels: plate }
  const moving = new Set(around.keys())
  const cutOut = scene.refineEdges ? refinedCutOut : featheredCutOut
  for (const { label } of sliding) {
    const surroundings = around.get(label)
    if (surroundings) yield { label, pixels: spread(cutOut(scene, label, moving, surroundings), scene) }
  }
}

function spread({ box, pixels }: CutOut, { width, height }: Scene): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < box.height; y++) {
    const row = pixels.subarray(y * box.width * 4, (y + 1) * box.width * 4)
    out.set(row, ((box.top + y) * width + box.left) * 4)
  }
  return out
}
