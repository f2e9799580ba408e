import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire, projectFieldsSchema, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { isRunning, takeIdSchema, takeSchema, type Take, type TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { writeError } from '../projects/fileErrors.ts'
import { readWhole } from '../projects/readWhole.ts'

/** Two images of 10 MB of text and seven masks stay far below it. */
const MAX_REQUEST_BYTES = 128 * 1024 * 1024

/** What a new take is made from: the project, and for a service the very body that will be sent, without its id. */
export interface KeptRequest {
  readonly project: WireProject | null
  readonly body: Uint8Array | null
}

/**
 * All takes of all projects, a folder each: `take.json`, the request (`project.json` and `labels.rle`, enough to
 * render it again; `request.json`, what a service is sent), and the clip. What is here stays, whatever becomes of
 * projects. Commands keep their takes here too, beside an editor that runs: each writes only what it is at work on.
 */
export interface TakeStore {
  get(id: TakeId): Take | null
  /** All that are known, the oldest first. */
  all(): readonly Take[]
  /** A take as it is on the disk now: another process may be at work on it. */
  reload(id: TakeId): Promise<Take | null>
  /** Puts a new take and its request on the disk. */
  create(take: Take, request: KeptRequest): Promise<Result<Take>>
  /** Puts a take's next state on the disk. The state counts even where the disk refuses it. */
  put(take: Take): Promise<Result<Take>>
  request(id: TakeId): Promise<Result<Project>>
  /** The body that a service was or will be sent, without its id. */
  body(id: TakeId): Promise<Result<Uint8Array<ArrayBuffer>>>
  clipPath(take: Take): string
  folderOf(id: TakeId): string
}

/** Marks this computer's takes that were under way when the app last ended. Only the editor renders takes. */
export async function markInterrupted(store: TakeStore): Promise<void> {
  for (const take of store.all().filter((kept) => isRunning(kept) && kept.service === null)) {
    await store.put({ ...take, state: 'failed', error: { code: 'take/interrupted' } })
  }
}

/** Reads what is in the folder. */
export async function openTakeStore(folder: string): Promise<TakeStore> {
  const takes = await readTakes(folder)
  const at = (id: TakeId, name: string): string => join(folder, id, name)
  const put = async (take: Take): Promise<Result<Take>> => {
    const written = await writeDurably(at(take.id, 'take.json'), asBytes(take))
    takes.set(take.id, take)
    return written.ok ? ok(take) : written
  }
  return {
    get: (id) => takes.get(id) ?? null,
    all: () => [...takes.values()].sort((a, b) => a.createdAt - b.createdAt),
    async reload(id) {
      const take = takeIdSchema.safeParse(id).success ? await readTake(at(id, 'take.json'), id) : null
      if (take) takes.set(id, take)
      return take
    },
    put,
    async create(take, { project, body }) {
      try {
        await mkdir(join(folder, take.id), { recursive: true })
      } catch (error) {
        return fail(writeError(error, folder))
      }
      const files: Result<unknown>[] = []
      if (project) {
        const { labels, ...fields } = project
        files.push(await writeDurably(at(take.id, 'labels.rle'), labels))
        files.push(await writeDurably(at(take.id, 'project.json'), asBytes(fields)))
      }
      if (body) files.push(await writeDurably(at(take.id, 'request.json'), body))
      files.push(await put(take))
      const failure = files.find((file) => !file.ok)
      if (!failure) return ok(take)
      takes.delete(take.id)
      await rm(join(folder, take.id), { recursive: true, force: true })
      return failure
    },
    request: (id) => readRequest(join(folder, id)),
    body: (id) => readBody(at(id, 'request.json')),
    clipPath: (take) => at(take.id, `clip.${take.spec.format}`),
    folderOf: (id) => join(folder, id),
  }
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

async function readBody(path: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await readWhole(path, MAX_REQUEST_BYTES, () => ({ code: 'take/no-request' }))
  return bytes.ok ? bytes : fail({ code: 'take/no-request' })
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
