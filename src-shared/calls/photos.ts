import { z } from '../schema.ts'
import { reframeSchema } from '../photo/reframe.ts'
import { photoSchema } from '../project/wire.ts'
import { call } from './call.ts'

/** What is done to the photo itself. */
export const photoCalls = {
  /** Makes another photo of one, without loss; the one it was made of stays as it is. */
  'photo:reframe': call('editor', z.object({ photo: photoSchema, how: reframeSchema }), photoSchema),
} as const
