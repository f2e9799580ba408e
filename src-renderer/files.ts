import type { AcceptedPhoto, Opened, OpenedProject } from '../src-shared/calls/files.ts'
import { addGroup } from '../src-shared/project/edits.ts'
import { newProject, type Photo } from '../src-shared/project/project.ts'
import { fromWire, toWire } from '../src-shared/project/wire.ts'
import { fail, type Result } from '../src-shared/result.ts'
import { bridge, call } from './bridge.ts'
import { cancelGesture } from './canvas/gestures.ts'
import { expectPhoto } from './canvas/photoLoader.ts'
import { stopPreview } from './canvas/preview.ts'
import { words } from './locales/en.ts'
import { closeCompare } from './stores/compare.ts'
import { closeDocument, currentDocument, isUnsaved, markSaved, openDocument, seal } from './stores/editor.ts'
import { offer, say, sayError } from './stores/notices.ts'
import { fit, session, setBrush } from './stores/session.ts'
import { interrupted, takes } from './stores/takes.ts'
import { startWork } from './stores/work.ts'

/** Goes on when nothing would be lost: at once, or after the person has saved or given the changes up. */
export function whenSafe(proceed: () => void): void {
  const document = currentDocument()
  if (!document || !isUnsaved(document)) proceed()
  else session.setState({ dialog: { kind: 'unsaved', proceed } })
}

/** Goes on when nothing is under way for any take, or the person has read what becomes of it. */
export function whenIdle(proceed: () => void): void {
  if (interrupted(takes.getState())) session.setState({ dialog: { kind: 'busy', proceed } })
  else proceed()
}

/** Shows what main opened; a photo begins a new project with one moving area, ready to be painted. */
export function showOpened(opened: Opened): void {
  if (opened.kind === 'project') {
    showProject(opened.opened)
    return
  }
  const { photo, flattened } = opened.accepted
  const project = addGroup(crypto.randomUUID(), words.areas.newName).apply(newProject(photo))
  begin({ project, name: photo.name.replace(/\.\w+$/, ''), documentId: null, takes: [] })
  sayReduced(opened.accepted)
  if (flattened) {
    offer(words.notices.flattened, words.fitting.chooseOther, () =>
      session.setState({ dialog: { kind: 'background' } }),
    )
  }
}

/** A photo that is too large to be worked on is a smaller one from here on: clips and requests show it. */
function sayReduced({ reducedFrom }: AcceptedPhoto): void {
  if (reducedFrom)
    say(words.notices.reduced, words.notices.reducedDetail(reducedFrom.width, reducedFrom.height))
}

/** Waits for something that opens; null when the person did not want to. */
async function wanted<T>(opening: Promise<T>): Promise<T | null> {
  const isWanted = startWork(null)
  const opened = await opening
  return isWanted() ? opened : null
}

function showProject({ project: wire, name, documentId, takes }: OpenedProject): void {
  const project = fromWire(wire)
  if (!project) {
    sayError({ code: 'project/unreadable', detail: 'labels' })
    return
  }
  begin({ project, name, documentId, takes })
}

/** The brush begins at this share of the photo's shorter side. */
const FIRST_BRUSH_SHARE = 0.08

function begin(opened: Parameters<typeof openDocument>[0]): void {
  for (const forget of refusals) forget()
  refusals = []
  cancelGesture()
  stopPreview()
  closeCompare()
  session.setState({
    area: opened.project.groups[0]?.id ?? 'frozen',
    anchors: [],
    watching: null,
    fitted: true,
    tool: 'brush',
    brushSizes: {},
    // What was hidden of the last photo is not to be missed on this one.
    solo: null,
    plain: false,
  })
  expectPhoto(opened.project.photo)
  openDocument(opened)
  const { width, height } = opened.project.photo
  setBrush(Math.min(width, height) * FIRST_BRUSH_SHARE)
  fit(opened.project.photo)
}

/** What takes the messages away that were said of files which did not open: once another has, they are past. */
let refusals: (() => void)[] = []

/** Null: the person did not want to wait. */
function showOrSay(result: Result<Opened | null> | null): void {
  if (!result) return
  if (!result.ok) refusals.push(sayError(result.error))
  else if (result.value) showOpened(result.value)
}

/** Lets the person choose a photo beside the one that is open; a project is no photo. */
export async function choosePhoto(): Promise<Photo | null> {
  const chosen = await wanted(call('file:choose', {}))
  if (!chosen) return null
  if (!chosen.ok) sayError(chosen.error)
  else if (chosen.value?.kind === 'photo') {
    const { photo, flattened } = chosen.value.accepted
    if (flattened) say(words.notices.flattened)
    sayReduced(chosen.value.accepted)
    return photo
  }
  if (chosen.ok && chosen.value) sayError({ code: 'photo/unsupported', found: 'kinebrush' })
  return null
}

export const openByDialog = async (): Promise<void> => {
  const chosen = await wanted(call('file:choose', {}))
  if (!chosen) return
  if (chosen.ok && chosen.value) {
    const opened = chosen.value
    whenSafe(() => showOpened(opened))
  } else showOrSay(chosen)
}

/** Asks for the address of a picture, or fetches the one that was given, and begins a project with it. */
export const openAddress = (address: string | null): void =>
  session.setState({
    dialog: {
      kind: 'address',
      address,
      onPhoto: (accepted) => whenSafe(() => showOpened({ kind: 'photo', accepted })),
    },
  })

const asProject = (result: Result<OpenedProject> | null): Result<Opened> | null =>
  result && (result.ok ? { ok: true, value: { kind: 'project', opened: result.value } } : fail(result.error))

export const openSample = (): Promise<void> =>
  afterSafe(async () => showOrSay(asProject(await wanted(call('file:sample', {})))))

export const openRecent = (id: string): Promise<void> =>
  afterSafe(async () => showOrSay(asProject(await wanted(call('file:openRecent', { id })))))

const afterSafe = (run: () => Promise<void>): Promise<void> =>
  new Promise((done) => whenSafe(() => void run().then(done)))

/** A file that lies nowhere, as a picture from the clipboard: its first save asks where to. */
const acceptBytes = async (file: File): Promise<Result<Opened>> =>
  call('file:accept', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })

/** Takes a dropped or pasted file in. */
export const acceptFile = (file: File): Promise<void> =>
  afterSafe(async () => {
    const isWanted = startWork(words.photo.opening(file.name))
    const opened = (await bridge.openFile(file)) ?? (await acceptBytes(file))
    if (isWanted()) showOrSay(opened)
  })

/** Saves the project; main asks where when it has no file yet. True when it is on disk. */
export async function saveProject(as: boolean): Promise<boolean> {
  seal()
  const document = currentDocument()
  if (!document) return false
  const { opening, history, name, documentId, takes } = document
  const project = history.present
  const saved = await call('project:save', {
    documentId,
    name,
    as,
    project: toWire(project),
    takes: [...takes],
  })
  if (!saved.ok) sayError(saved.error)
  else if (saved.value)
    markSaved(opening, { project, takes, at: Date.now() }, saved.value.documentId, saved.value.name)
  return saved.ok && saved.value !== null
}

export const closeProject = (): void =>
  whenSafe(() => {
    cancelGesture()
    stopPreview()
    closeCompare()
    session.setState({ watching: null })
    closeDocument()
  })
