import { open, stat } from 'node:fs/promises'
import { KIND_BYTES, kindOf, type FileKind } from '../../src-shared/fileKind.ts'
import { readError } from './fileErrors.ts'

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
