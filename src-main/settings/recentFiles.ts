import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from '../../src-shared/schema.ts'
import { MAX_RECENTS } from '../../src-shared/limits.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'

const recentFilesSchema = z.object({ paths: z.array(z.string().max(32_768)) })

const MAX_BYTES = 1024 * 1024

/** The paths of the projects used last, newest first. A missing or damaged list is an empty one. */
export async function readRecentFiles(file: string): Promise<string[]> {
  const bytes = await readWhole(file, MAX_BYTES, () => ({ code: 'cancelled' }))
  if (!bytes.ok) return []
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes.value).toString('utf8'))
    return recentFilesSchema.parse(json).paths.slice(0, MAX_RECENTS)
  } catch {
    return []
  }
}

/** Keeps the list. Where it cannot be kept it is only shorter next time, so no failure is told. */
export async function writeRecentFiles(file: string, paths: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch(() => undefined)
  await writeDurably(file, JSON.stringify({ paths: paths.slice(0, MAX_RECENTS) }, null, 2))
}
