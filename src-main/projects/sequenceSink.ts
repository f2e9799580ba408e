import type { AppError } from '../../src-shared/errors.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Result } from '../../src-shared/result.ts'
import { ok } from '../../src-shared/result.ts'
import { framePng } from '../photos/frames.ts'
import { newFiles } from './newFiles.ts'
import type { Sink } from './sink.ts'

/** Where frames go whose names hold their number. */
export interface Sequence {
  readonly folder: string
  name(index: number): string
}

/** A sink for single pictures: PNG files that all come to stand in their folder at the end, or none. */
export async function openSequenceSink(sequence: Sequence, size: Size): Promise<Result<Sink>> {
  const files = await newFiles(sequence.folder, 'png')
  if (!files.ok) return files
  let failure: AppError | null = null
  return ok({
    ...files.value,
    failure: () => failure,
    write: () => Promise.reject(new Error('a sequence takes single frames')),
    frame: async (index, pixels) => {
      const bytes = await framePng(pixels, size)
      const written = await files.value.write({ name: sequence.name(index), bytes })
      if (written.ok) return
      failure = written.error
      throw new Error(written.error.code)
    },
  })
}
