const PIECE = 1024 * 1024

/** Bytes as a response's body, piece by piece: a Response given all of them copies them at once, and main is deaf meanwhile. */
export function bytesBody(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + PIECE))
      at += PIECE
      if (at >= bytes.length) controller.close()
    },
  })
}
