import { ok } from '../../src-shared/result.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { exportTake } from './exporting.ts'
import { saveRequest } from './requestSaving.ts'
import { againTake, allTakes, cancelTake } from './takeLists.ts'
import { adoptTask, previewRequest, startTakes, type StartingParts, lookAtPhoto } from './takeStarting.ts'

type Noun = keyof typeof import('../../src-shared/calls/takes.ts').takeCalls

export const takeHandlers = (parts: StartingParts, dialogs: Dialogs): Pick<Handlers, Noun> => ({
  'take:start': (order) => startTakes(parts, order),
  'take:again': ({ id }) => againTake(parts, id),
  'take:resume': ({ id }) => parts.services.lookAgain(id),
  'take:adopt': (task) => adoptTask(parts, task),
  'take:list': async ({ ids }) => ok([...(await parts.queue.list(ids))]),
  'take:listAll': async () => ok([...(await allTakes(parts))]),
  'take:cancel': ({ id }) => cancelTake(parts, id),
  'take:export': (order) => exportTake(parts.queue, dialogs, order),
  'request:save': (asked) => saveRequest(parts, dialogs, asked),
  'request:photo': (asked) => lookAtPhoto(parts, asked),
  'request:preview': (asked) => previewRequest(parts, asked),
})
