import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeError } from './fileErrors.ts'
import { createTempFile } from './tempFile.ts'

/** Hands the content over piece by piece; a piece may be reused once its promise is kept. */
export type Producer = (write: (piece: Uint8Array) => Promise<void>) => Promise<void>

/** Hashing so much takes a few ms; between two pieces main answers its windows. */
const PIECE_BYTES = 512 * 1024

/**
 * Writes a file so that its name always stands for a whole one, the old or the new: into a temp file in the same
 * folder, synced, read back and compared, renamed, the folder synced. A failure leaves what was there. `mode`: who
 * may read it, where that is not as before or as usual.
 */
export async function writeDurably(
  path: string,
  content: Uint8Array | string | Producer,
  mode?: number,
): Promise<Result<{ bytes: number }>> {
  try {
    const temp = await createTempFile(path, mode)
    const written = createHash('sha256')
    let bytes = 0
    const write = async (content: Uint8Array): Promise<void> => {
      for (let at = 0; at < content.length; at += PIECE_BYTES) {
        const piece = content.subarray(at, at + PIECE_BYTES)
        written.update(piece)
        bytes += piece.length
        await temp.handle.writeFile(piece)
      }
    }
    try {
      if (typeof content === 'function') await content(write)
      else await write(typeof content === 'string' ? Buffer.from(content) : content)
      await temp.handle.sync()
      if ((await hashOf(temp.path)) !== written.digest('hex')) {
        throw Object.assign(new Error('EIO: what was written does not read back'), { code: 'EIO' })
      }
    } catch (error) {
      await temp.discard()
      throw error
    }
    await temp.commit()
    return ok({ bytes })
  } catch (error) {
    return fail(writeError(error, path))
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    // One buffer for all of it: a stream would leave a hundred behind, and main would stop to sweep them up.
    const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}
