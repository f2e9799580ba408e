import { basename, dirname, extname } from 'node:path'
import { sameAspect, type Size } from '../../src-shared/geometry/point.ts'
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
  clipSizeFor,
  LOOPS,
  scaledSize,
  type ClipFormat,
  type ClipSpec,
} from '../../src-shared/motion/clipSpec.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { choice, numberIn, usageError, type Arguments, type OptionKinds } from './arguments.ts'

export const CLIP_OPTIONS: OptionKinds = { size: 'one', fps: 'one', duration: 'one', loop: 'one' }

/** Where frames go whose names hold their number: `%04d` stands for it. */
export interface Sequence {
  readonly folder: string
  name(index: number): string
}

export interface ClipTarget {
  readonly format: ClipFormat
  /** Null for a clip in one file. */
  readonly sequence: Sequence | null
}

/** What is to be written, by the name's ending. */
export function readTarget(output: string): Result<ClipTarget> {
  const ending = extname(output).toLowerCase()
  const pattern = /^([^%]*)%(?:0(\d{1,2}))?d([^%]*)$/.exec(basename(output))
  if (ending === '.png' && pattern) {
    const [, before = '', digits = '1', after = ''] = pattern
    const name = (index: number): string => `${before}${String(index).padStart(Number(digits), '0')}${after}`
    return ok({ format: 'png', sequence: { folder: dirname(output), name } })
  }
  if (ending === '.mp4') return ok({ format: 'mp4', sequence: null })
  if (ending === '.webm') return ok({ format: 'webm', sequence: null })
  return fail({ code: 'render/format', ending: ending === '' ? basename(output) : ending })
}

/** How the clip is to be made, and what of it the person should be told. */
export function readSpec(
  given: Arguments,
  format: ClipFormat,
  { photo, settings }: Project,
): Result<{ spec: ClipSpec; notes: string[] }> {
  const wanted = readSize(given, photo)
  if (!wanted.ok) return wanted
  const fps = numberIn(given, 'fps', { low: MIN_FPS, high: MAX_FPS, whole: true }, DEFAULT_FPS)
  if (!fps.ok) return fps
  const seconds = { low: MIN_CLIP_SECONDS, high: MAX_CLIP_SECONDS, whole: false }
  const duration = numberIn(given, 'duration', seconds, settings.durationSeconds)
  if (!duration.ok) return duration
  const loop = choice(given, 'loop', LOOPS, settings.loop)
  if (!loop.ok) return loop
  const size = clipSizeFor(format, wanted.value)
  const notes: string[] = []
  if (!sameAspect(wanted.value, photo)) notes.push(cliWords.stretched(wanted.value, photo))
  if (size.width !== wanted.value.width || size.height !== wanted.value.height) {
    notes.push(cliWords.scaledDown(wanted.value, size))
  }
  const spec = { format, ...size, fps: fps.value, durationSeconds: duration.value, loop: loop.value }
  return ok({ spec, notes })
}

function readSize(given: Arguments, photo: Size): Result<Size> {
  const value = given.value('size')
  if (value === undefined) return ok(scaledSize(photo, 1))
  const [, width = '', height = ''] = /^(\d{1,5})x(\d{1,5})$/i.exec(value) ?? []
  const size = { width: Number(width), height: Number(height) }
  const fits = (side: number): boolean => side >= 2 && side <= MAX_CLIP_SIDE
  return fits(size.width) && fits(size.height) ? ok(size) : usageError(cliWords.notASize(value))
}
