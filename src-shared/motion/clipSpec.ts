import { z } from '../schema.ts'
import { clamp, type Size } from '../geometry/point.ts'
import * as limits from '../limits.ts'

export const CLIP_FORMATS = ['mp4', 'webm', 'png'] as const
export type ClipFormat = (typeof CLIP_FORMATS)[number]

/**
 * How a clip goes on at its end: it stops; fades over into its start; goes there and back; or ends as it began, with
 * what flows or sways flowing on and all else going there and back.
 */
export const LOOPS = ['none', 'pingpong', 'crossfade', 'seamless'] as const
export type Loop = (typeof LOOPS)[number]

const side = z.int().min(2).max(limits.MAX_CLIP_SIDE)

/** How a clip is to be made. Width and height are the picture's; 4:2:0 formats pad odd ones by an edge pixel. */
export const clipSpecSchema = z.object({
  format: z.enum(CLIP_FORMATS),
  width: side,
  height: side,
  fps: z.int().min(limits.MIN_FPS).max(limits.MAX_FPS),
  durationSeconds: z.number().min(limits.MIN_CLIP_SECONDS).max(limits.MAX_CLIP_SECONDS),
  loop: z.enum(LOOPS),
})
export type ClipSpec = z.infer<typeof clipSpecSchema>

export const frameCount = (spec: Pick<ClipSpec, 'fps' | 'durationSeconds'>): number =>
  Math.max(1, Math.round(spec.fps * spec.durationSeconds))

/** The largest size of the photo's aspect that a format takes; H.264 has a limit, the others keep the size. */
export function clipSizeFor(format: ClipFormat, size: Size): Size {
  if (format !== 'mp4') return size
  const [long, short] = size.width >= size.height ? [size.width, size.height] : [size.height, size.width]
  const factor = Math.min(1, limits.MAX_H264_WIDTH / long, limits.MAX_H264_HEIGHT / short)
  return scaledSize(size, factor)
}

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
