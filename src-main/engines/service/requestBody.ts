import { createHash } from 'node:crypto'
import type { RequestBody } from '../../../src-shared/service/request.ts'

/** A request as it is kept and shown: the very bytes that are sent but for the external id, and their SHA-256. */
export interface WrittenRequest {
  readonly bytes: Uint8Array
  readonly sha256: string
}

export const hashOfRequest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The body as JSON in one buffer: the very text that `kinebrush request` prints. */
export function writeRequest(body: RequestBody): WrittenRequest {
  const bytes = Buffer.from(JSON.stringify(body))
  return { bytes, sha256: hashOfRequest(bytes) }
}

const CLOSING_BRACE = 0x7d

/** The body as it goes out: the kept bytes, and the take's external id as the last field. */
export function withExternalId(bytes: Uint8Array, externalId: string): Uint8Array {
  if (bytes.at(-1) !== CLOSING_BRACE) throw new Error('A request ends with its closing brace')
  const field = Buffer.from(`,"external_task_id":${JSON.stringify(externalId)}}`)
  return Buffer.concat([bytes.subarray(0, -1), field])
}
