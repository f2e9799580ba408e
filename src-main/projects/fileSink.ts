import type { AppError } from '../../src-shared/errors.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ClipSink } from '../engines/engine.ts'
import { writeError } from './fileErrors.ts'
import { createTempFile } from './tempFile.ts'

/** A clip file in the making: written at places in any order, beside its target until it is whole. */
export interface FileSink extends ClipSink {
  /** What went wrong in a write so far: an engine reports the symptom, this is the cause. */
  failure(): AppError | null
  /** Puts the file in its place for good. */
  commit(): Promise<Result<{ bytes: number }>>
  /** Forgets it; what was there stays. */
  discard(): Promise<void>
}

/** Begins a file that is written piece by piece, as a muxer does. */
export async function openFileSink(path: string): Promise<Result<FileSink>> {
  try {
    const temp = await createTempFile(path)
    let failure: AppError | null = null
    const sink: FileSink = {
      write: async (position, bytes) => {
        try {
          for (let done = 0; done < bytes.length;) {
            const { bytesWritten } = await temp.handle.write(
              bytes,
              done,
              bytes.length - done,
              position + done,
            )
            done += bytesWritten
          }
        } catch (error) {
          failure = writeError(error, path)
          throw error
        }
      },
      frame: () => Promise.reject(new Error('a clip file takes no single frames')),
      failure: () => failure,
      commit: async () => {
        try {
          const { size } = await temp.handle.stat()
          await temp.commit()
          return ok({ bytes: size })
        } catch (error) {
          await temp.discard()
          return fail(writeError(error, path))
        }
      },
      discard: () => temp.discard(),
    }
    return ok(sink)
  } catch (error) {
    return fail(writeError(error, path))
  }
}
