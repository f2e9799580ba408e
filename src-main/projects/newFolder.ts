import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeError } from './fileErrors.ts'

/** Makes a folder of that name, or with a number behind it where there is one already. */
export async function newFolder(place: string, name: string): Promise<Result<string>> {
  for (let number = 1; ; number++) {
    const path = join(place, number === 1 ? name : `${name} ${number}`)
    try {
      await mkdir(path)
      return ok(path)
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
      if (!isThere || number === 1000) return fail(writeError(error, path))
    }
  }
}
