import { z } from './schema.ts'
import { appErrorSchema } from './errors.ts'
import { sizeSchema } from './geometry/point.ts'
import * as limits from './limits.ts'
import { clipSpecSchema } from './motion/clipSpec.ts'
import { photoSchema, wireProjectSchema } from './project/wire.ts'
import type { Result } from './result.ts'
import { customSettingsSchema } from './service/profiles.ts'
import { externalIdSchema, takeIdSchema, takeSchema } from './take.ts'

/** Which window may make a call: the editor's, or the hidden one that renders clips. */
type Caller = 'editor' | 'render'

const call = <I extends z.ZodType, O extends z.ZodType>(from: Caller, input: I, output: O) => ({
  from,
  input,
  output,
})

const nothing = z.object({})
const bytes = z.instanceof(Uint8Array)
const name = z.string().max(255)
/** Names an open project file; main alone knows the path behind it. */
const documentId = z.string().max(64)

const recentSchema = z.object({ id: documentId, name, folder: z.string() })
export type Recent = z.infer<typeof recentSchema>

/** A photo as it was taken in, and what was done to it on the way. */
const acceptedPhotoSchema = z.object({
  photo: photoSchema,
  /** The size before a working copy was made; null when none was needed. */
  reducedFrom: sizeSchema.nullable(),
  /** Transparent parts were laid on white. */
  flattened: z.boolean(),
})
export type AcceptedPhoto = z.infer<typeof acceptedPhotoSchema>

const openedProjectSchema = z.object({
  /** Null for the sample: its first save asks where to. */
  documentId: documentId.nullable(),
  name,
  project: wireProjectSchema,
  takes: z.array(takeIdSchema),
})
export type OpenedProject = z.infer<typeof openedProjectSchema>

/** What a file given to the app turned out to be. */
const openedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('photo'), accepted: acceptedPhotoSchema }),
  z.object({ kind: z.literal('project'), opened: openedProjectSchema }),
])
export type Opened = z.infer<typeof openedSchema>

const engineId = z.string().max(64)

/** What takes are made with: its id, and for a custom service what the person set of it. */
const engineSchema = z.object({ id: engineId, custom: customSettingsSchema.nullable() })
export type EngineChoice = z.infer<typeof engineSchema>

/** What the pictures of a request are. */
export const IMAGE_ROLES = ['image', 'tail', 'frozen', 'group'] as const

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

const renderJobSchema = z.object({ project: wireProjectSchema, spec: clipSpecSchema })
export type RenderJob = z.infer<typeof renderJobSchema>

