import { createHash, randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RequestBody } from '../../../src-shared/service/request.ts'

/** A request as it is kept and shown: the very bytes that are sent but for the external id, and their SHA-256. */
export interface WrittenRequest {
  readonly bytes: Uint8Array
  readonly sha256: string
}

export const hashOfRequest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Some ms of hashing. */
const BYTES_A_PIECE = 1_000_000

/** The same of a request that is long, in pieces: main has windows to answer. */
export async function hashInPieces(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let start = 0; start < bytes.length; start += BYTES_A_PIECE) {
    hash.update(bytes.subarray(start, start + BYTES_A_PIECE))
    await nextTurn()
  }
  return hash.digest('hex')
}

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
  const bytes = Buffer.concat(pieces)
  return { bytes, sha256: hashOfRequest(bytes) }
}

const CLOSING_BRACE = 0x7d

/** The body as it goes out: the kept bytes, and the take's external id as the last field. */
export function withExternalId(bytes: Uint8Array, externalId: string): Uint8Array {
  if (bytes.at(-1) !== CLOSING_BRACE) throw new Error('A request ends with its closing brace')
  const field = Buffer.from(`,"external_task_id":${JSON.stringify(externalId)}}`)
  return Buffer.concat([bytes.subarray(0, -1), field])
}
