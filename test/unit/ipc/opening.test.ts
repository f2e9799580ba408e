import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, onTestFinished } from 'vitest'
import { opening } from '../../../src-main/ipc/opening.ts'
import { save } from '../../../src-main/ipc/saving.ts'
import { openPhotoStore } from '../../../src-main/photos/photoStore.ts'
import { openDocuments } from '../../../src-main/projects/documents.ts'
import { newProject } from '../../../src-shared/project/project.ts'
import { toWire } from '../../../src-shared/project/wire.ts'

const rocket = new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/rocket.jpg')))

async function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-opening-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const photos = openPhotoStore(join(folder, 'photos'))
  const documents = await openDocuments(join(folder, 'recents.json'))
  const asked: string[] = []
  let told = 0
  const onRecents = (): void => {
    told++
  }
  const begun: string[] = []
  const files = opening({
    ...{ photos, documents, samplePath: join(folder, 'sample.kinebrush'), onRecents },
    onOpening: (name) => begun.push(name),
  })
  const path = (name: string, bytes?: string | Uint8Array): string => {
    if (bytes !== undefined) writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  /** Saves with a person who gives these answers to the question where. */
  const saving = (order: Parameters<typeof save>[1], answer: string | null) => {
    const dialogs = {
      projectToSave: (suggestion: string) => {
        asked.push(suggestion)
        return Promise.resolve(answer)
      },
    }
    return save({ photos, documents, dialogs, onRecents }, order)
  }
  const accepted = await photos.accept(rocket, 'rocket.jpg')
  if (!accepted.ok) throw new Error(accepted.error.code)
  const project = toWire(newProject(accepted.value.photo))
  const order = { documentId: null, name: 'Rocket', as: false, project, takes: [] }
  return { files, documents, path, saving, order, asked, begun, told: () => told }
}

describe('a file', () => {
  test('that is a photo is opened as one, whatever its ending', async () => {
    const { files, path, begun } = await desk()
    expect(await files.file(path('photo.kinebrush', rocket))).toMatchObject({
      ok: true,
      value: { kind: 'photo', accepted: { photo: { name: 'photo.kinebrush', width: 640, height: 427 } } },
    })
    expect(begun).toEqual(['photo.kinebrush'])
  })

  test('that is a project is opened as one, whatever its ending, and remembered', async () => {
    const { files, documents, path, saving, order, told } = await desk()
    await saving(order, path('rocket.kinebrush'))
    copyFileSync(path('rocket.kinebrush'), path('copy.jpg'))
    const opened = await files.file(path('copy.jpg'))
    expect(opened).toMatchObject({ value: { kind: 'project', opened: { project: order.project } } })
    const recents = await documents.recents()
    expect(recents).toHaveLength(2)
    expect(told()).toBe(2)
    expect(await files.recent(recents[0]?.id ?? '')).toMatchObject({ value: { documentId: recents[0]?.id } })
  })

  test('that is dropped as bytes has no place of its own to be saved to', async () => {
    const { files, path, saving, order } = await desk()
    await saving(order, path('rocket.kinebrush'))
    const dropped = await files.bytes(
      'rocket.kinebrush',
      new Uint8Array(readFileSync(path('rocket.kinebrush'))),
    )
    expect(dropped).toMatchObject({
      value: { kind: 'project', opened: { documentId: null, name: 'rocket' } },
    })
    expect(await files.bytes('a.jpg', rocket)).toMatchObject({ value: { kind: 'photo' } })
  })

  test.each([
    ['text called .jpg', 'notes.jpg', 'hello', 'photo/unsupported'],
    ['empty', 'empty.png', '', 'photo/empty'],
    ['half a photo', 'half.jpg', rocket.slice(0, 50_000), 'photo/damaged'],
    ['a zip that is no project', 'x.kinebrush', 'PK\x03\x04 and nothing more', 'project/unreadable'],
  ])('that is %s gets a clear error', async (_, name, bytes, code) => {
    const { files, path } = await desk()
    expect(await files.file(path(name, bytes))).toMatchObject({ ok: false, error: { code } })
  })

  test('that is not there, a folder or a pipe gets a clear error at once', async () => {
    const { files, path } = await desk()
    expect(await files.file(path('nothing.jpg'))).toMatchObject({ error: { code: 'file/not-found' } })
    mkdirSync(path('folder.jpg'))
    expect(await files.file(path('folder.jpg'))).toMatchObject({ error: { code: 'file/not-a-file' } })
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [path('pipe.jpg')])
    expect(await files.file(path('pipe.jpg'))).toMatchObject({ error: { code: 'file/not-a-file' } })
  })

  test('of an id that was never given out is not found', async () => {
    const { files } = await desk()
    expect(await files.recent('../../etc/passwd')).toMatchObject({ error: { code: 'file/not-found' } })
  })
})

describe('saving', () => {
  test('a new project asks where, and from then on it knows', async () => {
    const { saving, path, order, asked } = await desk()
    const saved = await saving(order, path('mine.kinebrush'))
    expect(saved).toMatchObject({ ok: true, value: { name: 'mine' } })
    const documentId = saved.ok ? (saved.value?.documentId ?? null) : null
    expect(await saving({ ...order, documentId }, null)).toEqual(saved)
    expect(asked).toEqual(['Rocket.kinebrush'])
  })

  test('as another asks where, beside the first', async () => {
    const { saving, path, order, asked } = await desk()
    const saved = await saving(order, path('mine.kinebrush'))
    const documentId = saved.ok ? (saved.value?.documentId ?? null) : null
    const before = readFileSync(path('mine.kinebrush'))
    const other = await saving({ ...order, documentId, as: true }, path('other.kinebrush'))
    expect(asked[1]).toBe(path('Rocket.kinebrush'))
    expect(other).toMatchObject({ value: { name: 'other' } })
    expect(readFileSync(path('mine.kinebrush')).equals(before)).toBe(true)
    expect(existsSync(path('other.kinebrush'))).toBe(true)
  })

  test('is nothing when the person changes their mind', async () => {
    const { saving, order, told } = await desk()
    expect(await saving(order, null)).toEqual({ ok: true, value: null })
    expect(told()).toBe(0)
  })

  test('suggests a name that every file system takes', async () => {
    const { saving, order, asked } = await desk()
    await saving({ ...order, name: '../a:b\u202egnp?' }, null)
    expect(asked).toEqual(['.._a_b_gnp_.kinebrush'])
  })

  test('areas of another photo is refused', async () => {
    const { saving, order } = await desk()
    const labels = order.project.labels.slice(1)
    expect(await saving({ ...order, project: { ...order.project, labels } }, '/nowhere')).toMatchObject({
      error: { code: 'project/unreadable' },
    })
  })
})
