import { photoPixelsUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { sceneOf, type Scene } from '../../src-shared/motion/scene.ts'
import { fromWire, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** The scene of a clip of a project, at the size that it is rendered at. */
export async function fetchScene(wire: WireProject, size: Size, spec: ClipSpec): Promise<Result<Scene>> {
  const project = fromWire(wire)
  if (!project) return fail({ code: 'render/failed', detail: 'the painted areas do not fit the photo' })
  const answer = await fetch(photoPixelsUrl(project.photo.id, size, project.photo.background))
  const pixels = new Uint8ClampedArray(await answer.arrayBuffer())
  if (!answer.ok || pixels.length !== size.width * size.height * 4) {
    return fail({ code: 'render/failed', detail: `the photo's pixels did not come (${answer.status})` })
  }
  return ok(sceneOf(project, size, pixels, spec))
}
