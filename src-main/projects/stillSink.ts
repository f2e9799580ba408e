import type { Size } from '../../src-shared/geometry/point.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { stillPicture, type StillKind } from '../photos/frames.ts'
import { openFileSink } from './fileSink.ts'
import type { Sink } from './sink.ts'

/** A sink for a single frame, which becomes a picture of its own. */
export async function openStillSink(path: string, size: Size, kind: StillKind): Promise<Result<Sink>> {
  const file = await openFileSink(path)
  if (!file.ok) return file
  return ok({
    ...file.value,
    write: () => Promise.reject(new Error('a still takes a single frame')),
    frame: async (_index, pixels) => file.value.write(0, await stillPicture(pixels, size, kind)),
  })
}
