import { WHITE, type Colour } from '../../src-shared/colour.ts'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { ImageKind } from '../../src-shared/fileKind.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { PHOTO_CACHE_BYTES } from '../../src-shared/limits.ts'
import type { Reframe } from '../../src-shared/photo/reframe.ts'
import type { Photo, PhotoId } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { readHead } from './decode.ts'
import { readStored } from './photoFiles.ts'
import { photoWork, type PhotoWork, type TakenIn } from './photoWork.ts'
import { pixelCache, type PixelCache } from './pixelCache.ts'
import { resized } from './resize.ts'

export interface PhotoInfo extends Size {
  readonly kind: ImageKind
  readonly bytes: number
}

/**
 * The photos at work, each a file named by the SHA-256 of its bytes. A photo's bytes are the truth and its pixels
 * are what they decode to; canvas, engine and service all get those very pixels.
 */
export interface PhotoStore {
  readonly folder: string
  /**
   * Takes a photo in: as it came, or as a working copy when it is too large to edit. `background`: what its transparent
   * parts are to be laid on; without one it is white.
   */
  accept(bytes: Uint8Array, name: string, background?: Colour): Promise<Result<AcceptedPhoto>>
  /** The same with a file, which is only read. */
  acceptFile(path: string, name: string): Promise<Result<AcceptedPhoto>>
  /** Makes another photo of one: turned, straightened, cut. It is kept as a file of its own, without loss. */
  reframe(photo: Photo, how: Reframe): Promise<Result<Photo>>
  /** RGBA bytes, opaque, on a background, row by row, at the photo's own size or another. */
  pixels(id: PhotoId, size?: Size, background?: Colour): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** A small JPEG of it, at its glance's size: to be seen first, not to be worked with. */
  glance(id: PhotoId, background?: Colour): Promise<Result<Uint8Array<ArrayBuffer>>>
  bytes(id: PhotoId): Promise<Result<Uint8Array<ArrayBuffer>>>
  info(id: PhotoId): Promise<Result<PhotoInfo>>
}

interface Parts {
  readonly folder: string
  readonly work: PhotoWork
  readonly cache: PixelCache
}

/** The store in a folder; the folder is made when it is first written to. `work`: who decodes and encodes for it. */
export function openPhotoStore(folder: string, work: PhotoWork = photoWork): PhotoStore {
  const parts = { folder, work, cache: pixelCache(PHOTO_CACHE_BYTES) }
  const taken = (result: Result<TakenIn>): Result<AcceptedPhoto> =>
    result.ok ? ok(remembered(parts.cache, result.value)) : result
  return {
    folder,
    accept: async (bytes, name, background) =>
      taken(await work.accept({ folder, source: { bytes }, name, background })),
    acceptFile: async (path, name) =>
      taken(await work.accept({ folder, source: { path }, name, background: undefined })),
    async reframe(photo, how) {
      const made = taken(await work.reframe({ folder, photo, how }))
      return made.ok ? ok(made.value.photo) : made
    },
    pixels: (id, size, background = WHITE) => pixels(parts, id, size, background),
    glance: (id, background = WHITE) => glance(parts, id, background),
    bytes: (id) => readStored(folder, id),
    info: async (id) => {
      const bytes = await readStored(folder, id)
      if (!bytes.ok) return bytes
      const head = await readHead(bytes.value)
      if (!head.ok) return head
      const { kind, width, height } = head.value
      return ok({ kind, width, height, bytes: bytes.value.length })
    },
  }
}

const keyOf = (id: PhotoId, background: Colour): string => `${id}${background}`
const glanceKey = (own: string): string => `${own}/glance`

function remembered(cache: PixelCache, { accepted, pixels, glance }: TakenIn): AcceptedPhoto {
  const own = keyOf(accepted.photo.id, accepted.photo.background ?? WHITE)
  if (pixels) cache.set(own, pixels)
  if (glance) cache.set(glanceKey(own), glance)
  return accepted
}

async function glance(
  { folder, work, cache }: Parts,
  id: PhotoId,
  background: Colour,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const key = glanceKey(keyOf(id, background))
  const known = cache.get(key)
  if (known) return ok(known)
  const seen = await work.glance({ folder, id, background })
  if (seen.ok) cache.set(key, seen.value)
  return seen
}

async function pixels(
  { folder, work, cache }: Parts,
  id: PhotoId,
  size: Size | undefined,
  background: Colour,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const own = keyOf(id, background)
  const key = size ? `${own}/${size.width}x${size.height}` : own
  const known = cache.get(key)
  if (known) return ok(known)
  const decoded = await work.pixels({ folder, id, background })
  if (!decoded.ok) return decoded
  cache.set(own, decoded.value.pixels)
  if (!size || (size.width === decoded.value.width && size.height === decoded.value.height)) {
    return ok(decoded.value.pixels)
  }
  const other = await resized(decoded.value, size)
  cache.set(key, other)
  return ok(other)
}
