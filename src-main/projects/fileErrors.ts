import { basename } from 'node:path'
import type { AppError } from '../../src-shared/errors.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether the file system or the operating system said this, as opposed to a mistake of ours. */
export const isFileError = (error: unknown): boolean => /^E[A-Z0-9]+$/.test(codeOf(error))

/** `permission denied` of `EACCES: permission denied, open '/somewhere'`. */
const reason = (error: unknown): string =>
  error instanceof Error ? (/^E[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message) : String(error)

/** What a failed write of a file means. Throws what is not the file system's. */
export function writeError(error: unknown, path: string): AppError {
  if (!isFileError(error)) throw error
  const name = basename(path)
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'file/no-folder', name }
    case 'EISDIR':
      return { code: 'file/is-a-folder', name }
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'file/disk-full', name }
    default:
      return { code: 'file/unwritable', name, detail: reason(error) }
  }
}

/** What a failed read of a file means. Throws what is not the file system's. */
export function readError(error: unknown, path: string): AppError {
  if (!isFileError(error)) throw error
  const name = basename(path)
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'file/not-found', name }
    case 'EISDIR':
      return { code: 'file/not-a-file', name }
    default:
      return { code: 'file/unreadable', name, detail: reason(error) }
  }
}
