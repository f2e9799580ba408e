import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { FileKind } from '../../src-shared/fileKind.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeError } from '../projects/fileErrors.ts'
import { fileKind } from '../projects/kindOfFile.ts'

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
