import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AppError } from '../../src-shared/errors.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { readError } from './fileErrors.ts'

/**
 * A regular file's bytes, up to a limit that is checked before reading and while reading: the file may grow, and
 * devices and pipes have no end.
 */
export async function readWhole(
  path: string,
  limitBytes: number,
  tooLarge: (bytes: number) => AppError,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const notAFile: Result<never> = fail({ code: 'file/not-a-file', name: basename(path) })
  try {
    // Opening a pipe would wait for its writer, so what it is comes first.
    if (!(await stat(path)).isFile()) return notAFile
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const found = await handle.stat()
      if (!found.isFile()) return notAFile
      if (found.size > limitBytes) return fail(tooLarge(found.size))
      const bytes = new Uint8Array(found.size)
      let length = 0
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return ok(length === bytes.length ? bytes : bytes.slice(0, length))
    } finally {
      await handle.close()
    }
  } catch (error) {
    return fail(readError(error, path))
  }
}
