import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { HttpFailure } from './networkErrors.ts'

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * The bytes of an answer as they were before they were packed. The one who reads counts them: what comes over the wire
 * says nothing of what it unpacks to. A connection that breaks off throws what `failed` makes of it.
 */
export async function* decodedPieces(
  response: IncomingMessage,
  failed: (error: unknown) => HttpFailure,
): AsyncGenerator<Uint8Array> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? ''
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined
  // The error is told by the last stream, which is the one that is read.
  const source: Readable = decoder ? pipeline(response, decoder(), () => undefined) : response
  try {
    for await (const piece of source) yield piece as Uint8Array
    if (!response.complete) throw new Error('cut off')
  } catch (error) {
    throw failed(error)
  } finally {
    response.destroy()
  }
}
