import { z } from '../schema.ts'
import type { Size } from '../geometry/point.ts'
import * as limits from '../limits.ts'
import {
  CLIP_FORMATS,
  clipFpsFor,
  clipSizeFor,
  FITS,
  frameCount,
  LOOPS,
  scaledSize,
  WEBM_CODECS,
  type ClipSpec,
  type Loop,
} from '../motion/clipSpec.ts'
import { framedSize, FRAME_SHAPES, RESOLUTIONS } from '../motion/framing.ts'
import { isReplayLoop, replayed } from './replay.ts'

/** The sizes to choose from: the clip's own, the photo's, usual ones, and any other. */
export const CLIP_SIZES = ['own', ...RESOLUTIONS, 'custom'] as const
export type ClipSize = (typeof CLIP_SIZES)[number]

const side = z.int().min(limits.MIN_CUSTOM_SIDE).max(limits.MAX_CLIP_SIDE)

/** How a person wants a clip; null where the clip's own way is wanted. Kept from one export to the next. */
export const exportChoiceSchema = z.object({
  format: z.enum(CLIP_FORMATS).default('mp4'),
  codec: z.enum(WEBM_CODECS).default('vp9'),
  size: z.enum(CLIP_SIZES).default('own'),
  /** Of `custom`. */
  width: side.default(1280),
  height: side.default(720),
  shape: z.enum(FRAME_SHAPES).default('photo'),
  by: z.enum(FITS).default('crop'),
  fps: z.int().min(limits.MIN_FPS).max(limits.MAX_FPS).nullable().default(null),
  loop: z.enum(LOOPS).nullable().default(null),
})
export type ExportChoice = z.infer<typeof exportChoiceSchema>

/** What a clip is made of when it is exported. */
export interface ExportSource {
  /** How the clip is now. */
  readonly own: ClipSpec
  /** The photo's size, or for a service's clip the clip's. */
  readonly photo: Size
  /** A service's clip is made into another one; this computer's is rendered anew. */
  readonly isClip: boolean
}

/** The loops that can be chosen: what flows is known only while a project is rendered. */
export const loopsFor = ({ isClip }: ExportSource): readonly Loop[] =>
  isClip ? LOOPS.filter(isReplayLoop) : LOOPS

/** The size that is wanted, before a format's limits. */
export function wantedSize(choice: ExportChoice, { own, photo }: ExportSource): Size {
  const { size, shape, by, width, height } = choice
  if (size === 'custom') return { width, height }
  const wanted =
    size === 'own'
      ? framedSize({ width: own.width, height: own.height }, shape, 'source', by)
      : framedSize(photo, shape, size, by)
  return scaledSize(wanted, 1)
}

/** The clip as it will be. Of a service's clip so many seconds are used. */
export function exportSpec(choice: ExportChoice, seconds: number, source: ExportSource): ClipSpec {
  const { own } = source
  const { format, codec, by } = choice
  const loop = choice.loop !== null && loopsFor(source).includes(choice.loop) ? choice.loop : own.loop
  return {
    format,
    ...(format === 'webm' && { codec }),
    ...clipSizeFor(format, wantedSize(choice, source)),
    by,
    fps: clipFpsFor(format, choice.fps ?? own.fps),
    durationSeconds: seconds,
    loop,
  }
}

/** How many frames will be made. */
export const exportedFrames = (spec: ClipSpec, { isClip }: ExportSource): number =>
  isClip && isReplayLoop(spec.loop)
    ? replayed(spec.loop, spec.durationSeconds, spec.fps).length
    : frameCount(spec)
