import type { WebContents } from 'electron'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import type { OpenedProject } from '../../src-shared/calls/files.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import { deleteTake } from '../takes/deleting.ts'
import { handedOut } from '../takes/handingOut.ts'
import { sentBody } from '../takes/sentBody.ts'
import type { ServiceTakes } from '../takes/service/serviceTakes.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'
import type { TakeStore } from '../takes/takeStore.ts'
import { keepThumbnail, readThumbnail } from '../takes/thumbnails.ts'
import type { Handlers } from './answer.ts'
import { copyFile, dragOut, showInFolder } from './clipOut.ts'
import { asFileName } from './saving.ts'

export interface KeepingParts {
  readonly store: TakeStore
  readonly queue: TakeQueue
  readonly services: ServiceTakes
  readonly photos: PhotoStore
  readonly page: () => WebContents
}

type Noun = keyof typeof import('../../src-shared/calls/keeping.ts').keepingCalls

export const keepingHandlers = (parts: KeepingParts): Pick<Handlers, Noun> => {
  const { store, page } = parts
  return {
    'take:remark': ({ id, patch }) => store.remark(id, patch),
    'take:delete': async ({ id }) => nothing(await deleteTake(parts, id)),
    'take:project': async ({ id }) => {
      const project = await store.wire(id)
      return project.ok ? project : fail({ code: 'take/no-settings' })
    },
    'take:open': ({ id }) => openedTake(parts, id),
    'take:request': async ({ id }) => {
      const body = await sentBody(store, id)
      return body.ok ? ok({ body: new Uint8Array(body.value) }) : body
    },
    'take:thumbnail': async ({ id }) => ok({ jpeg: await readThumbnail(store, id) }),
    'take:keepThumbnail': async ({ id, jpeg }) => nothing(await keepThumbnail(store, id, jpeg)),
    'take:drag': ({ id, name }) =>
      withFile(parts, id, name, async (file) => dragOut(page(), file, await readThumbnail(store, id))),
    'take:copy': ({ id, name }) => withFile(parts, id, name, copyFile),
    'take:reveal': ({ id, name }) => withFile(parts, id, name, showInFolder),
  }
}

const nothing = (result: Result<unknown>): Result<Record<string, never>> => (result.ok ? ok({}) : result)

/** A project as the take was made from it. Its photo has to be there: without it there is nothing to see. */
async function openedTake({ store, photos }: KeepingParts, id: TakeId): Promise<Result<OpenedProject>> {
  const take = store.get(id)
  if (!take) return fail({ code: 'take/missing' })
  const project = await store.wire(id)
  if (!project.ok) return fail({ code: 'take/no-settings' })
  const photo = await photos.info(project.value.photo.id)
  if (!photo.ok) return photo
  return ok({ documentId: null, name: take.projectName, project: project.value, takes: [id] })
}

async function withFile(
  { store, queue }: KeepingParts,
  id: TakeId,
  name: string,
  use: (path: string) => void | Promise<void>,
): Promise<Result<Record<string, never>>> {
  const take = await queue.ready(id)
  if (!take.ok) return take
  const path = await handedOut(store, take.value, asFileName(name))
  if (!path.ok) return path
  await use(path.value)
  return ok({})
}
