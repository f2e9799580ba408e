import { MAX_SERVICE_ID_LENGTH } from '../limits.ts'
import { z } from '../schema.ts'

/** A service's own name for a task. What cannot be a part of an address, or is longer than any, names none. */
export const taskIdSchema = z
  .string()
  .max(MAX_SERVICE_ID_LENGTH)
  .regex(/^(?!\.{1,2}$)[\x21-\x7e]+$/)
