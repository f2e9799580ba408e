import { frameCount } from '../../src-shared/motion/clipSpec.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { framePng } from '../photos/frames.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Engine } from './engine.ts'

/** Of a clip with few frames the last one: the end of every path. Areas sway as often as in the real clip. */
const timingOf = ({ settings }: Project) =>
  ({ fps: 1, durationSeconds: settings.durationSeconds, loop: 'none' }) as const

/**
 * Renders the end of a project's motion at the photo's own size and takes it in as a photo, to the last bit. Stopped
 * by the signal it is `cancelled`.
 */
export async function lastFrame(
  engine: Engine,
  photos: PhotoStore,
  project: Project,
  name: string,
  signal: AbortSignal,
): Promise<Result<Photo>> {
  const { width, height } = project.photo
  const timing = timingOf(project)
  const last = frameCount(timing) - 1
  const made: { pixels: Uint8Array | null } = { pixels: null }
  const rendered = await engine.render({
    project,
    spec: { format: 'png', width, height, ...timing },
    firstFrame: last,
    sink: {
      write: () => Promise.reject(new Error('A frame is no clip')),
      frame(index, pixels) {
        if (index === last) made.pixels = pixels
        return Promise.resolve()
      },
    },
    signal,
    onProgress: () => undefined,
  })
  if (!rendered.ok) return rendered
  if (!made.pixels) return fail({ code: 'render/failed', detail: 'the last frame did not come' })
  const png = await framePng(made.pixels, { width, height })
  if (signal.aborted) return fail({ code: 'cancelled' })
  const accepted = await photos.accept(png, name)
  return accepted.ok ? ok(accepted.value.photo) : accepted
}
