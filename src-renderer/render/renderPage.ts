import type { Input } from '../../src-shared/contract.ts'
import type { RenderJob } from '../../src-shared/calls/rendering.ts'
import type { AppError } from '../../src-shared/errors.ts'
import { frameCount } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { call } from '../bridge.ts'
import { startEncoder, supportedCodec } from './clipEncoder.ts'
import { startClipFile } from './clipFile.ts'
import { startFrames, type Frames } from './frames.ts'
import { framesAhead } from './framesAhead.ts'
import { evenSize } from './padding.ts'
import { sceneOfJob } from './renderJob.ts'

type Finished = Input<'render:finish'>

/** Main did not take a step of the job. It has ended the job, or knows best why. */
class Refused extends Error {
  constructor(readonly error: AppError) {
    super(error.code)
  }
}

async function accepted(answer: Promise<Result<unknown>>): Promise<void> {
  const result = await answer
  if (!result.ok) throw new Refused(result.error)
}

/** Fewer words to main than frames: one in this many milliseconds, and the last. */
const PROGRESS_MILLISECONDS = 100

function progressOf(total: number): (done: number) => Promise<void> {
  let said = 0
  return async (done) => {
    if (done < total && performance.now() - said < PROGRESS_MILLISECONDS) return
    said = performance.now()
    await accepted(call('render:progress', { stage: 'frames', done, total }))
  }
}

/** Main hears of the filling too, in percent: on a large photo it takes a while before the first frame. */
const tellFilled = (share: number): void =>
  void call('render:progress', { stage: 'fill', done: Math.floor(100 * share), total: 100 })

/** The frames as they are, one after the other: main writes each as a file of its own. */
async function renderSequence(frames: Frames, { spec, firstFrame }: RenderJob): Promise<Result<Finished>> {
  const progress = progressOf(frameCount(spec))
  let index = firstFrame
  for await (const pixels of framesAhead(frames, spec, firstFrame)) {
    await accepted(call('render:frame', { index, pixels: new Uint8Array(pixels.buffer) }))
    await progress(++index)
  }
  return ok({ codec: 'png', width: spec.width, height: spec.height })
}

async function renderVideo(
  frames: Frames,
  { spec }: RenderJob,
  format: 'mp4' | 'webm',
): Promise<Result<Finished>> {
  const { fps } = spec
  const size = { width: spec.width, height: spec.height }
  const codec = await supportedCodec(format, size, fps)
  if (!codec) return fail({ code: 'render/codec', format, size })
  const file = await startClipFile(format, fps, (position, bytes) =>
    accepted(call('render:write', { position, bytes })),
  )
  const encoder = startEncoder(codec, size, fps, file)
  const progress = progressOf(frameCount(spec))
  try {
    let done = 0
    for await (const pixels of framesAhead(frames, spec)) {
      await encoder.encode(pixels)
      await progress(++done)
    }
    await encoder.finish()
    return ok({ codec: codec.name, ...evenSize(size) })
  } finally {
    encoder.close()
  }
}

async function rendered(job: RenderJob): Promise<Result<Finished>> {
  const scene = await sceneOfJob(job)
  if (!scene.ok) return scene
  const { format } = job.spec
  const frames = startFrames(scene.value, tellFilled)
  try {
    await frames.textured()
    return await (format === 'png' ? renderSequence(frames, job) : renderVideo(frames, job, format))
  } finally {
    frames.stop()
  }
}

/** Why rendering ended early; errors of encoder, muxer and worker carry no more than a text. */
const reasonOf = (error: unknown): AppError =>
  error instanceof Refused
    ? error.error
    : { code: 'render/failed', detail: error instanceof Error ? error.message : String(error) }

async function renderJob(): Promise<void> {
  const job = await call('render:job', {})
  if (!job.ok) return
  const outcome = await rendered(job.value).catch((error: unknown) => fail(reasonOf(error)))
  if (outcome.ok) await call('render:finish', outcome.value)
  else await call('render:fail', { error: outcome.error })
}

void renderJob()
