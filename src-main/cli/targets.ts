import { open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { KIND_BYTES, kindOf, type FileKind } from '../../src-shared/fileKind.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { readError, writeError } from '../projects/fileErrors.ts'

/** The kind of a file by its content; null where there is none. Rejects with the file system's error. */
export async function fileKind(path: string): Promise<FileKind | 'folder' | null> {
  const found = await stat(path).catch((error: unknown) => {
    if (readError(error, path).code === 'file/not-found') return null
    throw error
  })
  if (!found) return null
  if (found.isDirectory()) return 'folder'
  if (!found.isFile()) return 'unknown'
  const handle = await open(path, 'r')
  try {
    const head = new Uint8Array(KIND_BYTES)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return kindOf(head.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/**
 * Looks, before any work is done, whether a file may be written there: into a folder that exists, over nothing or
 * over a file of its own kind.
 */
export async function checkTarget(cwd: string, name: string, kind: FileKind): Promise<Result<string>> {
  const path = resolve(cwd, name)
  try {
    const folder = await stat(dirname(path)).catch(() => null)
    if (!folder?.isDirectory()) return fail({ code: 'file/no-folder', name })
    const there = await fileKind(path)
    if (there === 'folder') return fail({ code: 'file/is-a-folder', name })
    // A file with nothing in it, as mktemp makes them, holds nothing that could be lost.
    if (there !== null && there !== kind && there !== 'empty') {
      return fail({ code: 'file/other-kind', name, expected: kind })
    }
    return ok(path)
  } catch (error) {
    return fail(writeError(error, path))
  }
}
