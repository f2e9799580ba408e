import { randomBytes } from 'node:crypto'
import { open, readdir, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A file being written beside the one it is to become. Until `commit` nothing of the target changes. */
export interface TempFile {
  readonly handle: FileHandle
  readonly path: string
  /** Makes the file durable and puts it in the target's place; removes it when that fails. */
  commit(): Promise<void>
  discard(): Promise<void>
}

/** Temps of a save that was killed are removed by a later one when they are older than this, ms. */
const STALE_MS = 60 * 60 * 1000

const tempName = (target: string): string => `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`

/** Opens a new file in the target's folder, with the target's permissions unless others are given. Rejects with the file system's error. */
export async function createTempFile(path: string, mode?: number): Promise<TempFile> {
  // A link stays a link: what it points to is replaced.
  const target = await realpath(path).catch(() => path)
  const before = await stat(target).catch(() => null)
  if (before?.isDirectory()) throw Object.assign(new Error('EISDIR: is a folder'), { code: 'EISDIR' })
  const temp = join(dirname(target), tempName(target))
  const given = mode ?? (before ? before.mode & 0o777 : null)
  const handle = await open(temp, 'wx+', given ?? 0o666)
  const discard = async (): Promise<void> => {
    await handle.close().catch(() => undefined)
    await unlink(temp).catch(() => undefined)
  }
  const commit = async (): Promise<void> => {
    try {
      if (given !== null) await handle.chmod(given)
      await handle.sync()
      await handle.close()
      await replace(temp, target)
      await syncFolder(dirname(target))
    } catch (error) {
      await discard()
      throw error
    }
    await removeStale(target)
  }
  return { handle, path: temp, commit, discard }
}

/** Virus scanners hold new files for a moment on Windows, and a rename over them is refused meanwhile. */
async function replace(temp: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(temp, target)
      return
    } catch (error) {
      const busy = error instanceof Error && /^(EPERM|EBUSY|EACCES):/.test(error.message)
      if (process.platform !== 'win32' || !busy || attempt === 8) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}

/** A rename is atomic at once but lasting only when its folder is on the disk. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems cannot sync a folder; the file itself is there.
    if (!(error instanceof Error && /^(EINVAL|ENOTSUP):/.test(error.message))) throw error
  } finally {
    await handle.close()
  }
}

/** Removes what killed processes left in a folder, whatever its age. Only for one who alone writes there. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (/^\..+\.[0-9a-f]{12}\.tmp$/.test(name)) await unlink(join(folder, name)).catch(() => undefined)
  }
}

/** Removes what earlier saves of this very file left when they were killed. */
async function removeStale(target: string): Promise<void> {
  const folder = dirname(target)
  const prefix = `.${basename(target)}.`
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length))) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > STALE_MS) await unlink(path).catch(() => undefined)
  }
}
