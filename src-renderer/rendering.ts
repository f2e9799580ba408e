import { clipSizeFor } from '../src-shared/motion/clipSpec.ts'
import { canGo, problems, type Problem } from '../src-shared/project/problems.ts'
import type { Project } from '../src-shared/project/project.ts'
import { toWire } from '../src-shared/project/wire.ts'
import { DEFAULT_FPS } from '../src-shared/limits.ts'
import { engineOf, LOCAL, type Engine } from '../src-shared/service/profiles.ts'
import type { TakeId } from '../src-shared/take.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { currentDocument, currentProject, listTake } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'
import { putTake, setExporting } from './stores/takes.ts'

export const chosenEngine = (): Engine => engineOf(session.getState().engineId) ?? LOCAL

export const engineName = (engine: Engine): string =>
  engine.kind === 'local' ? words.render.localShort : engine.profile.name

/** Problems by engine of the projects that were asked about; projects are values, so they keep. */
const checked = new WeakMap<Project, Map<string, readonly Problem[]>>()

/** The problems of a project with an engine. Asked by many on each change, found once. */
export function problemsOf(project: Project, engineId: string): readonly Problem[] {
  const known = checked.get(project) ?? new Map<string, readonly Problem[]>()
  checked.set(project, known)
  const found = known.get(engineId) ?? problems(project, engineOf(engineId) ?? LOCAL)
  known.set(engineId, found)
  return found
}

/** The local engine needs nothing but a project without errors; services cannot be sent to yet. */
export function canRender(): boolean {
  const project = currentProject()
  const engine = chosenEngine()
  return project !== null && engine.kind === 'local' && canGo(problemsOf(project, 'local'))
}

/** A preview is always made by the local engine, whatever engine is chosen. */
export function canPreview(): boolean {
  const project = currentProject()
  return project !== null && canGo(problemsOf(project, 'local'))
}

export async function startTake(): Promise<void> {
  const document = currentDocument()
  if (!document) return
  const project = document.history.present
  const size = clipSizeFor('mp4', project.photo)
  const { durationSeconds } = project.settings
  const spec = { format: 'mp4', ...size, fps: DEFAULT_FPS, durationSeconds, loop: 'none' } as const
  const take = await call('take:start', {
    name: document.name,
    project: toWire(project),
    spec: { ...spec, width: size.width, height: size.height },
    engine: { id: 'local', custom: null },
    count: 1,
    externalId: null,
  })
  if (!take.ok) {
    sayError(take.error)
    return
  }
  for (const started of take.value) {
    putTake(started)
    listTake(started.id)
  }
}

export const cancelTake = async (id: TakeId): Promise<void> => {
  const stopped = await call('take:cancel', { id })
  if (!stopped.ok) sayError(stopped.error)
}

/** Writes a take where the person says; main asks where. */
export async function exportTake(id: TakeId): Promise<void> {
  const exported = await call('take:export', { id })
  setExporting(null)
  if (!exported.ok) sayError(exported.error)
  else if (exported.value) say(words.takes.exported(exported.value.name), words.takes.exportedDetail)
}
