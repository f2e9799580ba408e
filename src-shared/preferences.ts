import { z } from './schema.ts'
import { DEFAULT_TINT, MAX_STABILISER_PX } from './limits.ts'

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
  /** How strongly areas are tinted, 0 (outlines alone) to 1. */
  tint: z.number().min(0).max(1).default(DEFAULT_TINT),
})
export type Preferences = z.infer<typeof preferencesSchema>
