import { z } from '../schema.ts'
import { appErrorSchema } from '../errors.ts'
import { clipSpecSchema } from '../motion/clipSpec.ts'
import { wireProjectSchema } from '../project/wire.ts'
import { bytes, call, nothing } from './call.ts'

/** What a clip in the making is at: filling what was behind its areas, in percent, then its frames. */
export const RENDER_STAGES = ['fill', 'frames'] as const
export type RenderStage = (typeof RENDER_STAGES)[number]

const renderJobSchema = z.object({
  project: wireProjectSchema,
  spec: clipSpecSchema,
  /** Single frames before this one are not made. A clip has all of them. */
  firstFrame: z.int().min(0),
})
export type RenderJob = z.infer<typeof renderJobSchema>

/** The render window's calls: it asks for its job and hands over what it made. */
export const renderCalls = {
  'render:job': call('render', nothing, renderJobSchema),
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
