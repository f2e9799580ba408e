import { z } from '../schema.ts'
import * as limits from '../limits.ts'
import { clipSpecSchema } from '../motion/clipSpec.ts'
import { photoSchema, wireProjectSchema } from '../project/wire.ts'
import { sentImageSchema } from '../service/fit.ts'
import { customSettingsSchema } from '../service/profiles.ts'
import { takeIdSchema, takeSchema } from '../take.ts'
import { bytes, call, engineId, name, nothing } from './call.ts'

/** What takes are made with: its id, and for a custom service what the person set of it. */
export const engineSchema = z.object({ id: engineId, custom: customSettingsSchema.nullable() })
export type EngineChoice = z.infer<typeof engineSchema>

const requestSchema = z.object({ project: wireProjectSchema, engine: engineSchema })

/** What the pictures of a request are. */
export const IMAGE_ROLES = ['image', 'tail', 'frozen', 'group'] as const

/** Takes, from the click to the exported clip, and what would be sent. */
export const takeCalls = {
  'take:start': call(
    'editor',
    z.object({
      name,
      project: wireProjectSchema,
      /** How this computer makes the clip; a service has its own ways. */
      spec: clipSpecSchema,
      engine: engineSchema,
      count: z.int().min(1).max(limits.MAX_TAKES_AT_ONCE),
      /** As it was typed: one that cannot be one is told of in words. */
      externalId: z.string().max(limits.MAX_SERVICE_ID_LENGTH).nullable(),
    }),
    z.array(takeSchema),
  ),
  'take:again': call('editor', z.object({ id: takeIdSchema }), takeSchema),
  'take:resume': call('editor', z.object({ id: takeIdSchema }), takeSchema),
  'take:adopt': call(
    'editor',
    z.object({ engine: engineSchema, taskId: z.string().min(1).max(limits.MAX_SERVICE_ID_LENGTH), name }),
    takeSchema,
  ),
  'take:list': call('editor', z.object({ ids: z.array(takeIdSchema).max(10_000) }), z.array(takeSchema)),
  /** Every take there is, of this project, of others and of none, the oldest first. */
  'take:listAll': call('editor', nothing, z.array(takeSchema)),
  'take:cancel': call('editor', z.object({ id: takeIdSchema }), nothing),
  /** `spec`: how it is wanted; as it is, where nothing is said. Of a service's clip so many seconds are used. */
  'take:export': call(
    'editor',
    z.object({ id: takeIdSchema, spec: clipSpecSchema.optional() }),
    z.object({ name }).nullable(),
  ),
  'request:save': call('editor', requestSchema, z.object({ name }).nullable()),
  /** What becomes of a photo on its way to a service. `fit`: the project's setting. */
  'request:photo': call(
    'editor',
    z.object({ photo: photoSchema, fit: z.boolean(), engine: engineSchema }),
    sentImageSchema,
  ),
  'request:preview': call(
    'editor',
    requestSchema,
    z.object({
      /** The very text that would be sent, but for the external id. */
      text: z.string(),
      images: z.array(
        z.object({
          role: z.enum(IMAGE_ROLES),
          name,
          bytes,
          /** What became of a photo on the way; null for masks. */
          sent: sentImageSchema.nullable(),
        }),
      ),
    }),
  ),
} as const
