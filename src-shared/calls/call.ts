import { z } from '../schema.ts'

/** Which window may make a call: the editor's, or the hidden one that renders clips. */
type Caller = 'editor' | 'render'

export const call = <I extends z.ZodType, O extends z.ZodType>(from: Caller, input: I, output: O) => ({
  from,
  input,
  output,
})

export const nothing = z.object({})
export const bytes = z.instanceof(Uint8Array)
export const name = z.string().max(255)
/** An engine's id: local, or a service's. */
export const engineId = z.string().max(64)
