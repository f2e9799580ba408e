import { photoPixelsUrl } from '../../src-shared/contract.ts'
import type { RenderJob } from '../../src-shared/calls/rendering.ts'
import { sceneOf, type Scene } from '../../src-shared/motion/scene.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** The scene of a render job, at the size of its clip. */
export async function sceneOfJob({ project: wire, spec }: RenderJob): Promise<Result<Scene>> {
  const project = fromWire(wire)
  if (!project) return fail({ code: 'render/failed', detail: 'the painted areas do not fit the photo' })
  const size = { width: spec.width, height: spec.height }
  const answer = await fetch(photoPixelsUrl(project.photo.id, size, project.photo.background))
  const pixels = new Uint8ClampedArray(await answer.arrayBuffer())
  if (!answer.ok || pixels.length !== size.width * size.height * 4) {
    return fail({ code: 'render/failed', detail: `the photo's pixels did not come (${answer.status})` })
  }
  return ok(sceneOf(project, size, pixels, spec))
}
