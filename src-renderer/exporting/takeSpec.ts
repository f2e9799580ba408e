import type { Size } from '../../src-shared/geometry/point.ts'
import { clipSizeFor, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { framedSize, type Resolution } from '../../src-shared/motion/framing.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { rendering } from '../stores/renderSettings.ts'

/** The size of a take of a photo: takes show the whole photo, and play everywhere. */
export const takeSize = (photo: Size, resolution: Resolution): Size =>
  clipSizeFor('mp4', framedSize(photo, 'photo', resolution, 'crop'))

/** How this computer makes a take of a project. */
export function takeSpec({ photo, settings }: Project): ClipSpec {
  const { size, fps } = rendering.getState()
  const { width, height } = takeSize(photo, size)
  const { durationSeconds, loop } = settings
  return { format: 'mp4', width, height, fps, durationSeconds, loop }
}
