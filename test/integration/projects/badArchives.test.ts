import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import yazl from 'yazl'
import { openPhotoStore, type PhotoStore } from '../../../src-main/photos/photoStore.ts'
import { openProject } from '../../../src-main/projects/projectFiles.ts'
import { encodeLabels } from '../../../src-shared/labels/codec.ts'
import { fromBytes } from '../../../src-shared/labels/labelMap.ts'
import { FORMAT_VERSION, writeFields } from '../../../src-shared/project/fileFormat.ts'
import { newProject, type Photo } from '../../../src-shared/project/project.ts'
import { testFolder } from '../support/commandLine.ts'
import { valueOf } from '../support/results.ts'

const SIZE = { width: 20, height: 10 }

let folder: string
let photos: PhotoStore
let photo: Photo
let photoBytes: Buffer

beforeEach(async () => {
  folder = testFolder()
  photos = openPhotoStore(join(folder, 'photos'))
  photoBytes = await sharp({ create: { ...SIZE, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  photo = valueOf(await photos.accept(photoBytes, 'teal.png')).photo
})

type Entries = Record<string, Buffer | string>

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** The entries of a sound project, some of them replaced, and what the manifest says. */
function entries(changes: Entries = {}, manifest: Record<string, unknown> = {}): Entries {
  const parts: Entries = {
    'project.json': writeFields(newProject(photo)),
    'labels.rle': Buffer.from(encodeLabels(newProject(photo).labels)),
    photo: photoBytes,
    ...changes,
  }
  const hashes = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, sha256(bytes)]))
  const head = {
    format: 'kinebrush',
    version: FORMAT_VERSION,
    name: 'p',
    takes: [],
    entries: hashes,
    ...manifest,
  }
  return { 'kinebrush.json': JSON.stringify(head), ...parts }
}

async function zip(
  parts: Entries,
  options: (name: string) => Partial<yazl.Options> = () => ({}),
): Promise<Buffer> {
  const file = new yazl.ZipFile()
  for (const [name, bytes] of Object.entries(parts)) file.addBuffer(Buffer.from(bytes), name, options(name))
  file.end()
  const pieces: Buffer[] = []
  for await (const piece of file.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** The archive with every mention of a name replaced by another of the same length. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(archive)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at, 'latin1')
  return copy
}

/** Changes the uncompressed size that an entry claims, in both of its headers. */
function lying(archive: Buffer, name: string, size: number): Buffer {
  const copy = Buffer.from(archive)
  for (let at = copy.indexOf(name); at >= 0; at = copy.indexOf(name, at + 1)) {
    if (copy.readUInt32LE(at - 30) === 0x04034b50) copy.writeUInt32LE(size, at - 30 + 22)
    if (copy.readUInt32LE(at - 46) === 0x02014b50) copy.writeUInt32LE(size, at - 46 + 24)
  }
  return copy
}

async function open(archive: Buffer): Promise<unknown> {
  const path = join(folder, 'p.kinebrush')
  writeFileSync(path, archive)
  const opened = await openProject(photos, path)
  expect(readFileSync(path).equals(archive)).toBe(true)
  return opened.ok ? 'ok' : opened.error
}

const unreadable = (words: RegExp) => ({
  code: 'project/unreadable',
  detail: expect.stringMatching(words) as string,
})

test('the sound one opens', async () => {
  expect(await open(await zip(entries()))).toBe('ok')
})

test.each(['../kine.json', '/etc/passwd1', 'C:\\kine.json', '..\\kine.json'])(
  'an entry called %s makes the whole file unreadable, and writes nothing',
  async (name) => {
    const before = readdirSync(join(folder, '..')).length
    const placeholder = 'x'.repeat(name.length)
    const archive = renamed(await zip({ ...entries(), [placeholder]: '' }), placeholder, name)
    expect(await open(archive)).toEqual(unreadable(/./))
    expect(readdirSync(join(folder, '..')).length).toBe(before)
  },
)

