/** Part of a file, in bytes, the last one included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * What a Range header asks of a file of that many bytes (RFC 9110, 14): null for the whole of it, as for a header
 * that is not understood or names several ranges, which a server may ignore.
 */
export function byteRange(header: string | null, bytes: number): ByteRange | 'unsatisfiable' | null {
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  const from = match?.[1] ?? ''
  const to = match?.[2] ?? ''
  if (from === '' && to === '') return null
  if (from === '') return suffix(Number(to), bytes)
  const first = Number(from)
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (to !== '' && Number(to) < first) return null
  return first < bytes ? { first, last } : 'unsatisfiable'
}

const suffix = (length: number, bytes: number): ByteRange | 'unsatisfiable' =>
  length === 0 || bytes === 0 ? 'unsatisfiable' : { first: Math.max(0, bytes - length), last: bytes - 1 }
