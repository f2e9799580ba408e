import { fromWire } from '../src-shared/project/wire.ts'
import { hasSamePhoto, restoreTake } from '../src-shared/project/restore.ts'
import { fail, ok, type Result } from '../src-shared/result.ts'
import { customProfile, profileOf } from '../src-shared/service/profiles.ts'
import type { RemarksPatch, Take, TakeId } from '../src-shared/take.ts'
import type { TakeSettings } from '../src-shared/takes/difference.ts'
import { EVERY_TAKE } from '../src-shared/takes/filter.ts'
import type { EngineChoice } from '../src-shared/calls/takes.ts'
import { call } from './bridge.ts'
import { cancelGesture } from './canvas/gestures.ts'
import { askToSend } from './consent.ts'
import { showOpened, whenSafe } from './files.ts'
import { words } from './locales/en.ts'
import { takeName } from './panels/takeName.ts'
import { sendAgain } from './rendering.ts'
import { commit, currentDocument, currentProject, listTake, unlistTake } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'
import { strip } from './stores/strip.ts'
import { dropTake, putTake, takes } from './stores/takes.ts'

const takeOf = (id: TakeId): Take | null => takes.getState().byId.get(id) ?? null

/** What a take is called on the screen. */
export const shownName = (take: Take): string => takeName(take, currentDocument()?.takes ?? [])

/** Names, notes or rates a take. */
export async function remark(id: TakeId, patch: RemarksPatch): Promise<void> {
  const remarked = await call('take:remark', { id, patch })
  if (remarked.ok) putTake(remarked.value)
  else sayError(remarked.error)
}

/** Deletes a take for good; the person was asked. */
export async function deleteTake(id: TakeId): Promise<void> {
  const deleted = await call('take:delete', { id })
  if (!deleted.ok) {
    sayError(deleted.error)
    return
  }
  dropTake(id)
  unlistTake(id)
  strip.setState(({ chosen, current }) => ({
    chosen: chosen.filter((other) => other !== id),
    current: current === id ? null : current,
  }))
  if (session.getState().watching === id) session.setState({ watching: null })
}

/** What a take was made with. */
export async function settingsOf(id: TakeId): Promise<Result<TakeSettings>> {
  const take = takeOf(id)
  if (!take) return fail({ code: 'take/missing' })
  const wire = await call('take:project', { id })
  if (!wire.ok) return wire
  const project = fromWire(wire.value)
  return project ? ok({ take, project }) : fail({ code: 'take/no-settings' })
}

/** Brings a take's areas, paths and settings into the open project, as one step of undo. */
export async function restoreSettings(id: TakeId): Promise<void> {
  const made = await settingsOf(id)
  if (!made.ok) {
    sayError(made.error)
    return
  }
  const now = currentProject()
  if (!now) return
  const { project } = made.value
  if (!hasSamePhoto(now, project)) {
    session.setState({ dialog: { kind: 'otherPhoto', id, photo: project.photo.name } })
    return
  }
  cancelGesture()
  commit(restoreTake(project))
  const take = takeOf(id)
  chooseEngineOf(take)
  const name = take ? shownName(take) : ''
  say(currentProject() === now ? words.keeping.nothingToRestore(name) : words.keeping.restored(name))
}

/** Chooses what a take was made with. A custom service stays where the person has it, unless it was set up nowhere yet. */
function chooseEngineOf(take: Take | null): void {
  if (!take) return
  const { custom } = session.getState()
  const { service, engine } = take
  const isNew = engine === 'custom' && service !== null && custom.baseUrl === ''
  session.setState({
    engineId: service === null ? 'local' : engine,
    ...(isNew && { custom: { ...custom, baseUrl: service.baseUrl, localNetwork: service.localNetwork } }),
  })
}

/** Opens what a take was made from as a project of its own, with what made it chosen. */
export function openAsProject(id: TakeId): void {
  whenSafe(() => void openMadeFrom(id))
}

async function openMadeFrom(id: TakeId): Promise<void> {
  const opened = await call('take:open', { id })
  if (!opened.ok) {
    sayError(opened.error)
    return
  }
  showOpened({ kind: 'project', opened: opened.value })
  chooseEngineOf(takeOf(id))
}

/** Shows a take that the person was told of: in the strip, in the player where it has a clip, and with no project open in its own. */
export async function showTake(id: TakeId): Promise<void> {
  if (!currentDocument()) await openMadeFrom(id)
  const document = currentDocument()
  const take = takeOf(id)
  if (!document || !take) return
  const { scope } = strip.getState()
  strip.setState({
    ...{ current: id, folded: false, filter: EVERY_TAKE },
    scope: document.takes.includes(id) ? scope : 'all',
  })
  if (take.state === 'ready') session.setState({ watching: id })
}

/** Makes a take once more with exactly its settings. A service charges again, so its key and the consent are asked for. */
export async function tryAgain(take: Take): Promise<void> {
  const profile = take.service && profileOf(take.engine)
  if (!take.service || !profile) await sendAgain(take.id)
  else await askToSend({ ...profile, baseUrl: take.service.baseUrl }, () => sendAgain(take.id))
}

/** Takes a task of a service in, which was sent from elsewhere. */
export async function adoptTask(engineId: string, taskId: string, name: string): Promise<void> {
  const { custom } = session.getState()
  const opening = currentDocument()?.opening
  const engine: EngineChoice = { id: engineId, custom: engineId === 'custom' ? custom : null }
  const adopted = await call('take:adopt', { engine, taskId, name })
  if (!adopted.ok) {
    sayError(adopted.error)
    return
  }
  putTake(adopted.value)
  if (opening !== undefined) listTake(opening, adopted.value.id)
}

/** The service's profile as it is set up on this computer. */
export const profileFor = (engineId: string) =>
  engineId === 'custom' ? customProfile(session.getState().custom) : profileOf(engineId)

type ClipCall = 'take:drag' | 'take:copy' | 'take:reveal'

/** Hands a take's clip to the system as a file that is called as the take is. */
export async function handOut(how: ClipCall, take: Take): Promise<void> {
  const { id, projectName } = take
  const shown = shownName(take)
  const name = shown === projectName || take.remarks.name !== '' ? shown : `${projectName}, ${shown}`
  const done = await call(how, { id, name: name.slice(0, 80) })
  if (!done.ok) sayError(done.error)
  else if (how === 'take:copy') say(words.keeping.copied)
}
