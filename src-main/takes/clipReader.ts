import { open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ClipReader } from '../engines/engine.ts'
import { readError } from '../projects/fileErrors.ts'

/** A clip on the disk, open to be read at any place. */
export interface OpenClip extends ClipReader {
  close(): Promise<void>
}

export async function openClip(path: string): Promise<Result<OpenClip>> {
  try {
    const handle = await open(path, 'r')
    const { size } = await handle.stat()
    return ok({
      bytes: size,
      close: () => handle.close(),
      async read(position, length) {
        const bytes = new Uint8Array(Math.min(length, size - position))
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done)
          if (bytesRead === 0) throw new Error('the clip has become shorter')
          done += bytesRead
        }
        return bytes
      },
    })
  } catch (error) {
    return fail(readError(error, path))
  }
}
