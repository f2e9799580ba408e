import type { Handlers } from './answer.ts'
import { save, type SavingParts } from './saving.ts'

export const projectHandlers = (parts: SavingParts): Pick<Handlers, 'project:save'> => ({
  'project:save': (order) => save(parts, order),
})
