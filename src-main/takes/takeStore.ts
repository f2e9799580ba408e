import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire, projectFieldsSchema, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { isRunning, takeIdSchema, takeSchema, type Take, type TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { writeError } from '../projects/fileErrors.ts'

/**
 * All takes of all projects, a folder each: `take.json`, the request (`project.json` and `labels.rle`, enough to
 * render it again), and the clip. What is here stays, whatever becomes of projects.
 */
export interface TakeStore {
  get(id: TakeId): Take | null
  /** Every take, newest first. */
  all(): readonly Take[]
  /** Puts a new take and its request on the disk. */
  create(take: Take, request: WireProject): Promise<Result<Take>>
  /** Puts a take's next state on the disk. The state counts even where the disk refuses it. */
  put(take: Take): Promise<Result<Take>>
  request(id: TakeId): Promise<Result<Project>>
  clipPath(take: Take): string
}

/** Reads what is in the folder. Takes that were under way when the app last ended are marked as interrupted. */
export async function openTakeStore(folder: string): Promise<TakeStore> {
  const takes = await readTakes(folder)
  const at = (id: TakeId, name: string): string => join(folder, id, name)
  const put = async (take: Take): Promise<Result<Take>> => {
    const written = await writeDurably(at(take.id, 'take.json'), asBytes(take))
    takes.set(take.id, take)
    return written.ok ? ok(take) : written
  }
  const store: TakeStore = {
    get: (id) => takes.get(id) ?? null,
    all: () => [...takes.values()].sort((a, b) => b.createdAt - a.createdAt),
    put,
    async create(take, { labels, ...fields }) {
      try {
        await mkdir(join(folder, take.id), { recursive: true })
      } catch (error) {
        return fail(writeError(error, folder))
      }
      const files = [
        await writeDurably(at(take.id, 'labels.rle'), labels),
        await writeDurably(at(take.id, 'project.json'), asBytes(fields)),
        await put(take),
      ]
      const failure = files.find((file) => !file.ok)
      if (!failure) return ok(take)
      takes.delete(take.id)
      await rm(join(folder, take.id), { recursive: true, force: true })
      return failure
    },
    request: (id) => readRequest(join(folder, id)),
    clipPath: (take) => at(take.id, `clip.${take.spec.format}`),
  }
  for (const take of [...takes.values()].filter(isRunning)) {
    await put({ ...take, state: 'failed', error: { code: 'take/interrupted' } })
  }
  return store
}

async function readTakes(folder: string): Promise<Map<TakeId, Take>> {
  await mkdir(folder, { recursive: true })
  const ids = (await readdir(folder)).filter((name) => takeIdSchema.safeParse(name).success)
  const found = await Promise.all(ids.map((id) => readTake(join(folder, id, 'take.json'), id)))
  return new Map(found.flatMap((take) => (take ? [[take.id, take]] : [])))
}

/** Null for a damaged one: its folder is left alone, for its clip may still be of use to a person. */
async function readTake(path: string, id: TakeId): Promise<Take | null> {
  try {
    const take = takeSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return take.success && take.data.id === id ? take.data : null
  } catch {
    return null
  }
}

async function readRequest(folder: string): Promise<Result<Project>> {
  try {
    const fields = projectFieldsSchema.parse(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8')))
    const labels = new Uint8Array(await readFile(join(folder, 'labels.rle')))
    const project = fromWire({ ...fields, labels })
    if (project) return ok(project)
  } catch {
    // Told below, together with labels that are not the photo's.
  }
  return fail({ code: 'project/unreadable', detail: 'the request of this take is damaged' })
}

/** The bytes of a clip; null where there is none. */
export async function clipBytes(path: string): Promise<number | null> {
  try {
    const { size } = await stat(path)
    return size > 0 ? size : null
  } catch {
    return null
  }
}

const asBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
