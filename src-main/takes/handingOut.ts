import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Take } from '../../src-shared/take.ts'
import { writeError } from '../projects/fileErrors.ts'
import type { TakeStore } from './takeStore.ts'

/**
 * A take's clip under a name that says what it is, for other programs. It is a copy, for what others do to it must not
 * reach the clip that is kept, and it lies with the take: an editor that was given it looks for it there tomorrow too.
 */
export async function handedOut(store: TakeStore, take: Take, name: string): Promise<Result<string>> {
  const folder = join(store.folderOf(take.id), 'out')
  const path = join(folder, `${name}.${take.spec.format}`)
  const clip = store.clipPath(take)
  try {
    await mkdir(folder, { recursive: true })
    const [kept, there] = await Promise.all([stat(clip), stat(path).catch(() => null)])
    const isSame = there?.size === kept.size && there.mtimeMs >= kept.mtimeMs
    if (!isSame) await copy(clip, path)
    return ok(path)
  } catch (error) {
    return fail(writeError(error, path))
  }
}

/** Copied by the system, at once where it can share what is not changed. Nothing stands under the name before it is whole. */
async function copy(from: string, to: string): Promise<void> {
  const piece = `${to}.${randomUUID()}`
  try {
    await copyFile(from, piece, constants.COPYFILE_FICLONE)
    await rename(piece, to)
  } catch (error) {
    await unlink(piece).catch(() => undefined)
    throw error
  }
}
