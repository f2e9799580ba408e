import { createHash, randomUUID, webcrypto } from 'node:crypto'
import type { RequestBody } from '../../../src-shared/service/request.ts'

/** A request as it is kept and shown: the very bytes that are sent but for the external id, and their SHA-256. */
export interface WrittenRequest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
}

/** The same once more, off the main thread: ten megabytes take their time. */
export const hashOfRequest = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')

/** The fields that hold pictures, and all that their text may have in it. */
const PICTURES: ReadonlySet<string> = new Set(['image', 'image_tail', 'static_mask', 'mask'])
const BASE64 = /^[A-Za-z0-9+/=]*$/

/**
 * The body as JSON in one buffer: the very text that `kinebrush request` prints. Pictures go around JSON.stringify,
 * which would look for characters to escape in megabytes that have none.
 */
export function writeRequest(body: RequestBody): WrittenRequest {
  const gap = randomUUID()
  const pictures: string[] = []
  const frame = JSON.stringify(body, (key, value: unknown) => {
    if (!PICTURES.has(key) || typeof value !== 'string' || !BASE64.test(value)) return value
    pictures.push(value)
    return gap
  })
  const pieces = frame
    .split(gap)
    .flatMap((text, i) => [Buffer.from(text), Buffer.from(pictures[i] ?? '', 'latin1')])
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const CLOSING_BRACE = 0x7d

/** The body as it goes out, in two pieces: the kept bytes, and the take's external id as the last field. */
export function withExternalId(bytes: Uint8Array, externalId: string): readonly Uint8Array[] {
  if (bytes.at(-1) !== CLOSING_BRACE) throw new Error('A request ends with its closing brace')
  const field = Buffer.from(`,"external_task_id":${JSON.stringify(externalId)}}`)
  return [bytes.subarray(0, -1), field]
}
