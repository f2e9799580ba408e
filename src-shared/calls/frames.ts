import { z } from '../schema.ts'
import { photoSchema, wireProjectSchema } from '../project/wire.ts'
import { call, name, nothing } from './call.ts'

/** Single frames that this computer makes. */
export const frameCalls = {
  /** The end of a project's motion at the photo's own size, lossless, as a photo of that name. */
  'frame:last': call('editor', z.object({ project: wireProjectSchema, name }), photoSchema),
  /** Nobody waits for it any more. */
  'frame:cancel': call('editor', nothing, nothing),
} as const
