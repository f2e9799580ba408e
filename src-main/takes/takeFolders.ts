import { randomUUID } from 'node:crypto'
import { readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, fail, type Result } from '../../src-shared/result.ts'
import { NO_REMARKS, remarksSchema, takeIdSchema, takeSchema } from '../../src-shared/take.ts'
import type { Remarks, Take, TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { writeError } from '../projects/fileErrors.ts'

/** A folder on its way out: its name is no take's, so what a killed process left of it is no half a take. */
const GONE = '.gone-'

/** The takes below a folder. What was being deleted when the app last ended goes now. */
export async function readTakes(folder: string): Promise<Map<TakeId, Take>> {
  const names = await readdir(folder)
  const found = await Promise.all(names.filter(isTakeId).map((id) => readTake(join(folder, id), id)))
  await Promise.all(names.filter((name) => name.startsWith(GONE)).map((name) => erase(join(folder, name))))
  return new Map(found.flatMap((take) => (take ? [[take.id, take]] : [])))
}

const isTakeId = (name: string): boolean => takeIdSchema.safeParse(name).success

/** The takes whose folders are there; what is in them may be damaged. */
export const takeIds = async (folder: string): Promise<readonly TakeId[]> =>
  (await readdir(folder)).filter(isTakeId)

/** Null for a damaged one: its folder is left alone, for its clip may still be of use to a person. */
export async function readTake(folder: string, id: TakeId): Promise<Take | null> {
  const take = takeSchema.safeParse(await readJson(join(folder, 'take.json')))
  return take.success && take.data.id === id ? { ...take.data, remarks: await readRemarks(folder) } : null
}

/** Writes what those at work on a take know of it. What a person says of it is a file of its own. */
export function writeTake(folder: string, take: Take): Promise<Result<unknown>> {
  const { remarks: _, ...run } = take
  return writeDurably(join(folder, 'take.json'), JSON.stringify(run))
}

export const writeRemarks = (folder: string, remarks: Remarks): Promise<Result<unknown>> =>
  writeDurably(join(folder, 'remarks.json'), JSON.stringify(remarks))

async function readRemarks(folder: string): Promise<Remarks> {
  const remarks = remarksSchema.safeParse(await readJson(join(folder, 'remarks.json')))
  return remarks.success ? remarks.data : NO_REMARKS
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}

/** Deletes a take's folder: gone at once, or still there as a whole. */
export async function removeTake(folder: string, id: TakeId): Promise<Result<null>> {
  const aside = join(folder, `${GONE}${randomUUID()}`)
  try {
    await rename(join(folder, id), aside)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!missing) return fail(writeError(error, join(folder, id)))
  }
  await erase(aside)
  return ok(null)
}

/** What cannot go now, for another program holds it open, goes at the next start. */
const erase = (folder: string): Promise<unknown> =>
  rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
