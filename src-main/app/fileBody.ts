import { open } from 'node:fs/promises'
import type { ByteRange } from './byteRange.ts'

const CHUNK = 256 * 1024

/**
 * A part of a file as a response's body, read as it is asked for. The file is open only while it is read: players
 * drop such bodies without a word, and an open file would stay with each.
 */
export function fileBody(path: string, { first, last }: ByteRange): ReadableStream<Uint8Array> {
  let at = first
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await readPiece(path, at, Math.min(CHUNK, last + 1 - at))
      at += piece.length
      if (piece.length > 0) controller.enqueue(piece)
      if (piece.length === 0 || at > last) controller.close()
    },
  })
}

async function readPiece(path: string, position: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