test('an entry that is not known, or one that is missing', async () => {
  expect(await open(await zip({ ...entries(), extra: 'x' }))).toEqual(unreadable(/not those/))
  expect(await open(await zip(entries({ extra: 'x' })))).toEqual(unreadable(/./))
  const without = Object.entries(entries()).filter(([name]) => name !== 'photo')
  expect(await open(await zip(Object.fromEntries(without)))).toEqual(unreadable(/not those/))
  const { 'kinebrush.json': manifest, ...headless } = entries()
  expect(manifest).toContain('version')
  expect(await open(await zip(headless))).toEqual(unreadable(/no kinebrush.json/))
})

test('two entries of one name', async () => {
  const archive = renamed(await zip({ ...entries(), phot0: 'x' }), 'phot0', 'photo')
  expect(await open(archive)).toEqual(unreadable(/two entries called photo/))
})

test('a byte changed with the check sum put right is still found by its hash', async () => {
  const parts = entries()
  const other = await sharp({ create: { ...SIZE, channels: 3, background: 'navy' } })
    .png()
    .toBuffer()
  expect(await open(await zip({ ...parts, photo: other }))).toEqual(
    unreadable(/photo was changed or damaged/),
  )
})

test('the photo has to be the one that was painted on', async () => {
  const other = await sharp({ create: { ...SIZE, channels: 3, background: 'navy' } })
    .png()
    .toBuffer()
  expect(await open(await zip(entries({ photo: other })))).toEqual(
    unreadable(/not the one that was painted on/),
  )
  expect(await open(await zip(entries({ photo: 'text' })))).toEqual(unreadable(/cannot be decoded/))
})

test('an encrypted archive, a link, too many entries, something behind the end', async () => {
  const sound = await zip(entries())
  const encrypted = Buffer.from(sound)
  for (let at = encrypted.indexOf('PK\x01\x02'); at >= 0; at = encrypted.indexOf('PK\x01\x02', at + 1))
    encrypted[at + 8]! |= 1
  expect(await open(encrypted)).toEqual(unreadable(/encrypted/))
  expect(await open(await zip(entries(), (name) => (name === 'photo' ? { mode: 0o120777 } : {})))).toEqual(
    unreadable(/link/),
  )
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`e${i}`, '']))
  expect(await open(await zip({ ...entries(), ...many }))).toEqual(unreadable(/too many/))
  expect(await open(Buffer.concat([sound, Buffer.from('garbage')]))).toEqual(unreadable(/./))
})

test('a bomb is refused by what it claims, and by what it holds when it lies', async () => {
  const bomb = Buffer.alloc(200 * 1024 * 1024)
  const { length } = deflateRawSync(bomb)
  expect(length).toBeLessThan(250_000)
  const before = process.memoryUsage().arrayBuffers
  const archive = await zip(entries({ 'labels.rle': bomb }))
  expect(await open(archive)).toEqual(unreadable(/labels.rle is larger than it may be/))
  expect(await open(lying(archive, 'labels.rle', 1000))).toEqual(unreadable(/./))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(250 * 1024 * 1024)
})

test('a project of a newer version is left alone, whatever else is in it', async () => {
  expect(
    await open(await zip({ ...entries({}, { version: FORMAT_VERSION + 1, colours: true }), layers: 'x' })),
  ).toEqual({
    code: 'project/newer',
    found: FORMAT_VERSION + 1,
    known: FORMAT_VERSION,
  })
})

test('a project of before opens, with the defaults of the fields that came later', async () => {
  const { settings, ...fields } = JSON.parse(writeFields(newProject(photo))) as Fields & {
    settings: object
  }
  const later = ['fit', 'refineEdges', 'loop', 'camera']
  const before = Object.fromEntries(Object.entries(settings).filter(([name]) => !later.includes(name)))
  const older = { 'project.json': JSON.stringify({ ...fields, settings: before }) }
  const archive = await zip(entries(older, { version: 1 }))
  writeFileSync(join(folder, 'p.kinebrush'), archive)
  const opened = valueOf(await openProject(photos, join(folder, 'p.kinebrush')))
  // Its clips stay as they were: cut out just as painted.
  expect(opened.project.settings).toEqual({ ...newProject(photo).settings, refineEdges: false })
})

