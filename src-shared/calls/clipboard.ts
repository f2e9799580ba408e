import { z } from '../schema.ts'
import * as limits from '../limits.ts'
import { call, nothing } from './call.ts'

/** Pages have no permission to write to the clipboard, as they have none for anything; main does it for the editor. */
export const clipboardCalls = {
  'text:copy': call('editor', z.object({ text: z.string().max(limits.MAX_COPIED_TEXT) }), nothing),
} as const
