import { ok } from '../../src-shared/result.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { exportTake } from './exporting.ts'

type Noun = 'take:start' | 'take:list' | 'take:listAll' | 'take:cancel' | 'take:export'

export const takeHandlers = (takes: TakeQueue, dialogs: Dialogs): Pick<Handlers, Noun> => ({
  'take:start': (order) => takes.start(order),
  'take:list': async ({ ids }) => ok([...(await takes.list(ids))]),
  'take:listAll': async () => ok([...(await takes.listAll())]),
  'take:cancel': ({ id }) => takes.cancel(id),
  'take:export': ({ id }) => exportTake(takes, dialogs, id),
})
