import { z } from '../schema.ts'
import { PATH_FORMATS } from '../exchange/formats.ts'
import { MAX_PATH_TEXT } from '../limits.ts'
import { call, name, nothing } from './call.ts'

/** Motion paths as texts, from files and the clipboard and back. Main reads and writes them, and looks at nothing in them. */
export const pathCalls = {
  'path:choose': call('editor', nothing, z.object({ name, text: z.string() }).nullable()),
  'path:save': call(
    'editor',
    z.object({ name, format: z.enum(PATH_FORMATS), text: z.string().max(MAX_PATH_TEXT) }),
    z.object({ name }).nullable(),
  ),
  /** What the clipboard holds as text; empty where it holds none. */
  'text:paste': call('editor', nothing, z.object({ text: z.string() })),
} as const
