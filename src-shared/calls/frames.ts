import { z } from '../schema.ts'
import { clipSpecSchema } from '../motion/clipSpec.ts'
import { takeIdSchema } from '../take.ts'
import { photoSchema, wireProjectSchema } from '../project/wire.ts'
import { call, name, nothing } from './call.ts'

/** Single frames that this computer makes. */
export const frameCalls = {
  /** The end of a project's motion at the photo's own size, lossless, as a photo of that name. */
  'frame:last': call('editor', z.object({ project: wireProjectSchema, name }), photoSchema),
  /** The frame of a take or of a project's motion at a time, where the person says; its file's name. Null: they left it. */
  'frame:save': call(
    'editor',
    z.object({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('take'), id: takeIdSchema }),
        z.object({ kind: z.literal('project'), project: wireProjectSchema, name, spec: clipSpecSchema }),
      ]),
      seconds: z.number().min(0),
    }),
    z.object({ name }).nullable(),
  ),
  /** Nobody waits for it any more. */
  'frame:cancel': call('editor', nothing, nothing),
} as const
