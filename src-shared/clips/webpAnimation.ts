import type { Size } from '../geometry/point.ts'
import type { Box } from '../motion/surroundings.ts'

/**
 * The parts of an animated WebP, little endian. Source: WebP container specification. Single pictures become frames:
 * their bitstream chunks go into one ANMF chunk each.
 */

/** What stands before the frames. The second word of it, the length of all that follows, is written again at the end. */
export function webpHead({ width, height }: Size): Uint8Array<ArrayBuffer> {
  const out = writer(8 + 4 + 8 + 10 + 8 + 6)
  out.text('RIFF')
  out.u32(0)
  out.text('WEBP')
  out.text('VP8X')
  out.u32(10)
  out.u32(ANIMATED)
  out.u24(width - 1)
  out.u24(height - 1)
  out.text('ANIM')
  out.u32(6)
  out.u32(0)
  out.u16(FOREVER)
  return out.bytes
}

const ANIMATED = 1 << 1
const FOREVER = 0
/** The frame takes the place of what is there, instead of being laid over it, and stays. */
const IN_PLACE = 1 << 1

/** Where the length of a whole file stands in it, and that length. */
export const webpLength = (
  fileBytes: number,
): { readonly position: number; bytes: Uint8Array<ArrayBuffer> } => {
  const out = writer(4)
  out.u32(fileBytes - 8)
  return { position: 4, bytes: out.bytes }
}

/** A still WebP as a frame at a place with even numbers; null where it is no such file. */
export function webpFrame(
  still: Uint8Array,
  { left, top, width, height }: Box,
  milliseconds: number,
): Uint8Array<ArrayBuffer> | null {
  const picture = bitstreamOf(still)
  if (!picture) return null
  // Chunks have an even length.
  const bytes = picture.length + (picture.length % 2)
  const out = writer(8 + 16 + bytes)
  out.text('ANMF')
  out.u32(16 + bytes)
  out.u24(left / 2)
  out.u24(top / 2)
  out.u24(width - 1)
  out.u24(height - 1)
  out.u24(milliseconds)
  out.u8(IN_PLACE)
  out.put(picture)
  return out.bytes
}

/** The chunk of a still WebP that holds its picture. */
function bitstreamOf(still: Uint8Array): Uint8Array | null {
  const view = new DataView(still.buffer, still.byteOffset, still.byteLength)
  for (let at = 12; at + 8 <= still.length;) {
    const name = String.fromCharCode(...still.subarray(at, at + 4))
    const end = at + 8 + view.getUint32(at + 4, true)
    if (end > still.length) return null
    if (name === 'VP8 ' || name === 'VP8L') return still.subarray(at, end)
    at = end + (end % 2)
  }
  return null
}

function writer(length: number) {
  const bytes = new Uint8Array(length)
  let at = 0
  const little = (size: number) => (value: number) => {
    for (let i = 0; i < size; i++) bytes[at++] = (value >>> (8 * i)) & 255
  }
  return {
    bytes,
    u8: little(1),
    u16: little(2),
    u24: little(3),
    u32: little(4),
    text(text: string) {
      for (const letter of text) bytes[at++] = letter.charCodeAt(0)
    },
    put(piece: Uint8Array) {
      bytes.set(piece, at)
      at += piece.length
    },
  }
}
