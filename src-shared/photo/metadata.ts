const MARKER = 0xff
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
/** EXIF and XMP, Photoshop's notes with IPTC, comments: who, where, when, with what. Profiles (APP2) stay. */
const JPEG_NOTES: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe])
/** In a scan: a stuffed byte, the restart marks, a fill byte. */
const isOfScan = (code: number): boolean => code === 0 || (code >= 0xd0 && code <= 0xd7) || code === MARKER

/**
 * A JPEG's bytes without what tells where, when and with what it was taken, and without what comes after the picture,
 * as small pictures and clips of phones. The picture itself stays byte for byte. Null: it is not built as a JPEG is.
 * Structure: ITU-T T.81, annex B.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== MARKER || bytes[1] !== 0xd8) return null
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 1 < bytes.length;) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] !== MARKER) return null
    if (code === MARKER) {
      at++
      continue
    }
    if (code === END_OF_IMAGE) return joined([...kept, bytes.subarray(at, at + 2)])
    let end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (end < at + 4 || end > bytes.length) return null
    if (code === START_OF_SCAN) end = endOfScan(bytes, end)
    if (!JPEG_NOTES.has(code)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** Where the marker after a scan's data stands. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(MARKER, start)
  while (at >= 0 && isOfScan(bytes[at + 1] ?? 0)) at = bytes.indexOf(MARKER, at + 1)
  return at < 0 ? bytes.length : at
}

const PNG_SIGNATURE_BYTES = 8
const PNG_NOTES: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** The same of a PNG. Structure: W3C PNG, third edition, §5 and §11.3. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, PNG_SIGNATURE_BYTES)]
  for (let at = PNG_SIGNATURE_BYTES; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!PNG_NOTES.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return joined(kept)
    at = end
  }
  return null
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
