import type { Input } from '../../src-shared/contract.ts'
import type { RenderJob } from '../../src-shared/calls/rendering.ts'
import type { AppError } from '../../src-shared/errors.ts'
import { isReplayLoop, replayed } from '../../src-shared/clips/replay.ts'
import { nearSize } from '../../src-shared/motion/camera.ts'
import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { layerCount, layersOf } from '../../src-shared/motion/layers.ts'
import type { WireProject } from '../../src-shared/project/wire.ts'
import { framingOf, hasBars, type Framing } from '../../src-shared/motion/framing.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { call } from '../bridge.ts'
import { startFile } from './fileEncoder.ts'
import { framedPictures } from './framedPictures.ts'
import { startFrames, type Frames, type Pixels } from './frames.ts'
import { framesAhead } from './framesAhead.ts'
import { openClip } from './clipPictures.ts'
import { fetchScene } from './renderJob.ts'
import { startTexture } from './texture.ts'

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

/** Single pictures that are written side by side: one more than most computers' cores for it would only cost memory. */
const WRITING_AT_ONCE = 4

/** Main hears of the filling too, in percent: on a large photo it takes a while before the first frame. */
const tellFilled = (share: number): void =>
  void call('render:progress', { stage: 'fill', done: Math.floor(100 * share), total: 100 })

/** The frames as they are, one after the other: main writes each as a file of its own. */
async function renderSequence(
  pictures: AsyncIterable<Pixels>,
  { spec, firstFrame, endFrame }: RenderJob,
): Promise<Result<Finished>> {
  const progress = progressOf(endFrame - firstFrame)
  const underWay: Promise<void>[] = []
  let index = firstFrame
  let done = 0
  const oneDone = async (): Promise<void> => {
    await underWay.shift()
    await progress(++done)
  }
  for await (const pixels of pictures) {
    // Its pixels are copied on the way: their memory may be used again at once.
    const written = accepted(call('render:frame', { index: index++, pixels: new Uint8Array(pixels.buffer) }))
    written.catch(() => undefined)
    underWay.push(written)
    if (underWay.length >= WRITING_AT_ONCE) await oneDone()
  }
  while (underWay.length > 0) await oneDone()
  return ok({ codec: 'png', width: spec.width, height: spec.height })
}

async function renderFile(
  pictures: AsyncIterable<Pixels>,
  spec: ClipSpec & { readonly format: Exclude<ClipSpec['format'], 'png'> },
): Promise<Result<Finished>> {
  const file = await startFile(spec, (position, bytes) => accepted(call('render:write', { position, bytes })))
  if (!file.ok) return file
  const { encoder, made } = file.value
  const progress = progressOf(frameCount(spec))
  try {
    let done = 0
    for await (const pixels of pictures) {
      await encoder.encode(pixels)
      await progress(++done)
    }
    await encoder.finish()
    return ok(made)
  } finally {
    encoder.close()
  }
}

/** Pictures of a clip in the making, at its size, and the way to end what makes them. */
interface Pictures {
  readonly pictures: AsyncIterable<Pixels>
  readonly stop: () => void
}

/** Layers are few and wait for each other: at the photo's size each is large. */
async function renderLayers(project: WireProject, spec: ClipSpec): Promise<Result<Finished>> {
  const size = { width: spec.width, height: spec.height }
  const scene = await fetchScene(project, size, spec)
  if (!scene.ok) return scene
  const parts = await startTexture(scene.value, tellFilled).parts
  const total = layerCount(scene.value)
  let done = 0
  for (const { label, pixels } of layersOf(scene.value, parts)) {
    await accepted(call('render:frame', { index: label, pixels: new Uint8Array(pixels.buffer) }))
    await accepted(call('render:progress', { stage: 'frames', done: ++done, total }))
  }
  return ok({ codec: 'png', ...size })
}

interface StartedFrames {
  readonly frames: Frames
  /** What bars are made of. */
  readonly ground: () => Promise<Pixels>
}

/**
 * A scene as large as a camera needs it. The workers have copies of it: for as long as the clip takes, its pixels are kept
 * here for bars alone.
 */
async function startedFrames(
  project: WireProject,
  framing: Framing,
  spec: ClipSpec,
): Promise<Result<StartedFrames>> {
  const shown = framing.scene
  const size = nearSize(project.settings.camera, shown, project.photo)
  const scene = await fetchScene(project, size, spec)
  if (!scene.ok) return scene
  const ground = hasBars(framing, spec) ? await fetchScene(project, shown, spec) : null
  if (ground?.ok === false) return ground
  const pixels = ground?.value.pixels ?? new Uint8ClampedArray(0)
  const frames = startFrames({ ...scene.value, shown }, tellFilled)
  return ok({ frames, ground: () => Promise.resolve(pixels) })
}

type MovingSource = Exclude<RenderJob['source'], { kind: 'layers' }>

async function picturesOf(
  source: MovingSource,
  { spec, firstFrame, endFrame }: RenderJob,
): Promise<Result<Pictures>> {
  if (source.kind === 'clip') return replayedPictures(source, spec, firstFrame, endFrame)
  const framing = framingOf(source.project.photo, spec, spec.by ?? 'crop')
  const started = await startedFrames(source.project, framing, spec)
  if (!started.ok) return started
  const { frames, ground } = started.value
  await frames.textured().catch((error: unknown) => {
    frames.stop()
    throw error
  })
  const ahead = framesAhead(frames, spec, firstFrame, endFrame)
  return ok({
    pictures: framedPictures(ahead, framing, spec, ground),
    stop: () => frames.stop(),
  })
}

async function replayedPictures(
  { bytes, seconds }: Extract<RenderJob['source'], { kind: 'clip' }>,
  spec: ClipSpec,
  firstFrame: number,
  endFrame: number,
): Promise<Result<Pictures>> {
  const { loop, fps } = spec
  if (!isReplayLoop(loop)) return fail({ code: 'render/failed', detail: `a clip has no loop ${loop}` })
  const clip = await openClip(bytes, async (position, length) => {
    const read = await call('render:read', { position, length })
    if (!read.ok) throw new Refused(read.error)
    return read.value.bytes
  })
  if (!clip.ok) return clip
  const { size, pictures, close } = clip.value
  const framing = framingOf(size, spec, spec.by ?? 'crop')
  const frames = replayed(loop, seconds, fps)
  const wanted = pictures(frames.slice(firstFrame, endFrame), fps, framing.scene)
  const first = async (): Promise<Pixels> =>
    (await pictures(frames.slice(0, 1), fps, framing.scene).next()).value as Pixels
  return ok({ pictures: framedPictures(wanted, framing, spec, first), stop: close })
}

async function rendered(job: RenderJob): Promise<Result<Finished>> {
  const { source, spec } = job
  const { format } = spec
  if (source.kind === 'layers') return renderLayers(source.project, spec)
  const made = await picturesOf(source, job)
  if (!made.ok) return made
  const { pictures, stop } = made.value
  try {
    return await (format === 'png'
      ? renderSequence(pictures, job)
      : renderFile(pictures, { ...spec, format }))
  } finally {
    stop()
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
