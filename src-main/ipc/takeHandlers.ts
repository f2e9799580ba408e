import { ok } from '../../src-shared/result.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { exportTake } from './exporting.ts'
import { saveRequest } from './requestSaving.ts'
import { allTakes, cancelTake, listTakes } from './takeLists.ts'
import { adoptTask, lookAtPhoto, previewRequest, startTakes, type StartingParts } from './takeStarting.ts'

type Noun = Extract<keyof Handlers, `take:${string}` | `request:${string}`>

export const takeHandlers = (parts: StartingParts, dialogs: Dialogs): Pick<Handlers, Noun> => ({
  'take:start': (order) => startTakes(parts, order),
  'take:again': ({ id }) => parts.services.again(id),
  'take:resume': ({ id }) => parts.services.resume(id),
  'take:adopt': (task) => adoptTask(parts, task),
  'take:list': async ({ ids }) => ok(await listTakes(parts, ids)),
  'take:listAll': async () => ok(await allTakes(parts)),
  'take:cancel': ({ id }) => cancelTake(parts, id),
  'take:export': ({ id }) => exportTake(parts.queue, dialogs, id),
  'request:save': (asked) => saveRequest(parts, dialogs, asked),
  'request:photo': (asked) => lookAtPhoto(parts, asked),
  'request:preview': (asked) => previewRequest(parts, asked),
})
