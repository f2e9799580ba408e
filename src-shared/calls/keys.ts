import { z } from '../schema.ts'
import * as limits from '../limits.ts'
import { call, engineId } from './call.ts'

const keyText = z.string().max(limits.MAX_KEY_LENGTH)
/** A key on its one way from the window to main. Nothing of it comes back but its last four characters. */
const givenKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), key: keyText }),
  z.object({ kind: z.literal('jwt'), accessKey: keyText, secretKey: keyText }),
])
const keyStatusSchema = z.object({
  present: z.boolean(),
  last4: z.string(),
  kept: z.enum(['disk', 'session']).nullable(),
  weak: z.boolean(),
})

/** The services' keys: they go in and never come out. */
export const keyCalls = {
  'key:status': call('editor', z.object({ engine: engineId }), keyStatusSchema),
  'key:set': call(
    'editor',
    z.object({ engine: engineId, credentials: givenKeySchema, keepWeak: z.boolean() }),
    keyStatusSchema,
  ),
  'key:forget': call('editor', z.object({ engine: engineId }), keyStatusSchema),
} as const
