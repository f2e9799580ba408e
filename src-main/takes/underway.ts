import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from '../../src-shared/schema.ts'
import { isRunning, takeIdSchema, type Take, type TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'

const underwaySchema = z.object({ ids: z.array(takeIdSchema) })
const MAX_BYTES = 1024 * 1024

/** Which takes at services the window last saw on their way. Kept on the disk: a killed program says no farewell. */
export interface Underway {
  /** As the window of before this start left them. */
  readonly before: readonly TakeId[]
  note(takes: readonly Take[]): Promise<void>
}

/** A missing or damaged list is an empty one: a notice less is no loss. */
export async function openUnderway(file: string): Promise<Underway> {
  const before = await read(file)
  let written = before.join()
  let last: Promise<unknown> = mkdir(dirname(file), { recursive: true }).catch(() => undefined)
  return {
    before,
    async note(takes) {
      const ids = takes.filter((take) => take.service !== null && isRunning(take)).map(({ id }) => id)
      if (ids.join() !== written) {
        written = ids.join()
        last = last.then(() => writeDurably(file, JSON.stringify({ ids })))
      }
      await last
    },
  }
}

async function read(file: string): Promise<readonly TakeId[]> {
  const bytes = await readWhole(file, MAX_BYTES, () => ({ code: 'cancelled' }))
  if (!bytes.ok) return []
  try {
    return underwaySchema.parse(JSON.parse(Buffer.from(bytes.value).toString('utf8'))).ids
  } catch {
    return []
  }
}
