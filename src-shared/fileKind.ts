/** What a file is by its first bytes, whatever it is called. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'gif'
  | 'tiff'
  | 'bmp'
  | 'heic'
  | 'jxl'
  | 'svg'
  | 'pdf'
  | 'kinebrush'
  | 'zip'
  | 'mp4'
  | 'webm'
  | 'text'
  | 'empty'
  | 'unknown'

/** How many first bytes tell a file's kind. */
export const KIND_BYTES = 512

/** The first entry of a project archive; see project/fileFormat.ts. */
const PROJECT_ENTRY = 'kinebrush.json'

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

const SIGNATURES: readonly (readonly [FileKind, number, string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['tiff', 0, 'II+\0'],
  ['jxl', 0, '\xff\x0a'],
  ['jxl', 4, 'JXL '],
  ['pdf', 0, '%PDF-'],
  ['webm', 0, '\x1a\x45\xdf\xa3'],
  ['webp', 8, 'WEBP'],
]

/** The kind of a file from its first KIND_BYTES bytes (or all of a shorter one). */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  for (const [kind, offset, mark] of SIGNATURES) {
    if (latin(bytes, offset, offset + mark.length) === mark) return kind
  }
  if (latin(bytes, 0, 2) === 'BM' && latin(bytes, 6, 10) === '\0\0\0\0') return 'bmp'
  if (latin(bytes, 0, 4) === 'PK\x03\x04') return zipKind(bytes)
  if (latin(bytes, 4, 8) === 'ftyp') return boxKind(bytes)
  return textKind(bytes.subarray(0, KIND_BYTES))
}

const zipKind = (bytes: Uint8Array): FileKind =>
  latin(bytes, 30, 30 + PROJECT_ENTRY.length) === PROJECT_ENTRY ? 'kinebrush' : 'zip'

/** ISO media files name their brands: the major one at byte 8, compatible ones from byte 16. */
function boxKind(bytes: Uint8Array): FileKind {
  const end = Math.min(bytes.length, KIND_BYTES, new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0))
  const brands: string[] = [latin(bytes, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin(bytes, at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (brands.some((brand) => /^(hei|hev|mif|msf)/.test(brand))) return 'heic'
  return 'mp4'
}

/** Bytes that no text has: controls other than tab, line feed, form feed and carriage return. */
const isControl = (byte: number): boolean => byte < 32 && ![9, 10, 12, 13].includes(byte)

function textKind(head: Uint8Array): FileKind {
  if (head.some(isControl)) return 'unknown'
  return /<svg[\s>]/i.test(latin(head, 0, head.length)) ? 'svg' : 'text'
}

/** The kinds of image that are opened as photos and masks. */
export const IMAGE_KINDS = ['jpeg', 'png', 'webp', 'avif'] as const
export type ImageKind = (typeof IMAGE_KINDS)[number]

export const isImageKind = (kind: FileKind): kind is ImageKind =>
  (IMAGE_KINDS as readonly FileKind[]).includes(kind)
