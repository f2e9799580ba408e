import { z } from '../schema.ts'
import { photoSchema, wireProjectSchema } from '../project/wire.ts'
import { call, name } from './call.ts'

/** Single frames that this computer makes. */
export const frameCalls = {
  /** The end of a project's motion at the photo's own size, lossless, as a photo of that name. */
  'frame:last': call('editor', z.object({ project: wireProjectSchema, name }), photoSchema),
} as const
