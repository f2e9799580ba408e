import { maskOf } from '../../src-shared/labels/mask.ts'
import type { Label } from '../../src-shared/labels/labelMap.ts'
import { pixelsOf } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import { FROZEN, type AreaId, type Project } from '../../src-shared/project/project.ts'
import { maskPng } from './masks.ts'

/** An area with something painted, and the name of its mask's file. */
interface PaintedArea {
  readonly id: AreaId
  readonly file: string
  readonly label: Label
}

/** static.png, and dynamic-1.png … by the moving areas' places in the list. Areas with nothing painted have none. */
export function paintedAreas({ labels, groups }: Project): PaintedArea[] {
  const areas = [
    { id: FROZEN, file: 'static.png', label: STATIC_LABEL },
    ...groups.map(({ id, label }, i) => ({ id, file: `dynamic-${i + 1}.png`, label })),
  ]
  return areas.filter(({ label }) => pixelsOf(labels, label) > 0)
}

/** An area's mask as requests carry it: white on black, 8-bit grey, of the photo's size. */
export const areaMask = ({ labels }: Project, label: Label): Promise<Uint8Array> =>
  maskPng(maskOf(labels, label), labels)
