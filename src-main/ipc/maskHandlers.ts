import type { Handlers } from './answer.ts'
import type { ChosenMasks } from './chosenMasks.ts'
import type { Dialogs } from './dialogs.ts'
import { saveMask, saveMasks } from './maskSaving.ts'

type Noun = 'mask:choose' | 'mask:load' | 'mask:save' | 'mask:saveAll'

export const maskHandlers = (masks: ChosenMasks, dialogs: Dialogs): Pick<Handlers, Noun> => ({
  'mask:choose': ({ photo }) => masks.choose(photo),
  'mask:load': ({ maskId, photo, scale }) => masks.load(maskId, photo, scale),
  'mask:save': (order) => saveMask(dialogs, order),
  'mask:saveAll': (order) => saveMasks(dialogs, order),
})
