import { WHITE, type Colour } from '../../src-shared/colour.ts'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { MAX_PHOTO_BYTES } from '../../src-shared/limits.ts'
import { glanceSize } from '../../src-shared/photo/glance.ts'
import type { Reframe } from '../../src-shared/photo/reframe.ts'
import type { Photo, PhotoId } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { readWhole } from '../projects/readWhole.ts'
import {
  decode,
  decodeClear,
  encodeWorkingCopy,
  laidOn,
  readHead,
  workingSize,
  type Clear,
  type Decoded,
} from './decode.ts'
import { idOf, readStored, store, tooLarge } from './photoFiles.ts'
import { losslessPng, reframed } from './reframe.ts'
import { resized } from './resize.ts'

type Pixels = Uint8Array<ArrayBuffer>

/** A photo that was taken in, and what was decoded of it on the way. */
export interface TakenIn {
  readonly accepted: AcceptedPhoto
  /** At its own size; null where a glance was enough to know that it is sound. */
  readonly pixels: Pixels | null
  /** At its glance's size; null for a photo that has none. */
  readonly glance: Pixels | null
}

export interface AcceptOrder {
  readonly folder: string
  readonly source: { readonly bytes: Uint8Array } | { readonly path: string }
  readonly name: string
  readonly background: Colour | undefined
}

export interface PixelsOrder {
  readonly folder: string
  readonly id: PhotoId
  readonly background: Colour
}

export interface ReframeOrder {
  readonly folder: string
  readonly photo: Photo
  readonly how: Reframe
}

/** What takes too long to be done where windows wait for answers. */
export interface PhotoWork {
  readonly accept: (order: AcceptOrder) => Promise<Result<TakenIn>>
  readonly pixels: (order: PixelsOrder) => Promise<Result<Decoded>>
  readonly glance: (order: PixelsOrder) => Promise<Result<Pixels>>
  readonly reframe: (order: ReframeOrder) => Promise<Result<TakenIn>>
}

/** The work itself, done by whoever asks for it. */
export const photoWork: PhotoWork = {
  async accept({ folder, source, name, background }) {
    const original =
      'path' in source ? await readWhole(source.path, MAX_PHOTO_BYTES, tooLarge) : ok(source.bytes)
    if (!original.ok) return original
    const head = await readHead(original.value)
    if (!head.ok) return head
    const smaller = workingSize(head.value)
    const bytes = smaller ? await encodeWorkingCopy(original.value, head.value.kind, smaller) : original
    if (!bytes.ok) return bytes
    const { width, height } = smaller ?? head.value
    const looked = await look(bytes.value, { width, height }, background ?? WHITE)
    if (!looked.ok) return looked
    const { flattened, ...seen } = looked.value
    const id = await idOf(bytes.value)
    const stored = await store(folder, id, bytes.value)
    if (!stored.ok) return stored
    const ground = background ?? (flattened ? WHITE : null)
    return ok({
      accepted: {
        photo: {
          id,
          name: name.slice(0, 255),
          width,
          height,
          ...(ground !== null && { background: ground }),
        },
        reducedFrom: smaller && { width: head.value.width, height: head.value.height },
        flattened,
      },
      ...seen,
    })
  },

  async pixels({ folder, id, background }) {
    const bytes = await readStored(folder, id)
    return bytes.ok ? decode(bytes.value, background) : bytes
  },

  async glance({ folder, id, background }) {
    const bytes = await readStored(folder, id)
    if (!bytes.ok) return bytes
    const head = await readHead(bytes.value)
    if (!head.ok) return head
    const pixels = await decodeClear(bytes.value, glanceSize(head.value) ?? undefined)
    return pixels.ok ? ok(laidOn(background, pixels.value).pixels) : pixels
  },

  async reframe({ folder, photo, how }) {
    const bytes = await readStored(folder, photo.id)
    if (!bytes.ok) return bytes
    const before = await decodeClear(bytes.value)
    if (!before.ok) return before
    const { width, height } = before.value
    if (width !== photo.width || height !== photo.height) return fail({ code: 'photo/missing' })
    const after = await reframed(before.value, how, photo.background)
    return keptAsNew(folder, photo, after)
  },
}

/** Keeps pixels that were made of a photo as a photo of their own. They are known, so they need not be decoded. */
async function keptAsNew(folder: string, { name, background }: Photo, made: Clear): Promise<Result<TakenIn>> {
  const bytes = await losslessPng(made)
  const id = await idOf(bytes)
  const stored = await store(folder, id, bytes)
  if (!stored.ok) return stored
  const ground = background ?? (made.hasAlpha ? WHITE : undefined)
  const decoded = laidOn(ground ?? WHITE, made)
  const size = { width: made.width, height: made.height }
  const small = glanceSize(size)
  return ok({
    accepted: {
      photo: { id, name, ...size, ...(ground !== undefined && { background: ground }) },
      reducedFrom: null,
      flattened: decoded.flattened,
    },
    pixels: decoded.pixels,
    glance: small && (await resized(decoded, small)),
  })
}

interface Look {
  readonly pixels: Pixels | null
  readonly glance: Pixels | null
  readonly flattened: boolean
}

/** Decodes a photo: a damaged one is found out before it is kept. A JPEG's glance reads all of it in half the time. */
async function look(bytes: Uint8Array, size: Size, ground: Colour): Promise<Result<Look>> {
  const small = glanceSize(size)
  const head = await readHead(bytes)
  if (!head.ok) return head
  if (small && head.value.kind === 'jpeg') {
    const glance = await decodeClear(bytes, small)
    return glance.ok
      ? ok({ pixels: null, glance: laidOn(ground, glance.value).pixels, flattened: false })
      : glance
  }
  const decoded = await decode(bytes, ground)
  if (!decoded.ok) return decoded
  const { pixels, flattened } = decoded.value
  return ok({ pixels, glance: small && (await resized(decoded.value, small)), flattened })
}
