import { CLIP } from './fixtures.ts'
import type { Reply } from './replies.ts'

/** The clip, or the part of it that a Range header asks for. */
export function clipReply(range: string | undefined): Reply {
  const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes', etag: '"clip-1"' }
  const wanted = /^bytes=(\d+)-(\d*)$/.exec(range ?? '')
  if (!wanted) return { status: 200, headers, body: CLIP }
  const from = Number(wanted[1])
  const to = Math.min(wanted[2] ? Number(wanted[2]) : Infinity, CLIP.length - 1)
  if (from > to) {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${CLIP.length}` },
      body: new Uint8Array(0),
    }
  }
  const partial = { ...headers, 'content-range': `bytes ${from}-${to}/${CLIP.length}` }
  return { status: 206, headers: partial, body: CLIP.subarray(from, to + 1) }
}
