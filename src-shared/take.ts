import { z } from './schema.ts'
import { appErrorSchema } from './errors.ts'
import * as limits from './limits.ts'
import { clipInfoSchema, clipSpecSchema } from './motion/clipSpec.ts'

export const takeIdSchema = z.string().regex(/^[0-9a-f-]{36}$/)
export type TakeId = string

/** Stands in a project's list in the place of a take that was deleted: the others keep their numbers. */
export const GONE_TAKE: TakeId = '00000000-0000-0000-0000-000000000000'

/**
 * This computer: waiting, rendering. A service: prepared (nothing sent), sending (the outcome is open), accepted,
 * processing, downloading, unknown (sent, and no answer says whether it was accepted). Last ones: ready, failed,
 * cancelled, and unknown until a task is found.
 */
export const TAKE_STATES = [
  'waiting',
  'rendering',
  'prepared',
  'sending',
  'accepted',
  'processing',
  'downloading',
  'unknown',
  'ready',
  'failed',
  'cancelled',
] as const
export type TakeState = (typeof TAKE_STATES)[number]

/** An external task id: made for each take, or the person's own. */
export const externalIdSchema = z.string().regex(/^[\w.:-]{1,64}$/)

/** What is known of a take at a service. Never a key. */
export const serviceTaskSchema = z.object({
  profileId: z.string().max(64),
  /** The service's name for people. */
  name: z.string().max(80),
  baseUrl: z.string().max(limits.MAX_ADDRESS_LENGTH),
  /** The person agreed to an address of the local network. */
  localNetwork: z.boolean(),
  externalId: z.string().max(64),
  /** A text always: as a number it would lose its last digits. */
  taskId: z.string().max(limits.MAX_SERVICE_ID_LENGTH).nullable(),
  /** SHA-256 of request.json, the body without its external id; null for a task that was adopted by its id. */
  requestSha256: z.string().nullable(),
  /** When the body last began to go out, ms since 1970; null while nothing was sent. */
  sentAt: z.number().nullable(),
  /** The service's own word for the state, as last heard. */
  status: z.string().max(limits.MAX_STATUS_LENGTH),
  /** The service's name for the answer that decided, for its support; '' for none. */
  requestId: z.string().max(limits.MAX_SERVICE_ID_LENGTH),
})
export type ServiceTask = z.infer<typeof serviceTaskSchema>

/** What a person says of a take. Kept beside it: those at work on the take write the take itself. */
export const remarksSchema = z.object({
  /** Empty: the take goes by its number or its project. */
  name: z.string().max(limits.MAX_NAME_LENGTH),
  note: z.string().max(limits.MAX_NOTE_LENGTH),
  /** 0 is: not rated. */
  stars: z.int().min(0).max(limits.MAX_STARS),
})
export type Remarks = z.infer<typeof remarksSchema>

/** What is to be said anew; the rest stays as it is. */
export const remarksPatchSchema = remarksSchema.partial()
export type RemarksPatch = z.infer<typeof remarksPatchSchema>

export const NO_REMARKS: Remarks = { name: '', note: '', stars: 0 }

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
  /** Null for this computer, and in files of before there were services. */
  service: serviceTaskSchema.nullable().default(null),
  /** What it was asked for in words, to find it by; empty in files of before takes could be found. */
  prompt: z.string().max(limits.MAX_PROMPT_LENGTH).default(''),
  remarks: remarksSchema.default(NO_REMARKS),
})
export type Take = z.infer<typeof takeSchema>
export type ServiceTake = Take & { readonly service: ServiceTask }

export const isServiceTake = (take: Take): take is ServiceTake => take.service !== null

const RUNNING: ReadonlySet<TakeState> = new Set<TakeState>([
  'waiting',
  'rendering',
  'prepared',
  'sending',
  'accepted',
  'processing',
  'downloading',
])

/** Whether a service has its task, or has made its clip. */
export const isAtService = ({ state }: Take): boolean =>
  state === 'accepted' || state === 'processing' || state === 'downloading'

/** Whether it waits for the person, as for a key: the task goes on at the service, and its error says what to do. */
export const isHeld = (take: Take): boolean => isAtService(take) && take.error !== null

/** Whether something is under way for the take, here or at a service. */
export const isRunning = (take: Take): boolean => RUNNING.has(take.state)
