import type { Handlers } from './answer.ts'
import type { ChosenMasks } from './chosenMasks.ts'

export const maskHandlers = (masks: ChosenMasks): Pick<Handlers, 'mask:choose' | 'mask:load'> => ({
  'mask:choose': ({ photo }) => masks.choose(photo),
  'mask:load': ({ maskId, photo, scale }) => masks.load(maskId, photo, scale),
})
