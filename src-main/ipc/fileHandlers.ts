import { ok } from '../../src-shared/result.ts'
import type { Documents } from '../projects/documents.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import type { Opening } from './opening.ts'
import type { GivenFiles } from './givenFiles.ts'

export interface FileParts {
  readonly version: string
  readonly opening: Opening
  readonly documents: Documents
  readonly dialogs: Dialogs
  readonly given: GivenFiles
  readonly devService: string | null
  /** The editor's page is there. */
  readonly onStart: () => void
}

type Noun = 'app:start' | 'file:choose' | 'file:openAt' | 'file:accept' | 'file:sample' | 'file:openRecent'

export const fileHandlers = (parts: FileParts): Pick<Handlers, Noun> => ({
  'app:start': async () => {
    const opened = await parts.given.first()
    const recents = await parts.documents.recents()
    parts.onStart()
    return ok({
      platform: process.platform,
      version: parts.version,
      recents,
      opened,
      devService: parts.devService,
    })
  },
  'file:choose': async () => {
    const path = await parts.dialogs.photoOrProject()
    return path === null ? ok(null) : parts.opening.file(path)
  },
  'file:openAt': ({ path }) => parts.opening.file(path),
  'file:accept': ({ name, bytes }) => parts.opening.bytes(name, bytes),
  'file:sample': () => parts.opening.sample(),
  'file:openRecent': ({ id }) => parts.opening.recent(id),
})
