import { basename } from 'node:path'
import type { Opened } from '../../src-shared/calls/files.ts'
import type { Send } from './events.ts'
import type { Opening } from './opening.ts'

/** Files that the system hands over: named at the start, by a second start, or dropped on the app's icon. */
export interface GivenFiles {
  readonly give: (path: string) => void
  /** What the editor's page begins with. Files that are given later are told to it. */
  first(): Promise<Opened | null>
}

export function givenFiles(opening: Pick<Opening, 'file'>, send: Send): GivenFiles {
  let started = false
  let waiting: string | null = null
  const opened = async (path: string): Promise<Opened | null> => {
    const result = await opening.file(path)
    if (!result.ok) send('file:refused', { error: result.error })
    return result.ok ? result.value : null
  }
  return {
    give(path) {
      if (!started) {
        waiting = path
        return
      }
      send('file:given', { name: basename(path) })
      void opened(path).then((value) => value && send('file:opened', value))
    },
    async first() {
      const path = waiting
      started = true
      waiting = null
      return path === null ? null : opened(path)
    },
  }
}
