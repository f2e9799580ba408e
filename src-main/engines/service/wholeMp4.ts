import type { FileHandle } from 'node:fs/promises'

/** Boxes at the top of a clip: a handful; fragments make more. */
const MOST_BOXES = 100_000
/** A large box says its size in 8 more bytes after its name. */
const HEAD_BYTES = 16

/**
 * Why a file is no whole MP4; null: it is one. Its boxes have to lie side by side from the first byte to the last: a
 * file that was cut, or that goes on after its end, does not. What is in them is for a reader of clips to say.
 */
export async function mp4Damage(file: Pick<FileHandle, 'read' | 'stat'>): Promise<string | null> {
  const { size } = await file.stat()
  const found = new Set<string>()
  const head = Buffer.alloc(HEAD_BYTES)
  let at = 0
  for (let boxes = 0; at < size; boxes++) {
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, at)
    const box = boxIn(head, bytesRead, size - at)
    if (!box || boxes > MOST_BOXES) return at === 0 ? 'it is not an MP4' : 'it is cut off'
    if (at === 0 && box.kind !== 'ftyp') return 'it is not an MP4'
    if (box.bytes > size - at) return 'it is cut off'
    found.add(box.kind)
    at += box.bytes
  }
  if (size === 0) return 'it is empty'
  return found.has('moov') && found.has('mdat') ? null : 'it has no picture'
}

function boxIn(head: Buffer, read: number, left: number): { kind: string; bytes: number } | null {
  if (read < 8) return null
  const kind = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  if (short === 0) return { kind, bytes: left }
  if (short !== 1) return short >= 8 ? { kind, bytes: short } : null
  if (read < HEAD_BYTES) return null
  const bytes = Number(head.readBigUInt64BE(8))
  return bytes >= HEAD_BYTES && Number.isSafeInteger(bytes) ? { kind, bytes } : null
}
