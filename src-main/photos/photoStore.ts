import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { WHITE, type Colour } from '../../src-shared/colour.ts'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { ImageKind } from '../../src-shared/fileKind.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { MAX_PHOTO_BYTES, PHOTO_CACHE_BYTES } from '../../src-shared/limits.ts'
import type { PhotoId } from '../../src-shared/project/project.ts'
import { photoIdSchema } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'
import { decode, encodeWorkingCopy, readHead, workingSize, type Decoded } from './decode.ts'
import { pixelCache, type PixelCache } from './pixelCache.ts'

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
  /** RGBA bytes, opaque, on a background, row by row, at the photo's own size or another. */
  pixels(id: PhotoId, size?: Size, background?: Colour): Promise<Result<Uint8Array<ArrayBuffer>>>
  bytes(id: PhotoId): Promise<Result<Uint8Array<ArrayBuffer>>>
  info(id: PhotoId): Promise<Result<PhotoInfo>>
}

/** The store in a folder; the folder is made when it is first written to. */
export function openPhotoStore(folder: string): PhotoStore {
  const cache = pixelCache(PHOTO_CACHE_BYTES)
  const read = (id: PhotoId): Promise<Result<Uint8Array<ArrayBuffer>>> => readStored(folder, id)
  return {
    folder,
    accept: (bytes, name, background) => accept({ folder, cache }, bytes, name, background),
    pixels: (id, size, background = WHITE) => pixels({ cache, read }, id, size, background),
    bytes: read,
    info: async (id) => {
      const bytes = await read(id)
      if (!bytes.ok) return bytes
      const head = await readHead(bytes.value)
      if (!head.ok) return head
      const { kind, width, height } = head.value
      return ok({ kind, width, height, bytes: bytes.value.length })
    },
  }
}

const idOf = (bytes: Uint8Array): PhotoId => createHash('sha256').update(bytes).digest('hex')

async function accept(
  { folder, cache }: { readonly folder: string; readonly cache: PixelCache },
  original: Uint8Array,
  name: string,
  background: Colour | undefined,
): Promise<Result<AcceptedPhoto>> {
  const head = await readHead(original)
  if (!head.ok) return head
  const smaller = workingSize(head.value)
  const bytes = smaller ? await encodeWorkingCopy(original, head.value.kind, smaller) : ok(original)
  if (!bytes.ok) return bytes
  const decoded = await decode(bytes.value, background ?? WHITE)
  if (!decoded.ok) return decoded
  const id = idOf(bytes.value)
  const stored = await store(folder, id, bytes.value)
  if (!stored.ok) return stored
  cache.set(`${id}${background ?? WHITE}`, decoded.value.pixels)
  const { width, height, flattened } = decoded.value
  const ground = background ?? (flattened ? WHITE : null)
  return ok({
    photo: { id, name: name.slice(0, 255), width, height, ...(ground !== null && { background: ground }) },
    reducedFrom: smaller && { width: head.value.width, height: head.value.height },
    flattened,
  })
}

async function store(folder: string, id: PhotoId, bytes: Uint8Array): Promise<Result<unknown>> {
  const there = await readStored(folder, id)
  if (there.ok) return there
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  return writeDurably(join(folder, id), bytes)
}

async function readStored(folder: string, id: PhotoId): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!photoIdSchema.safeParse(id).success) return fail({ code: 'photo/missing' })
  const bytes = await readWhole(join(folder, id), MAX_PHOTO_BYTES, (found) => ({
    code: 'photo/too-large',
    bytes: found,
    limit: MAX_PHOTO_BYTES,
  }))
  // A file that is not what its name says was damaged on the disk: as good as gone.
  return bytes.ok && idOf(bytes.value) === id ? bytes : fail({ code: 'photo/missing' })
}

async function pixels(
  { cache, read }: { readonly cache: PixelCache; readonly read: PhotoStore['bytes'] },
  id: PhotoId,
  size: Size | undefined,
  background: Colour,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const own = `${id}${background}`
  const key = size ? `${own}/${size.width}x${size.height}` : own
  const known = cache.get(key)
  if (known) return ok(known)
  const bytes = await read(id)
  if (!bytes.ok) return bytes
  const decoded = await decode(bytes.value, background)
  if (!decoded.ok) return decoded
  cache.set(own, decoded.value.pixels)
  if (!size || (size.width === decoded.value.width && size.height === decoded.value.height)) {
    return ok(decoded.value.pixels)
  }
  const resized = await resize(decoded.value, size)
  cache.set(key, resized)
  return ok(resized)
}

async function resize({ pixels, width, height }: Decoded, size: Size): Promise<Uint8Array<ArrayBuffer>> {
  // Without the opaque alpha: resizing would multiply by it and back, for nothing.
  const data = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .resize({ ...size, fit: 'fill', kernel: 'lanczos3' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return Uint8Array.from(data)
}
