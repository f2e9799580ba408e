import { basename, dirname, extname } from 'node:path'
import { sameAspect, type Size } from '../../src-shared/geometry/point.ts'
import { REPLAY_LOOPS } from '../../src-shared/clips/replay.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import {
  DEFAULT_FPS,
  MAX_CLIP_SECONDS,
  MAX_CLIP_SIDE,
  MAX_FPS,
  MIN_CLIP_SECONDS,
  MIN_FPS,
} from '../../src-shared/limits.ts'
import {
  clipFpsFor,
  clipSizeFor,
  FITS,
  LOOPS,
  remadeTiming,
  scaledSize,
  WEBM_CODECS,
  type ClipFormat,
  type ClipInfo,
  type ClipSpec,
  type Fit,
  type Loop,
  type WebmCodec,
} from '../../src-shared/motion/clipSpec.ts'
import { framedSize, FRAME_SHAPES, RESOLUTIONS } from '../../src-shared/motion/framing.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { stillKindOf, type StillKind } from '../photos/frames.ts'
import { frameAt } from '../takes/writing.ts'
import type { Sequence } from '../projects/sequenceSink.ts'
import { choice, numberIn, usageError, type Arguments, type OptionKinds } from './arguments.ts'

export const CLIP_OPTIONS: OptionKinds = {
  codec: 'one',
  size: 'one',
  frame: 'one',
  by: 'one',
  fps: 'one',
  duration: 'one',
  poster: 'one',
  loop: 'one',
}

export interface ClipTarget {
  readonly format: ClipFormat
  /** What a single frame is kept as; null for a clip. */
  readonly still: StillKind | null
  /** Null for a clip in one file. */
  readonly sequence: Sequence | null
}

const FILES = ['mp4', 'webm', 'gif', 'webp'] as const

/** What is to be written, by the name's ending; in a sequence's name `%04d` stands for the number. */
export function readTarget(output: string, isPoster = false): Result<ClipTarget> {
  const ending = extname(output).toLowerCase()
  if (isPoster) {
    const still = stillKindOf(ending.slice(1))
    return still ? ok({ format: 'png', sequence: null, still }) : fail({ code: 'render/still', ending })
  }
  const pattern = /^([^%]*)%(?:0(\d{1,2}))?d([^%]*)$/.exec(basename(output))
  if (ending === '.png' && pattern) {
    const [, before = '', digits = '1', after = ''] = pattern
    const name = (index: number): string => `${before}${String(index).padStart(Number(digits), '0')}${after}`
    return ok({ format: 'png', sequence: { folder: dirname(output), name }, still: null })
  }
  const format = FILES.find((known) => `.${known}` === ending)
  if (format) return ok({ format, sequence: null, still: null })
  return fail({ code: 'render/format', ending: ending === '' ? basename(output) : ending })
}

/** What a clip is made of, and how it is where nothing else is said. */
export interface ClipSource {
  readonly size: Size
  readonly seconds: number
  /** As long as it can be. */
  readonly mostSeconds: number
  readonly fps: number
  readonly loop: Loop
  readonly loops: readonly Loop[]
}

export const projectSource = ({ photo, settings }: Project): ClipSource => ({
  size: photo,
  seconds: settings.durationSeconds,
  mostSeconds: MAX_CLIP_SECONDS,
  fps: DEFAULT_FPS,
  loop: settings.loop,
  loops: LOOPS,
})

/** A clip that is there can be shortened, not made longer. */
export function clipSource(clip: Omit<ClipInfo, 'format'>): ClipSource {
  const { width, height } = clip
  const { fps, durationSeconds } = remadeTiming(clip)
  return {
    size: { width, height },
    seconds: durationSeconds,
    mostSeconds: durationSeconds,
    fps,
    loop: 'none',
    loops: REPLAY_LOOPS,
  }
}

/** The single frame that is wanted; null: all of them. */
export function readPoster(given: Arguments, spec: ClipSpec): Result<ReturnType<typeof frameAt> | null> {
  if (!given.has('poster')) return ok(null)
  const seconds = { low: 0, high: spec.durationSeconds, whole: false }
  const at = numberIn(given, 'poster', seconds, 0)
  return at.ok ? ok(frameAt(spec, at.value)) : at
}

/** How the clip is to be made, and what of it the person should be told. */
export function readSpec(
  given: Arguments,
  format: ClipFormat,
  { size: photo, seconds: ownSeconds, mostSeconds, fps: ownFps, loop: ownLoop, loops }: ClipSource,
): Result<{ spec: ClipSpec; notes: string[] }> {
  const codec = readCodec(given, format)
  if (!codec.ok) return codec
  const by = choice(given, 'by', FITS, 'crop')
  if (!by.ok) return by
  const wanted = readSize(given, photo, by.value)
  if (!wanted.ok) return wanted
  const fps = numberIn(given, 'fps', { low: MIN_FPS, high: MAX_FPS, whole: true }, ownFps)
  if (!fps.ok) return fps
  const seconds = { low: Math.min(MIN_CLIP_SECONDS, ownSeconds), high: mostSeconds, whole: false }
  const duration = numberIn(given, 'duration', seconds, ownSeconds)
  if (!duration.ok) return duration
  const loop = choice(given, 'loop', loops, ownLoop)
  if (!loop.ok) return loop
  const spec = {
    format,
    ...(codec.value && { codec: codec.value }),
    ...clipSizeFor(format, wanted.value),
    by: by.value,
    fps: clipFpsFor(format, fps.value),
    durationSeconds: duration.value,
    loop: loop.value,
  }
  return ok({ spec, notes: notesOn(spec, wanted.value, fps.value, photo) })
}

/** What was not done quite as it was wanted. */
function notesOn(spec: ClipSpec, wanted: Size, fps: number, photo: Size): string[] {
  const notes: string[] = []
  if (!sameAspect(wanted, photo)) notes.push(cliWords.otherShape(wanted, photo, spec.by ?? 'crop'))
  if (spec.width !== wanted.width || spec.height !== wanted.height) {
    notes.push(cliWords.scaledDown(spec.format, wanted, spec))
  }
  if (spec.fps !== fps) notes.push(cliWords.slowed(fps, spec.fps))
  return notes
}

function readCodec(given: Arguments, format: ClipFormat): Result<WebmCodec | null> {
  if (!given.has('codec')) return ok(null)
  if (format !== 'webm') return usageError(cliWords.webmOnly('--codec'))
  return choice(given, 'codec', WEBM_CODECS, 'vp9')
}

/** A size of its own, or a usual one in the shape that is wanted. */
function readSize(given: Arguments, photo: Size, by: Fit): Result<Size> {
  const shape = choice(given, 'frame', FRAME_SHAPES, 'photo')
  if (!shape.ok) return shape
  const value = given.value('size') ?? 'source'
  const resolution = RESOLUTIONS.find((known) => known === value)
  if (resolution) return ok(scaledSize(framedSize(photo, shape.value, resolution, by), 1))
  const [, width = '', height = ''] = /^(\d{1,5})x(\d{1,5})$/i.exec(value) ?? []
  const size = { width: Number(width), height: Number(height) }
  const fits = (side: number): boolean => side >= 2 && side <= MAX_CLIP_SIDE
  if (!fits(size.width) || !fits(size.height)) return usageError(cliWords.notASize(value))
  return shape.value === 'photo' ? ok(size) : usageError(cliWords.sizeAndFrame(value, shape.value))
}
