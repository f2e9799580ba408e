import { z } from '../schema.ts'
import { appErrorSchema } from '../errors.ts'
import * as limits from '../limits.ts'
import { clipSpecSchema } from '../motion/clipSpec.ts'
import { wireProjectSchema } from '../project/wire.ts'
import { bytes, call, nothing } from './call.ts'

/** What frames are made of: a project's motion, or a clip that is there, of which so many seconds are used. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project'), project: wireProjectSchema }),
  /** The layers that its frames are put together of, and no frames: main is given each by its label, 0 is the plate. */
  z.object({ kind: z.literal('layers'), project: wireProjectSchema }),
  z.object({ kind: z.literal('clip'), bytes: z.int().min(1), seconds: z.number().positive() }),
])

/** What a clip in the making is at: filling what was behind its areas, in percent, then its frames. */
export const RENDER_STAGES = ['fill', 'frames'] as const
export type RenderStage = (typeof RENDER_STAGES)[number]

/** A clip that is there may be longer and faster than one that is made, and there and back it takes twice as long. */
const jobSpecSchema = clipSpecSchema.extend({
  fps: z.int().min(limits.MIN_FPS).max(limits.MAX_SERVICE_FPS),
  durationSeconds: z.number().positive().max(limits.MAX_SERVICE_CLIP_SECONDS),
})

const renderJobSchema = z.object({
  source: sourceSchema,
  spec: jobSpecSchema,
  /** Single frames before this one are not made, nor the one after the last and those that follow it. A clip has all of them. */
  firstFrame: z.int().min(0),
  endFrame: z.int().min(1),
})
export type RenderJob = z.infer<typeof renderJobSchema>

/** The render window's calls: it asks for its job and hands over what it made. */
export const renderCalls = {
  'render:job': call('render', nothing, renderJobSchema),
  /** Bytes of the clip that frames are made of. */
  'render:read': call(
    'render',
    z.object({ position: z.int().min(0), length: z.int().min(0) }),
    z.object({ bytes }),
  ),
  'render:write': call('render', z.object({ position: z.int().min(0), bytes }), nothing),
  'render:frame': call('render', z.object({ index: z.int().min(0), pixels: bytes }), nothing),
  'render:progress': call(
    'render',
    z.object({ stage: z.enum(RENDER_STAGES), done: z.int(), total: z.int() }),
    nothing,
  ),
  'render:finish': call('render', z.object({ codec: z.string(), width: z.int(), height: z.int() }), nothing),
  'render:fail': call('render', z.object({ error: appErrorSchema }), nothing),
} as const
