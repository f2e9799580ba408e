import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Recent } from '../../src-shared/calls/files.ts'
import { MAX_RECENTS } from '../../src-shared/limits.ts'
import { projectName } from '../../src-shared/project/fileFormat.ts'
import { readRecentFiles, writeRecentFiles } from '../settings/recentFiles.ts'

/** The project files that windows may speak of: they know ids, main alone knows paths. */
export interface Documents {
  /** The id of a path, the same for as long as the app runs. */
  idOf(path: string): string
  /** The path behind an id; null for an id that was never given out. */
  pathOf(id: string): string | null
  /** Projects used last, newest first; those whose file is gone are left out. */
  recents(): Promise<Recent[]>
  /** Puts a project first among the recents, and keeps the list on the disk. */
  remember(path: string): Promise<void>
}

/** Begins with the list in that file (recents.json). */
export async function openDocuments(recentsFile: string): Promise<Documents> {
  const paths = new Map<string, string>()
  const ids = new Map<string, string>()
  let recent = await readRecentFiles(recentsFile)
  // Writes follow each other, so that the last one to be asked for is the one that stays.
  let writing = Promise.resolve()
  const idOf = (path: string): string => {
    const id = ids.get(path) ?? randomUUID()
    ids.set(path, id)
    paths.set(id, path)
    return id
  }
  return {
    idOf,
    pathOf: (id) => paths.get(id) ?? null,
    recents: async () => {
      const there = await Promise.all(recent.map(isFile))
      return recent
        .filter((_, i) => there[i])
        .map((path) => ({ id: idOf(path), name: projectName(basename(path)), folder: dirname(path) }))
    },
    remember: (path) => {
      recent = [path, ...recent.filter((other) => other !== path)].slice(0, MAX_RECENTS)
      const list = recent
      writing = writing.then(() => writeRecentFiles(recentsFile, list))
      return writing
    },
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
