import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Opened, OpenedProject } from '../../src-shared/calls/files.ts'
import { KIND_BYTES, kindOf, type FileKind } from '../../src-shared/fileKind.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Documents } from '../projects/documents.ts'
import { openProject, readProjectFile, type ProjectFile } from '../projects/projectFiles.ts'

/** Opens what a person gives the app, a photo or a project: what it is, its first bytes tell. */
export interface Opening {
  file(path: string): Promise<Result<Opened>>
  /** A pasted file that lies nowhere: only its bytes are known. */
  bytes(name: string, bytes: Uint8Array): Promise<Result<Opened>>
  recent(documentId: string): Promise<Result<OpenedProject>>
  sample(): Promise<Result<OpenedProject>>
}

export interface OpeningParts {
  readonly photos: PhotoStore
  readonly documents: Documents
  readonly samplePath: string
  readonly onRecents: () => void
  /** Told of a file by its name before it is read. */
  readonly onOpening: (name: string) => void
}

export function opening(parts: OpeningParts): Opening {
  const { photos, documents, samplePath, onRecents, onOpening } = parts
  const project = async (path: string): Promise<Result<OpenedProject>> => {
    onOpening(basename(path))
    const opened = await openProject(photos, path)
    if (!opened.ok) return opened
    await documents.remember(path)
    onRecents()
    return ok(asOpened(opened.value, documents.idOf(path)))
  }
  return {
    async file(path) {
      if (isProject(await kindOfFile(path))) return mapped(await project(path), asProject)
      onOpening(basename(path))
      return mapped(await photos.acceptFile(path, basename(path)), asPhoto)
    },
    async bytes(name, bytes) {
      if (!isProject(kindOf(bytes))) return mapped(await photos.accept(bytes, name), asPhoto)
      return mapped(await readProjectFile(photos, bytes, name), (file) => asProject(asOpened(file, null)))
    },
    async recent(documentId) {
      const path = documents.pathOf(documentId)
      if (path === null) return fail({ code: 'file/not-found', name: '' })
      const opened = await project(path)
      // A file that is gone leaves the list too.
      if (!opened.ok) onRecents()
      return opened
    },
    async sample() {
      return mapped(await openProject(photos, samplePath), (file) => asOpened(file, null))
    },
  }
}

// Any archive goes the project's way, which knows best what is wrong with it.
const isProject = (kind: FileKind): boolean => kind === 'kinebrush' || kind === 'zip'

/** Unknown where it cannot be read: reading it whole then says why. */
async function kindOfFile(path: string): Promise<FileKind> {
  const head = await readHead(path).catch(() => null)
  return head ? kindOf(head) : 'unknown'
}

async function readHead(path: string): Promise<Uint8Array | null> {
  // Opening a pipe would wait for its writer.
  if (!(await stat(path)).isFile()) return null
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(KIND_BYTES), 0, KIND_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const asOpened = ({ name, project, takes }: ProjectFile, documentId: string | null): OpenedProject => ({
  documentId,
  name,
  project: toWire(project),
  takes: [...takes],
})

const asProject = (opened: OpenedProject): Opened => ({ kind: 'project', opened })
const asPhoto = (accepted: Extract<Opened, { kind: 'photo' }>['accepted']): Opened => ({
  kind: 'photo',
  accepted,
})

const mapped = <T, U>(result: Result<T>, change: (value: T) => U): Result<U> =>
  result.ok ? ok(change(result.value)) : result