/** Every call from a window to main: noun:verb, one object in, one value out. */
export const calls = {
  'app:start': call(
    'editor',
    nothing,
    z.object({
      platform: z.string(),
      version: z.string(),
      recents: z.array(recentSchema),
      opened: openedSchema.nullable(),
    }),
  ),
  'file:choose': call('editor', nothing, openedSchema.nullable()),
  'file:accept': call('editor', z.object({ name, bytes }), openedSchema),
  'file:sample': call('editor', nothing, openedProjectSchema),
  'file:openRecent': call('editor', z.object({ id: documentId }), openedProjectSchema),
  'project:save': call(
    'editor',
    z.object({
      documentId: documentId.nullable(),
      name,
      as: z.boolean(),
      project: wireProjectSchema,
      takes: z.array(takeIdSchema).max(10_000),
    }),
    z.object({ documentId, name }).nullable(),
  ),
  'mask:choose': call(
    'editor',
    z.object({ photo: sizeSchema }),
    z.object({ maskId: z.string(), size: sizeSchema }).nullable(),
  ),
  'mask:load': call(
    'editor',
    z.object({ maskId: z.string().max(64), photo: sizeSchema, scale: z.boolean() }),
    z.object({ grey: bytes }),
  ),
  'take:start': call(
    'editor',
    z.object({
      name,
      project: wireProjectSchema,
      /** How this computer makes the clip; a service has its own ways. */
      spec: clipSpecSchema,
      engine: engineSchema,
      count: z.int().min(1).max(limits.MAX_TAKES_AT_ONCE),
      externalId: externalIdSchema.nullable(),
    }),
    z.array(takeSchema),
  ),
  'take:again': call('editor', z.object({ id: takeIdSchema }), takeSchema),
  'take:resume': call('editor', z.object({ id: takeIdSchema }), takeSchema),
  'take:adopt': call(
    'editor',
    z.object({ engine: engineSchema, taskId: z.string().min(1).max(200), name }),
    takeSchema,
  ),
  'request:preview': call(
    'editor',
    z.object({ project: wireProjectSchema, engine: engineSchema }),
    z.object({
      /** The very text that would be sent, but for the external id. */
      text: z.string(),
      images: z.array(z.object({ role: z.enum(IMAGE_ROLES), name, bytes })),
    }),
  ),
  'key:status': call('editor', z.object({ engine: engineId }), keyStatusSchema),
  'key:set': call(
    'editor',
    z.object({ engine: engineId, credentials: givenKeySchema, keepWeak: z.boolean() }),
    keyStatusSchema,
  ),
  'key:forget': call('editor', z.object({ engine: engineId }), keyStatusSchema),
  'take:list': call('editor', z.object({ ids: z.array(takeIdSchema).max(10_000) }), z.array(takeSchema)),
  /** Every take there is, of this project, of others and of none, the oldest first. */
  'take:listAll': call('editor', nothing, z.array(takeSchema)),
  'take:cancel': call('editor', z.object({ id: takeIdSchema }), nothing),
  'take:export': call('editor', z.object({ id: takeIdSchema }), z.object({ name }).nullable()),
  'window:describe': call('editor', z.object({ title: name, unsaved: z.boolean() }), nothing),
  'window:close': call('editor', nothing, nothing),
  'render:job': call('render', nothing, renderJobSchema),
  'render:write': call('render', z.object({ position: z.int().min(0), bytes }), nothing),
  'render:frame': call('render', z.object({ index: z.int().min(0), pixels: bytes }), nothing),
  'render:progress': call('render', z.object({ done: z.int(), total: z.int() }), nothing),
  'render:finish': call('render', z.object({ codec: z.string(), width: z.int(), height: z.int() }), nothing),
  'render:fail': call('render', z.object({ error: appErrorSchema }), nothing),
} as const

/** Every event from main to the editor: noun:pastParticiple. */
export const events = {
  'file:opened': openedSchema,
  'file:refused': z.object({ error: appErrorSchema }),
  'take:changed': takeSchema,
  'take:progressed': z.object({
    id: takeIdSchema,
    done: z.int(),
    total: z.int(),
    secondsLeft: z.number().nullable(),
  }),
  'export:progressed': z.object({ id: takeIdSchema, done: z.int(), total: z.int() }),
  'recents:changed': z.array(recentSchema).max(limits.MAX_RECENTS),
  'menu:chosen': z.object({ action: z.string() }),
  'window:closing': nothing,
} as const

export type CallName = keyof typeof calls
export type Input<C extends CallName> = z.infer<(typeof calls)[C]['input']>
export type Output<C extends CallName> = z.infer<(typeof calls)[C]['output']>
export type EventName = keyof typeof events
export type Payload<E extends EventName> = z.infer<(typeof events)[E]>

/** What the preload puts on window.kinebrush, and all that it puts there. */
export interface Bridge {
  call<C extends CallName>(name: C, input: Input<C>): Promise<Result<Output<C>>>
  /** Calls back on each such event until the returned function is called. */
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void
}

/** Addresses that only the app's own protocol answers; see src-main/app/protocol.ts. */
export const APP_ORIGIN = 'app://kinebrush'
/** Raw RGBA bytes of a photo at a size, row by row. */
export const photoPixelsUrl = (id: string, { width, height }: { width: number; height: number }): string =>
  `${APP_ORIGIN}/photo/${id}/${width}x${height}`
export const clipUrl = (takeId: string): string => `${APP_ORIGIN}/clip/${takeId}`
