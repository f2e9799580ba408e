import { addressProblem } from '../src-shared/project/addressProblem.ts'
import { drawingWarnings } from '../src-shared/project/pathProblems.ts'
import { canGo, problems, type Problem } from '../src-shared/project/problems.ts'
import type { Project } from '../src-shared/project/project.ts'
import { toWire } from '../src-shared/project/wire.ts'
import {
  customProfile,
  engineOf,
  LOCAL,
  type CustomSettings,
  type Engine,
} from '../src-shared/service/profiles.ts'
import type { TakeId } from '../src-shared/take.ts'
import type { EngineChoice } from '../src-shared/calls/takes.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { currentProject, currentDocument, listTake, type OpenDocument } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { askToSend } from './consent.ts'
import { takeSpec } from './exporting/takeSpec.ts'
import { session, type Session } from './stores/session.ts'
import { putTake } from './stores/takes.ts'

const customEngines = new WeakMap<CustomSettings, Engine>()

function customEngine(custom: CustomSettings): Engine {
  const engine = customEngines.get(custom) ?? { kind: 'service', profile: customProfile(custom) }
  customEngines.set(custom, engine)
  return engine
}

/** The engine that is chosen, a custom one as it is set up: the same value until one of the two changes. */
export const engineIn = ({ engineId, custom }: Pick<Session, 'engineId' | 'custom'>): Engine =>
  engineId === 'custom' ? customEngine(custom) : (engineOf(engineId) ?? LOCAL)

export const chosenEngine = (): Engine => engineIn(session.getState())

export const engineName = (engine: Engine): string =>
  engine.kind === 'local' ? words.render.localShort : engine.profile.name

/** Problems by engine of the projects that were asked about; projects are values, so they keep. */
const checked = new WeakMap<Project, Map<Engine, readonly Problem[]>>()

/**
 * The problems of a project, its mode included, with an engine as it is set up, and what a hand is told of its paths.
 * Asked by many, found once.
 */
export function problemsOf(project: Project, engine: Engine): readonly Problem[] {
  const known = checked.get(project) ?? new Map<Engine, readonly Problem[]>()
  checked.set(project, known)
  const found = known.get(engine) ?? shownProblems(project, engine)
  known.set(engine, found)
  return found
}

function shownProblems(project: Project, engine: Engine): readonly Problem[] {
  const found = problems(project, engine)
  if (engine.kind === 'local') return [...found, ...drawingWarnings(project)]
  const { baseUrl } = engine.profile
  const lost = addressProblem(engine.profile, URL.canParse(baseUrl) ? new URL(baseUrl) : null)
  return lost ? [lost, ...found] : found
}

/** Nothing is rendered or sent while there is an error among the problems with the chosen engine. */
export function canRender(): boolean {
  const project = currentProject()
  return project !== null && canGo(problemsOf(project, chosenEngine()))
}

/** A preview is always made by the local engine, whatever engine is chosen. */
export function canPreview(): boolean {
  const project = currentProject()
  return project !== null && canGo(problemsOf(project, LOCAL))
}

let starting = false

/** Renders with this computer, or asks on the way to a service. A second click meanwhile is the same click. */
export async function startTake(): Promise<void> {
  const document = currentDocument()
  if (!document || starting) return
  starting = true
  const engine = chosenEngine()
  if (engine.kind === 'local') await order(document, { id: 'local', custom: null }, 1, null)
  else await askToSend(engine.profile, () => sendTo(document))
  starting = false
}

/** Sends the document as it was when the person pressed the button. */
async function sendTo(document: OpenDocument): Promise<void> {
  const { engineId, custom, count, externalId } = session.getState()
  const engine = { id: engineId, custom: engineId === 'custom' ? custom : null }
  const started = await order(document, engine, count, count === 1 && externalId !== '' ? externalId : null)
  // An external id belongs to one take; one that was refused is the person's to mend.
  if (started) session.setState({ externalId: '' })
}

async function order(
  document: OpenDocument,
  engine: EngineChoice,
  count: number,
  externalId: string | null,
): Promise<boolean> {
  const project = document.history.present
  const spec = takeSpec(project)
  const { name } = document
  const started = await call('take:start', {
    name,
    project: toWire(project),
    spec,
    engine,
    count,
    externalId,
  })
  if (!started.ok) {
    sayError(started.error)
    return false
  }
  for (const take of started.value) {
    putTake(take)
    listTake(document.opening, take.id)
  }
  return true
}

/** Looks whether a take whose outcome is not known has become a task after all. */
export async function lookAgain(id: TakeId): Promise<void> {
  const found = await call('take:resume', { id })
  if (found.ok) putTake(found.value)
  else sayError(found.error)
}

/** Sends the very same request once more, or renders it again, as a take of its own. */
export async function sendAgain(id: TakeId): Promise<void> {
  const document = currentDocument()
  const sent = await call('take:again', { id })
  if (!sent.ok) {
    sayError(sent.error)
    return
  }
  putTake(sent.value)
  // A take of another project stays one.
  if (document?.takes.includes(id) === true) listTake(document.opening, sent.value.id)
  else say(words.keeping.elsewhere)
}

export const cancelTake = async (id: TakeId): Promise<void> => {
  const stopped = await call('take:cancel', { id })
  if (!stopped.ok) sayError(stopped.error)
}