test('fields that this version does not know would be lost, so they are refused', async () => {
  const fields = { ...(JSON.parse(writeFields(newProject(photo))) as object), __camera: 1 }
  expect(await open(await zip(entries({ 'project.json': JSON.stringify(fields) })))).toEqual(
    unreadable(/not known/),
  )
})

test.each([
  ['seven groups', (fields: Fields) => (fields.groups = Array.from({ length: 7 }, (_, i) => group(i + 2)))],
  ['two groups of one label', (fields: Fields) => (fields.groups = [group(2), { ...group(2), id: 'other' }])],
  ['a path of one point', (fields: Fields) => (fields.groups = [{ ...group(2), path: path([anchor(1)]) }])],
  [
    'a coordinate that is no number',
    (fields: Fields) => (fields.groups = [{ ...group(2), path: path([anchor(1), anchor(null)]) }]),
  ],
  [
    'a coordinate without measure',
    (fields: Fields) => (fields.groups = [{ ...group(2), path: path([anchor(1), anchor(1e300)]) }]),
  ],
  [
    'a million points',
    (fields: Fields) =>
      (fields.groups = [{ ...group(2), path: path(Array.from({ length: 1e6 }, () => anchor(1))) }]),
  ],
  [
    'a speed curve that goes back in time',
    (fields: Fields) =>
      (fields.groups = [
        { ...group(2), path: { ...path([anchor(1), anchor(2)]), easing: { x1: 1.5, y1: 0, x2: 0, y2: 1 } } },
      ]),
  ],
  ['a photo of 0 x 0', (fields: Fields) => (fields.photo = { ...fields.photo, width: 0, height: 0 })],
  [
    'a photo of another size',
    (fields: Fields) => (fields.photo = { ...fields.photo, width: 10, height: 20 }),
  ],
])('%s', async (_, change) => {
  const fields = JSON.parse(writeFields(newProject(photo))) as Fields
  change(fields)
  expect(await open(await zip(entries({ 'project.json': JSON.stringify(fields) })))).toEqual(unreadable(/./))
})

interface Fields {
  photo: Record<string, unknown>
  groups: unknown[]
}
const anchor = (x: number | null) => ({ x, y: 1, kind: 'corner' })
const path = (anchors: unknown[]) => ({ anchors, easing: 'linear' })
const group = (label: number) => ({
  id: `g${label}`,
  label,
  name: 'g',
  visible: true,
  locked: false,
  sent: true,
  path: null,
})

test('labels of another size, or of no area', async () => {
  const of = (width: number, height: number, label: number) =>
    Buffer.from(encodeLabels(fromBytes({ width, height }, new Uint8Array(width * height).fill(label))))
  expect(await open(await zip(entries({ 'labels.rle': of(20, 10, 1) })))).toBe('ok')
  expect(await open(await zip(entries({ 'labels.rle': of(20, 11, 1) })))).toEqual(unreadable(/do not fit/))
  expect(await open(await zip(entries({ 'labels.rle': of(20, 10, 3) })))).toEqual(
    unreadable(/belongs to no area/),
  )
  expect(await open(await zip(entries({ 'labels.rle': Buffer.from([1, 0xff, 0xff]) })))).toEqual(
    unreadable(/do not fit/),
  )
})

test('what is no regular file is not read', async () => {
  mkdirSync(join(folder, 'folder'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  for (const name of ['folder', 'pipe']) {
    expect(await openProject(photos, join(folder, name))).toMatchObject({
      error: { code: 'file/not-a-file', name },
    })
  }
  expect(await openProject(photos, '/dev/zero')).toMatchObject({ error: { code: 'file/not-a-file' } })
  expect(await openProject(photos, join(folder, 'none'))).toMatchObject({ error: { code: 'file/not-found' } })
})
