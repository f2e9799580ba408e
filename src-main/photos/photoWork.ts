import { WHITE, type Colour } from '../../src-shared/colour.ts'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { ImageKind } from '../../src-shared/fileKind.ts'
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
  glanceAt,
  glanceOf,
  laidOn,
  readHead,
  workingSize,
  type Clear,
  type Decoded,
} from './decode.ts'
import { keep, readStored, tooLarge } from './photoFiles.ts'
import { losslessPng, reframed } from './reframe.ts'

type Pixels = Uint8Array<ArrayBuffer>

/** A photo that was taken in, and what was decoded of it on the way. */
export interface TakenIn {
  readonly accepted: AcceptedPhoto
  /** At its own size; null where a glance was enough to know that it is sound. */
  readonly pixels: Pixels | null
  /** A JPEG at its glance's size; null for a photo that has none. */
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
    const [looked, kept] = await Promise.all([
      look(bytes.value, head.value.kind, { width, height }, background ?? WHITE),
      keep(folder, bytes.value),
    ])
    if (!looked.ok && kept.ok) await kept.value.takeBack()
    if (!looked.ok) return looked
    if (!kept.ok) return kept
    const { flattened, ...seen } = looked.value
    const { id } = kept.value
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
    return glanceAt(bytes.value, glanceSize(head.value) ?? head.value, background)
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
  const kept = await keep(folder, bytes)
  if (!kept.ok) return kept
  const { id } = kept.value
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
    glance: small && (await glanceOf(decoded, small)),
  })
}

interface Look {
  readonly pixels: Pixels | null
  readonly glance: Pixels | null
  readonly flattened: boolean
}

/** Decodes a photo: a damaged one is found out before it is kept. A JPEG's glance reads all of it in half the time. */
async function look(bytes: Uint8Array, kind: ImageKind, size: Size, ground: Colour): Promise<Result<Look>> {
  const small = glanceSize(size)
  if (small && kind === 'jpeg') {
    const glance = await glanceAt(bytes, small, ground)
    return glance.ok ? ok({ pixels: null, glance: glance.value, flattened: false }) : glance
  }
  const decoded = await decode(bytes, ground)
  if (!decoded.ok) return decoded
  const { pixels, flattened } = decoded.value
  return ok({ pixels, glance: small && (await glanceOf(decoded.value, small)), flattened })
}
