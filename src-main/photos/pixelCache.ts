/** The pixels asked for last, up to a number of bytes. */
export interface PixelCache {
  get(key: string): Uint8Array<ArrayBuffer> | undefined
  set(key: string, pixels: Uint8Array<ArrayBuffer>): void
}

export function pixelCache(limitBytes: number): PixelCache {
  // A Map keeps its order of insertion: the first key is the one that was not asked for longest.
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  let bytes = 0
  return {
    get(key) {
      const pixels = kept.get(key)
      if (!pixels) return undefined
      kept.delete(key)
      kept.set(key, pixels)
      return pixels
    },
    set(key, pixels) {
      bytes += pixels.length - (kept.get(key)?.length ?? 0)
      kept.delete(key)
      kept.set(key, pixels)
      for (const [oldest, old] of kept) {
        if (bytes <= limitBytes || oldest === key) break
        kept.delete(oldest)
        bytes -= old.length
      }
    },
  }
}
