import { z } from './schema.ts'
import { appErrorSchema } from './errors.ts'
import { clipInfoSchema, clipSpecSchema } from './motion/clipSpec.ts'

export const takeIdSchema = z.string().regex(/^[0-9a-f-]{36}$/)
export type TakeId = string

export const TAKE_STATES = ['waiting', 'rendering', 'ready', 'failed', 'cancelled'] as const

/** One run of an engine. Kept app-wide from the click on; projects list takes by id. */
export const takeSchema = z.object({
  id: takeIdSchema,
  engine: z.string(),
  /** Name of the project it was made from, for people. */
  projectName: z.string(),
  /** Milliseconds since 1970, UTC. */
  createdAt: z.number(),
  state: z.enum(TAKE_STATES),
  spec: clipSpecSchema,
  clip: clipInfoSchema.nullable(),
  error: appErrorSchema.nullable(),
})
export type Take = z.infer<typeof takeSchema>

export const isRunning = (take: Take): boolean => take.state === 'waiting' || take.state === 'rendering'
