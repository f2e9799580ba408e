import { z } from '../schema.ts'
import { clamp, type Size } from '../geometry/point.ts'
import * as limits from '../limits.ts'

/** Files of one clip each, but for `png`: a picture without loss for every frame. */
export const CLIP_FORMATS = ['mp4', 'webm', 'gif', 'webp', 'png'] as const
export type ClipFormat = (typeof CLIP_FORMATS)[number]

/** The formats of takes: what plays, and what a service sends. */
export type VideoFormat = Extract<ClipFormat, 'mp4' | 'webm'>
export const isVideo = (format: ClipFormat): format is VideoFormat => format === 'mp4' || format === 'webm'

/** How a WebM is encoded: AV1 files are smaller and take longer; not every computer writes them. */
export const WEBM_CODECS = ['vp9', 'av1'] as const
export type WebmCodec = (typeof WEBM_CODECS)[number]

/**
 * How a clip goes on at its end: it stops; fades over into its start; goes there and back; or ends as it began, with
 * what flows or sways flowing on and all else going there and back.
 */
export const LOOPS = ['none', 'pingpong', 'crossfade', 'seamless'] as const
export type Loop = (typeof LOOPS)[number]

/** How a photo of another shape comes into a clip: cut to it, or whole with blurred bars beside it. */
export const FITS = ['crop', 'bars'] as const
export type Fit = (typeof FITS)[number]

const side = z.int().min(2).max(limits.MAX_CLIP_SIDE)

/** How a clip is to be made. Width and height are the picture's; 4:2:0 formats pad odd ones by an edge pixel. */
export const clipSpecSchema = z.object({
  format: z.enum(CLIP_FORMATS),
  /** Of a WebM; VP9 where nothing is said. */
  codec: z.enum(WEBM_CODECS).optional(),
  /** Where the photo has another shape; cut where nothing is said. */
  by: z.enum(FITS).optional(),
  width: side,
  height: side,
  fps: z.int().min(limits.MIN_FPS).max(limits.MAX_FPS),
  durationSeconds: z.number().min(limits.MIN_CLIP_SECONDS).max(limits.MAX_CLIP_SECONDS),
  loop: z.enum(LOOPS),
})
export type ClipSpec = z.infer<typeof clipSpecSchema>

type Timing = Pick<ClipSpec, 'fps' | 'durationSeconds'>

export const frameCount = (spec: Timing): number => Math.max(1, Math.round(spec.fps * spec.durationSeconds))

/** The largest size of the same shape that a format takes; those without a limit keep the size. */
export function clipSizeFor(format: ClipFormat, size: Size): Size {
  const limit = SIDE_LIMITS[format]
  if (!limit) return size
  const long = Math.max(size.width, size.height)
  const short = Math.min(size.width, size.height)
  return scaledSize(size, Math.min(1, limit.long / long, limit.short / short))
}

const SIDE_LIMITS: Readonly<Partial<Record<ClipFormat, { readonly long: number; readonly short: number }>>> =
  {
    mp4: { long: limits.MAX_H264_WIDTH, short: limits.MAX_H264_HEIGHT },
    webp: { long: limits.MAX_WEBP_SIDE, short: limits.MAX_WEBP_SIDE },
  }

/** The frames a second that a format can show; a GIF's clock is slow. */
export const clipFpsFor = (format: ClipFormat, fps: number): number =>
  format === 'gif' ? Math.min(fps, limits.MAX_GIF_FPS) : fps

/** What of a clip that is there another one can be made with: its own frames a second and seconds, as far as clips go. */
export const remadeTiming = ({ fps, durationSeconds }: Timing): Timing => ({
  fps: clamp(Math.round(fps), limits.MIN_FPS, limits.MAX_FPS),
  durationSeconds: Math.min(durationSeconds, limits.MAX_CLIP_SECONDS),
})

/** A size times a factor, in whole pixels of at least two a side. */
export const scaledSize = ({ width, height }: Size, factor: number): Size => ({
  width: clamp(Math.round(width * factor), 2, limits.MAX_CLIP_SIDE),
  height: clamp(Math.round(height * factor), 2, limits.MAX_CLIP_SIDE),
})

/** What is known of a finished clip. */
export const clipInfoSchema = z.object({
  format: z.enum(['mp4', 'webm']),
  width: z.int(),
  height: z.int(),
  frames: z.int(),
  fps: z.number(),
  durationSeconds: z.number(),
  codec: z.string(),
  bytes: z.int(),
})
export type ClipInfo = z.infer<typeof clipInfoSchema>
