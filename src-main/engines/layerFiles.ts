import { pixelsOf } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { areaMask } from '../photos/areaMasks.ts'
import { cutOutPngs, stillPicture } from '../photos/frames.ts'
import type { NewFile, NewFiles } from '../projects/newFiles.ts'
import type { Engine, OnProgress } from './engine.ts'

/** Of layers only the photo's size counts. */
const TIMING = { fps: 1, durationSeconds: 1, loop: 'none' } as const

/**
 * Writes what a compositing program needs to put a project's motion together by itself, at the photo's size: plate.png,
 * the photo with what slides taken away; cutout-1.png … with their opacity, and matte-1.png …, that opacity alone, by the
 * areas' places in the list; frozen.png. Gives their names. Areas that bend or flow have no layer: they stay in the plate.
 */
export async function writeLayers(
  engine: Engine,
  project: Project,
  files: NewFiles,
  { signal, onProgress }: { signal: AbortSignal; onProgress: OnProgress },
): Promise<Result<readonly string[]>> {
  const { width, height } = project.photo
  const size = { width, height }
  const names: string[] = []
  const failures: Result<never>[] = []
  const write = async (file: NewFile): Promise<void> => {
    const written = await files.write(file)
    if (!written.ok) {
      failures.push(written)
      throw new Error(written.error.code)
    }
    names.push(file.name)
  }
  const made = await engine.render({
    project,
    asLayers: true,
    spec: { format: 'png', ...size, ...TIMING },
    sink: {
      write: () => Promise.reject(new Error('a layer is no clip')),
      async frame(label, pixels) {
        if (label === 0) {
          await write({ name: 'plate.png', bytes: await stillPicture(pixels, size, 'png') })
          return
        }
        const number = project.groups.findIndex((group) => group.label === label) + 1
        const { cutOut, matte } = await cutOutPngs(pixels, size)
        await write({ name: `cutout-${number}.png`, bytes: cutOut })
        await write({ name: `matte-${number}.png`, bytes: matte })
      },
    },
    signal,
    onProgress,
  })
  if (signal.aborted) return fail({ code: 'cancelled' })
  // The engine only knows that a file was not taken.
  if (failures[0]) return failures[0]
  if (!made.ok) return made
  if (pixelsOf(project.labels, STATIC_LABEL) > 0) {
    const frozen = await files.write({ name: 'frozen.png', bytes: await areaMask(project, STATIC_LABEL) })
    if (!frozen.ok) return frozen
    names.push('frozen.png')
  }
  return ok(names)
}
