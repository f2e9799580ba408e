import { readFile } from 'node:fs/promises'
import { kindOf } from '../../src-shared/fileKind.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import type { TakeStore } from './takeStore.ts'

/** A frame of a take's clip as a small JPEG; null where none was made yet. */
export async function readThumbnail(store: TakeStore, id: TakeId): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!store.get(id)) return null
  return readFile(store.thumbnailPath(id)).then(
    (jpeg) => new Uint8Array(jpeg),
    () => null,
  )
}

/** Keeps a picture that the window made, for it has the decoder. */
export async function keepThumbnail(store: TakeStore, id: TakeId, jpeg: Uint8Array): Promise<Result<null>> {
  if (!store.get(id)) return fail({ code: 'take/missing' })
  if (kindOf(jpeg) !== 'jpeg') return fail({ code: 'take/thumbnail' })
  const written = await writeDurably(store.thumbnailPath(id), jpeg)
  return written.ok ? ok(null) : written
}
