import type { Size } from '../../src-shared/geometry/point.ts'
import { resampledBytes } from '../../src-shared/labels/labelMap.ts'
import { PREVIEW_PIXELS } from '../../src-shared/limits.ts'
import { scaledSize } from '../../src-shared/motion/clipSpec.ts'
import { moversOf, type Scene } from '../../src-shared/motion/scene.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { fetchPixels } from './photoPixels.ts'

/** A project as the preview moves it. */
export async function previewScene(project: Project): Promise<Result<Scene>> {
  const size = workingSize(project.photo)
  const pixels = await fetchPixels(project.photo.id, size)
  if (!pixels.ok) return pixels
  return ok({
    ...size,
    pixels: pixels.value,
    labels: resampledBytes(project.labels, size),
    movers: moversOf(project, size),
  })
}

/** Large photos are previewed smaller: motion should be smooth before it is sharp. */
const workingSize = (photo: Size): Size =>
  scaledSize(photo, Math.min(1, Math.sqrt(PREVIEW_PIXELS / (photo.width * photo.height))))

/** Whether two projects move alike: names, prompts and switches of the screen do not matter. */
export const movesAlike = (a: Project, b: Project): boolean =>
  a.photo.id === b.photo.id &&
  a.labels === b.labels &&
  a.settings.durationSeconds === b.settings.durationSeconds &&
  a.groups.length === b.groups.length &&
  a.groups.every((group, i) => group.path === b.groups[i]?.path && group.sent === b.groups[i].sent)
