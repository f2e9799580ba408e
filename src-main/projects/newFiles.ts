import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FileKind } from '../../src-shared/fileKind.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeError } from './fileErrors.ts'
import { fileKind } from './kindOfFile.ts'

export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A folder's worth of files: all of them are put in their places at the end, or none. */
export interface NewFiles {
  write(file: NewFile): Promise<Result<null>>
  commit(): Promise<Result<null>>
  discard(): Promise<void>
}

/** Begins files of one kind for a folder, which is made when it is not there. They wait in a folder inside it. */
export async function newFiles(folder: string, kind: FileKind): Promise<Result<NewFiles>> {
  try {
    const there = await stat(folder).catch(() => null)
    if (there && !there.isDirectory()) {
      return fail({ code: 'file/other-kind', name: basename(folder), expected: 'a folder' })
    }
    // The first folder that is made, if any is: what is made for a failure is taken away again.
    const made = await mkdir(folder, { recursive: true })
    const waiting = join(folder, `.kinebrush-${randomBytes(6).toString('hex')}.tmp`)
    await mkdir(waiting)
    return ok(filesIn(folder, waiting, made ?? null, kind))
  } catch (error) {
    return fail(writeError(error, folder))
  }
}

function filesIn(folder: string, waiting: string, made: string | null, kind: FileKind): NewFiles {
  const names: string[] = []
  const underWay = new Set<Promise<unknown>>()
  let discarded = false
  const discard = async (): Promise<void> => {
    discarded = true
    // An interrupted engine may have frames on their way; a file that comes late would keep its folder.
    await Promise.all(underWay)
    await rm(waiting, { recursive: true, force: true })
    if (made !== null) await removeEmpty(folder, made)
  }
  const write = async ({ name, bytes }: NewFile): Promise<Result<null>> => {
    try {
      const there = await fileKind(join(folder, name))
      if (there === 'folder') return fail({ code: 'file/is-a-folder', name })
      if (there !== null && there !== kind) return fail({ code: 'file/other-kind', name, expected: kind })
      await writeFile(join(waiting, name), bytes, { flag: 'wx' })
      names.push(name)
      return ok(null)
    } catch (error) {
      return fail(writeError(error, join(folder, name)))
    }
  }
  return {
    discard,
    write: async (file) => {
      if (discarded) return fail({ code: 'cancelled' })
      const writing = write(file)
      underWay.add(writing)
      const written = await writing
      underWay.delete(writing)
      return written
    },
    commit: async () => {
      try {
        for (const name of names) await rename(join(waiting, name), join(folder, name))
        await rmdir(waiting)
        return ok(null)
      } catch (error) {
        await discard()
        return fail(writeError(error, folder))
      }
    },
  }
}

/** Removes the folders from `folder` up to `top` while nothing is in them. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let path = folder; path.length >= top.length; path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    )
    if (!removed) return
  }
}
