import { z } from '../schema.ts'
import { appErrorSchema } from '../errors.ts'
import * as limits from '../limits.ts'
import { call, engineId } from './call.ts'
import { engineSchema } from './takes.ts'

const keyText = z.string().max(limits.MAX_KEY_LENGTH)
/** A key on its one way from the window to main. Nothing of it comes back but its last four characters. */
const givenKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), key: keyText }),
  z.object({ kind: z.literal('jwt'), accessKey: keyText, secretKey: keyText }),
])
/** Whose key: a service's, at the address where it is spoken to. */
const keyPlaceSchema = z.object({ engine: engineId, baseUrl: z.string().max(limits.MAX_ADDRESS_LENGTH) })
export type KeyPlace = z.infer<typeof keyPlaceSchema>

const keyStatusSchema = z.object({
  present: z.boolean(),
  last4: z.string(),
  kept: z.enum(['disk', 'session']).nullable(),
  weak: z.boolean(),
})

/** The services' keys: they go in and never come out. One belongs to a service at an address, and goes nowhere else. */
export const keyCalls = {
  'key:status': call('editor', keyPlaceSchema, keyStatusSchema),
  'key:set': call(
    'editor',
    keyPlaceSchema.extend({ credentials: givenKeySchema, keepWeak: z.boolean() }),
    keyStatusSchema,
  ),
  /** Shows a key to its service where that costs nothing; why it is refused there, null where that cannot be told. */
  'key:check': call(
    'editor',
    z.object({ engine: engineSchema, credentials: givenKeySchema }),
    z.object({ refused: appErrorSchema.nullable() }),
  ),
  'key:forget': call('editor', keyPlaceSchema, keyStatusSchema),
  /** Asks a service which models it has. */
  'models:refresh': call(
    'editor',
    z.object({ engine: engineSchema }),
    z.object({ models: z.array(z.string()) }),
  ),
} as const
