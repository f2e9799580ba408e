import { z } from './schema.ts'
import { MAX_STABILISER_PX } from './limits.ts'

/** What a turn of the wheel does without Ctrl, with which it always zooms. */
export const WHEELS = ['zoom', 'scroll'] as const
export type Wheel = (typeof WHEELS)[number]

/** Habits of the person's hand, the same in every project. */
export const preferencesSchema = z.object({
  /** Null: as the system has it. */
  wheel: z.enum(WHEELS).nullable().default(null),
  /** Whether a pen that is pressed less paints thinner. */
  pressure: z.boolean().default(true),
  /** Length of the string that the brush is pulled on, screen pixels. */
  stabiliser: z.int().min(0).max(MAX_STABILISER_PX).default(0),
  /** Whether a clip was made on this computer before: then nobody is led by the hand. */
  guided: z.boolean().default(false),
})
export type Preferences = z.infer<typeof preferencesSchema>
