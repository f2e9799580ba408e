import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire, projectFieldsSchema, type WireProject } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { isRunning, takeIdSchema, type RemarksPatch, type Take, type TakeId } from '../../src-shared/take.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { writeError } from '../projects/fileErrors.ts'
import { readWhole } from '../projects/readWhole.ts'
import { readTake, readTakes, removeTake, takeIds, writeRemarks, writeTake } from './takeFolders.ts'

/** Two images of 10 MB of text and seven masks stay far below it. */
const MAX_REQUEST_BYTES = 128 * 1024 * 1024

/** What a new take is made from: the project, and for a service the very body that will be sent, without its id. */
export interface KeptRequest {
  readonly project: WireProject | null
  readonly body: Uint8Array | null
}

/**
 * All takes of all projects, a folder each: `take.json`, the request (`project.json` and `labels.rle`, enough to
 * render it again; `request.json`, what a service is sent), the clip, its thumbnail, and `remarks.json`, what a person
 * says of it. What is here stays until a person deletes it, whatever becomes of projects. Commands keep their takes here too, beside an editor that runs: each writes only what it is at work on.
 */
export interface TakeStore {
  get(id: TakeId): Take | null
  /** All that are known, the oldest first. */
  all(): readonly Take[]
  /** A take as it is on the disk now: another process may be at work on it. The one that is known, where nothing is new. */
  reload(id: TakeId): Promise<Take | null>
  /** Those on the disk that another process may have begun or taken further: all but this computer's and the ready ones. */
  unsettled(): Promise<readonly TakeId[]>
  /** Puts a new take and its request on the disk. */
  create(take: Take, request: KeptRequest): Promise<Result<Take>>
  /** Puts a take's next state on the disk. The state counts even where the disk refuses it. */
  put(take: Take): Promise<Result<Take>>
  /** Changes what a person says of a take. Not what is being done with it, which may be another process's affair. */
  remark(id: TakeId, patch: RemarksPatch): Promise<Result<Take>>
  /** Deletes a take, clip and all. Only for one that nobody is at work on. */
  remove(id: TakeId): Promise<Result<null>>
  request(id: TakeId): Promise<Result<Project>>
  /** The same as it was kept, its areas not unpacked. */
  wire(id: TakeId): Promise<Result<WireProject>>
  /** The body that a service was or will be sent, without its id. */
  body(id: TakeId): Promise<Result<Uint8Array<ArrayBuffer>>>
  clipPath(take: Take): string
  thumbnailPath(id: TakeId): string
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
  await mkdir(folder, { recursive: true })
  const takes = await readTakes(folder)
  const deleted = new Set<TakeId>()
  /** Of these the disk knows less than this process. */
  const unwritten = new Set<TakeId>()
  const at = (id: TakeId, name = ''): string => join(folder, id, name)
  const put = async (take: Take): Promise<Result<Take>> => {
    if (deleted.has(take.id)) return fail({ code: 'take/missing' })
    const written = await writeTake(at(take.id), take)
    // Who is at work on it may hold older remarks than there are by now.
    const kept = { ...take, remarks: takes.get(take.id)?.remarks ?? take.remarks }
    takes.set(take.id, kept)
    if (written.ok) unwritten.delete(take.id)
    else unwritten.add(take.id)
    return written.ok ? ok(kept) : written
  }
  return {
    get: (id) => takes.get(id) ?? null,
    all: () => [...takes.values()].sort((a, b) => a.createdAt - b.createdAt),
    reload: async (id) =>
      takeIdSchema.safeParse(id).success && !deleted.has(id) ? reloadIn(takes, id, at(id)) : null,
    async unsettled() {
      const ids = await takeIds(folder).catch(() => [])
      return ids.filter((id) => !deleted.has(id) && !unwritten.has(id) && isUnsettled(takes.get(id)))
    },
    put,
    async create(take, request) {
      const failure = await writeNew(at(take.id), request)
      const kept = failure ?? (await put(take))
      if (kept.ok) return kept
      takes.delete(take.id)
      await rm(at(take.id), { recursive: true, force: true })
      return kept
    },
    remark: remarkingIn(takes, at),
    async remove(id) {
      if (!takes.has(id)) return fail({ code: 'take/missing' })
      const removed = await removeTake(folder, id)
      if (!removed.ok) return removed
      deleted.add(id)
      takes.delete(id)
      return removed
    },
    request: async (id) => unpacked(await readWire(at(id))),
    wire: (id) => readWire(at(id)),
    body: (id) => readBody(at(id, 'request.json')),
    clipPath: (take) => at(take.id, `clip.${take.spec.format}`),
    thumbnailPath: (id) => at(id, 'thumbnail.jpg'),
    folderOf: (id) => at(id),
  }
}

const isUnsettled = (take: Take | undefined): boolean =>
  take === undefined || (take.service !== null && take.state !== 'ready')

/** Writes what a new take is made from; null when all of it is on the disk. */
async function writeNew(folder: string, { project, body }: KeptRequest): Promise<Result<never> | null> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    return fail(writeError(error, folder))
  }
  const files: Result<unknown>[] = []
  if (project) {
    const { labels, ...fields } = project
    files.push(await writeDurably(join(folder, 'labels.rle'), labels))
    files.push(await writeDurably(join(folder, 'project.json'), JSON.stringify(fields)))
  }
  if (body) files.push(await writeDurably(join(folder, 'request.json'), body))
  return files.find((file) => !file.ok) ?? null
}

async function reloadIn(takes: Map<TakeId, Take>, id: TakeId, folder: string): Promise<Take | null> {
  for (;;) {
    const known = takes.get(id)
    const take = await readTake(folder, id)
    // What was done here while it was read may be newer than what was read.
    if (takes.get(id) !== known) continue
    if (known && isDeepStrictEqual(take, known)) return known
    if (take) takes.set(id, take)
    return take
  }
}

/** Remarks follow each other, so that the last one to be made is the one that stays. */
function remarkingIn(takes: Map<TakeId, Take>, at: (id: TakeId) => string): TakeStore['remark'] {
  let before: Promise<unknown> = Promise.resolve()
  const remark: TakeStore['remark'] = async (id, patch) => {
    const take = takes.get(id)
    if (!take) return fail({ code: 'take/missing' })
    const { name, note, stars } = take.remarks
    const remarks = {
      name: patch.name ?? name,
      note: patch.note ?? note,
      stars: patch.stars ?? stars,
    }
    const written = await writeRemarks(at(id), remarks)
    if (!written.ok) return written
    const remarked = { ...(takes.get(id) ?? take), remarks }
    takes.set(id, remarked)
    return ok(remarked)
  }
  return (id, patch) => {
    const made = before.then(() => remark(id, patch))
    before = made.catch(() => undefined)
    return made
  }
}

async function readWire(folder: string): Promise<Result<WireProject>> {
  try {
    const fields = projectFieldsSchema.parse(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8')))
    return ok({ ...fields, labels: new Uint8Array(await readFile(join(folder, 'labels.rle'))) })
  } catch {
    return damaged
  }
}

function unpacked(wire: Result<WireProject>): Result<Project> {
  const project = wire.ok ? fromWire(wire.value) : null
  return project ? ok(project) : damaged
}

const damaged: Result<never> = fail({
  code: 'project/unreadable',
  detail: 'the request of this take is damaged',
})

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
