import { photoPixelsUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { resampledBytes } from '../../src-shared/labels/labelMap.ts'
import { moversOf, type Scene } from '../../src-shared/motion/scene.ts'
import { fromWire, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** The scene of a project at a size. */
export async function sceneOf(wire: WireProject, size: Size): Promise<Result<Scene>> {
  const project = fromWire(wire)
  if (!project) return fail({ code: 'render/failed', detail: 'the painted areas do not fit the photo' })
  const answer = await fetch(photoPixelsUrl(project.photo.id, size, project.photo.background))
  const pixels = new Uint8ClampedArray(await answer.arrayBuffer())
  if (!answer.ok || pixels.length !== size.width * size.height * 4) {
    return fail({ code: 'render/failed', detail: `the photo's pixels did not come (${answer.status})` })
  }
  return ok({
    ...size,
    pixels,
    labels: resampledBytes(project.labels, size),
    movers: moversOf(project, size),
    refineEdges: project.settings.refineEdges,
  })
}
