import { replayed, isReplayLoop } from '../../src-shared/clips/replay.ts'
import { clamp } from '../../src-shared/geometry/point.ts'
import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { fail, type Result } from '../../src-shared/result.ts'
import type { ClipSink, Converter, OnProgress, Rendered } from '../engines/engine.ts'
import type { Sink } from '../projects/sink.ts'
import { openClip } from './clipReader.ts'

/** What making a clip needs of whoever asked for it. */
export interface Attending {
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
  /** Of single pictures: the first one that is made, and the first one that is not made any more. */
  readonly firstFrame?: number
  readonly endFrame?: number
}

/** The one frame that is seen at a time, seconds from the start. */
export function frameAt(spec: ClipSpec, seconds: number): { firstFrame: number; endFrame: number } {
  const firstFrame = clamp(Math.floor(seconds * spec.fps + NEARLY), 0, frameCount(spec) - 1)
  return { firstFrame, endFrame: firstFrame + 1 }
}

/** A time that is rounded to just before a frame's beginning still means that frame; shares of a frame. */
const NEARLY = 0.01

/** Has something made into a sink: it comes to stand in its place whole, or nothing does. */
export async function writeInto(
  opened: Result<Sink>,
  { signal }: Pick<Attending, 'signal'>,
  make: (sink: ClipSink) => Promise<Result<Rendered>>,
): Promise<Result<Rendered>> {
  if (!opened.ok) return opened
  const sink = opened.value
  const made = await make(sink).catch((error: unknown): Result<never> => {
    return fail({ code: 'render/failed', detail: error instanceof Error ? error.message : String(error) })
  })
  if (made.ok && !signal.aborted) {
    const committed = await sink.commit()
    return committed.ok ? made : committed
  }
  await sink.discard()
  if (signal.aborted) return fail({ code: 'cancelled' })
  // The engine only knows that a write failed; the sink knows why.
  const cause = sink.failure()
  return cause ? fail(cause) : made
}

/** Makes a clip of the one in a file. `spec.durationSeconds` is how much of that one is used, from its beginning. */
export async function convertFile(
  converter: Converter,
  path: string,
  wanted: ClipSpec,
  sink: ClipSink,
  attending: Attending,
): Promise<Result<Rendered>> {
  const { loop, fps, durationSeconds: seconds } = wanted
  if (!isReplayLoop(loop)) return fail({ code: 'render/loop', loop })
  const clip = await openClip(path)
  if (!clip.ok) return clip
  try {
    const spec = { ...wanted, durationSeconds: replayed(loop, seconds, fps).length / fps }
    return await converter.convert({ ...attending, clip: clip.value, seconds, spec, sink })
  } finally {
    await clip.value.close()
  }
}
