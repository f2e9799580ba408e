import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import yazl from 'yazl'
import { MAX_PROJECT_BYTES, MAX_PROJECT_ENTRIES } from '../../src-shared/limits.ts'
import {
  ENTRY_LIMITS,
  isEntryName,
  MANIFEST,
  readManifest,
  tooLarge,
  unreadable,
  writeManifest,
  type EntryName,
  type Manifest,
} from '../../src-shared/project/fileFormat.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import type { Producer } from './durableSave.ts'

/** What lies in a project file, as bytes. */
export interface Parts {
  readonly fields: Uint8Array
  readonly labels: Uint8Array
  readonly photo: Uint8Array
  readonly tail: Uint8Array | null
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Same content, same file: entries carry no time of their own. */
const MTIME = new Date(Date.UTC(2000, 0, 1))

/** Writes the archive of a project. Photos are stored as they are: they do not shrink. */
export const pack =
  (name: string, takes: readonly TakeId[], parts: Parts): Producer =>
  async (write) => {
    const manifest = writeManifest(name, takes, {
      'project.json': sha256(parts.fields),
      'labels.rle': sha256(parts.labels),
      photo: sha256(parts.photo),
      ...(parts.tail && { tail: sha256(parts.tail) }),
    })
    const zip = new yazl.ZipFile()
    const add = (entry: EntryName, bytes: Uint8Array, compress: boolean): void =>
      zip.addBuffer(asBuffer(bytes), entry, { compress, mtime: MTIME })
    add(MANIFEST, Buffer.from(manifest), false)
    add('project.json', parts.fields, true)
    add('labels.rle', parts.labels, true)
    add('photo', parts.photo, false)
    if (parts.tail) add('tail', parts.tail, false)
    zip.end()
    for await (const piece of zip.outputStream) await write(piece as Buffer)
  }

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export interface Unpacked {
  readonly manifest: Manifest
  readonly parts: Parts
}

/** Reads an archive under caps; every entry is known by name, checked by its hash, and never written anywhere. */
export async function unpack(bytes: Uint8Array): Promise<Result<Unpacked>> {
  if (bytes.length > MAX_PROJECT_BYTES) return fail(tooLarge)
  let zip: ZipFile | null = null
  try {
    zip = await yauzl.fromBufferPromise(asBuffer(bytes), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
      autoClose: false,
    })
    const entries = await readDirectory(zip)
    return entries.ok ? await readEntries(zip, entries.value) : entries
  } catch {
    // yauzl throws for everything that is not a zip, or a crooked one; its words are for programmers.
    return unreadable('it is damaged or not a Kinebrush project')
  } finally {
    zip?.close()
  }
}

/** The list of entries by name, refused as a whole for anything that a Kinebrush of some version would not write. */
async function readDirectory(zip: ZipFile): Promise<Result<Map<string, Entry>>> {
  if (zip.entryCount > MAX_PROJECT_ENTRIES) return unreadable('it has too many entries')
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) return unreadable(`it has two entries called ${entry.fileName}`)
    if (entry.isEncrypted()) return unreadable('it is encrypted')
    if (isLink(entry)) return unreadable('it has a link in it')
    entries.set(entry.fileName, entry)
    total += entry.uncompressedSize
  }
  if (total > MAX_PROJECT_BYTES) return fail(tooLarge)
  return overlap([...entries.values()]) ? unreadable('its entries overlap') : ok(entries)
}

/** Unix type bits in the upper half of the external attributes. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** A local header has 30 bytes and the name before the data. */
function overlap(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  return inOrder.some((entry, i) => {
    const end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize
    const next = inOrder[i + 1]
    return next !== undefined && end > next.relativeOffsetOfLocalHeader
  })
}

async function readEntries(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Result<Unpacked>> {
  const manifestEntry = entries.get(MANIFEST)
  if (!manifestEntry) return unreadable(`it has no ${MANIFEST}`)
  const manifestBytes = await readEntry(zip, manifestEntry, MANIFEST)
  if (!manifestBytes.ok) return manifestBytes
  const manifest = readManifest(Buffer.from(manifestBytes.value).toString('utf8'))
  if (!manifest.ok) return manifest
  const names = [...entries.keys()].filter((name) => name !== MANIFEST).toSorted()
  const listed = Object.keys(manifest.value.entries).toSorted()
  if (!isDeepStrictEqual(names, listed)) return unreadable(`its entries are not those that ${MANIFEST} lists`)
  const found = new Map<EntryName, Uint8Array>()
  for (const [name, hash] of Object.entries(manifest.value.entries)) {
    const entry = entries.get(name)
    if (!entry || !isEntryName(name)) return unreadable(`${name} is not known`)
    const bytes = await readEntry(zip, entry, name)
    if (!bytes.ok) return bytes
    if (sha256(bytes.value) !== hash) return unreadable(`its ${name} was changed or damaged`)
    found.set(name, bytes.value)
  }
  const part = (name: EntryName): Uint8Array => found.get(name) ?? new Uint8Array(0)
  const parts = {
    fields: part('project.json'),
    labels: part('labels.rle'),
    photo: part('photo'),
    tail: found.get('tail') ?? null,
  }
  return ok({ manifest: manifest.value, parts })
}

/** One entry's bytes. The size it claims is checked before inflating, the bytes that come are counted. */
async function readEntry(zip: ZipFile, entry: Entry, name: EntryName): Promise<Result<Uint8Array>> {
  const limit = ENTRY_LIMITS[name]
  if (entry.uncompressedSize > limit) return unreadable(`its ${name} is larger than it may be`)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    const bytes = piece as Buffer
    length += bytes.length
    if (length > entry.uncompressedSize) return unreadable(`its ${name} is larger than it says`)
    pieces.push(bytes)
  }
  return ok(Buffer.concat(pieces, length))
}
