import { z } from '../schema.ts'
import { sizeSchema } from '../geometry/point.ts'
import { photoSchema, wireProjectSchema } from '../project/wire.ts'
import { takeIdSchema } from '../take.ts'
import { bytes, call, name, nothing } from './call.ts'

/** Names an open project file; main alone knows the path behind it. */
const documentId = z.string().max(64)

export const recentSchema = z.object({ id: documentId, name, folder: z.string() })
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

export const openedProjectSchema = z.object({
  /** Null for the sample and for bytes that lie nowhere: the first save asks where to. */
  documentId: documentId.nullable(),
  name,
  project: wireProjectSchema,
  takes: z.array(takeIdSchema),
})
export type OpenedProject = z.infer<typeof openedProjectSchema>

/** What a file given to the app turned out to be. */
export const openedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('photo'), accepted: acceptedPhotoSchema }),
  z.object({ kind: z.literal('project'), opened: openedProjectSchema }),
])
export type Opened = z.infer<typeof openedSchema>

/** What only the preload asks, which knows what a page may not name. */
export const preloadCalls = {
  /** Opens the file at a path, as long as the longest of any system: where the system says that a dropped file lies. */
  'file:openAt': call('editor', z.object({ path: z.string().min(1).max(32_767) }), openedSchema),
} as const

/** Photos and projects from the disk and back. */
export const fileCalls = {
  'file:choose': call('editor', nothing, openedSchema.nullable()),
  'file:accept': call('editor', z.object({ name, bytes }), openedSchema),
  /** Fetches a picture from a public address. */
  'file:fetch': call('editor', z.object({ address: z.string().max(8192) }), acceptedPhotoSchema),
  'file:stopFetching': call('editor', nothing, nothing),
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
} as const
