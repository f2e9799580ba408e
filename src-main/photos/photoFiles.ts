import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { AppError } from '../../src-shared/errors.ts'
import { MAX_PHOTO_BYTES } from '../../src-shared/limits.ts'
import type { PhotoId } from '../../src-shared/project/project.ts'
import { photoIdSchema } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'

/** Hashing so much takes a few ms; between two pieces main answers its windows. */
const PIECE_BYTES = 4 * 1024 * 1024

async function idOf(bytes: Uint8Array): Promise<PhotoId> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (at > 0) await breathe()
    hash.update(bytes.subarray(at, at + PIECE_BYTES))
  }
  return hash.digest('hex')
}

export const tooLarge = (bytes: number): AppError => ({
  code: 'photo/too-large',
  bytes,
  limit: MAX_PHOTO_BYTES,
})

interface Kept {
  readonly id: PhotoId
  /** Removes what was written; a photo that was there before stays. */
  readonly takeBack: () => Promise<void>
}

/** Puts a photo into its folder, where it is not there yet. */
export async function keep(folder: string, bytes: Uint8Array): Promise<Result<Kept>> {
  const id = await idOf(bytes)
  const there = await readStored(folder, id)
  if (there.ok) return ok({ id, takeBack: () => Promise.resolve() })
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  const written = await writeDurably(join(folder, id), bytes)
  return written.ok ? ok({ id, takeBack: () => rm(join(folder, id), { force: true }) }) : written
}

/** A photo's bytes. A file that is not what its name says was damaged on the disk: as good as gone. */
export async function readStored(folder: string, id: PhotoId): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!photoIdSchema.safeParse(id).success) return fail({ code: 'photo/missing' })
  const bytes = await readWhole(join(folder, id), MAX_PHOTO_BYTES, tooLarge)
  return bytes.ok && (await idOf(bytes.value)) === id ? bytes : fail({ code: 'photo/missing' })
}
