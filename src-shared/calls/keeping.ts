import { z } from '../schema.ts'
import * as limits from '../limits.ts'
import { wireProjectSchema } from '../project/wire.ts'
import { remarksPatchSchema, takeIdSchema, takeSchema } from '../take.ts'
import { bytes, call, nothing } from './call.ts'
import { openedProjectSchema } from './files.ts'

const one = z.object({ id: takeIdSchema })
const thumbnail = bytes.refine(({ length }) => length <= limits.MAX_THUMBNAIL_BYTES, 'too large')

/** What a person does with takes that are there: says something of them, goes back to them, takes their clips out. */
export const keepingCalls = {
  'take:remark': call('editor', one.extend({ patch: remarksPatchSchema }), takeSchema),
  /** For good, clip and all. A task at a service goes on, and nobody fetches its clip. */
  'take:delete': call('editor', one, nothing),
  /** What it was made from. */
  'take:project': call('editor', one, wireProjectSchema),
  /** The same as a project of its own, its photo looked for. */
  'take:open': call('editor', one, openedProjectSchema),
  /** The body that the service was sent, with its external id, byte for byte. */
  'take:request': call('editor', one, z.object({ body: bytes })),
  'take:thumbnail': call('editor', one, z.object({ jpeg: bytes.nullable() })),
  'take:keepThumbnail': call('editor', one.extend({ jpeg: thumbnail }), nothing),
  /** The clip as a file under the pointer, for another program to take. Answered at once; the drag goes on. */
  'take:drag': call('editor', one.extend({ name: z.string().max(limits.MAX_NAME_LENGTH) }), nothing),
  /** The clip as a file in the clipboard. */
  'take:copy': call('editor', one.extend({ name: z.string().max(limits.MAX_NAME_LENGTH) }), nothing),
  'take:reveal': call('editor', one.extend({ name: z.string().max(limits.MAX_NAME_LENGTH) }), nothing),
} as const
