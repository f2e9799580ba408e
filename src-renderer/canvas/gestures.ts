import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { commit, currentProject, editor } from '../stores/editor.ts'
import { activeArea, session, toolInHand } from '../stores/session.ts'
import type { Gesture, Preview, ToolContext, ToolId } from '../tools/tool.ts'
import { tools } from '../tools/tools.ts'

let gesture: Gesture | null = null
/** What the gesture began on: it holds a snapshot of it. */
let ground: Project | null = null
const watchers = new Set<() => void>()

/** Calls back whenever a gesture begins, moves or ends. */
export function onGesture(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const changed = (): void => {
  for (const watcher of watchers) watcher()
}

export const isGesturing = (): boolean => gesture !== null
export const gesturePreview = (): Preview | null => gesture?.preview() ?? null

/** What a tool sees of the editor now; null without a project. */
export function toolContext(): ToolContext | null {
  const project = currentProject()
  const { area, brushPx, view } = session.getState()
  return project && { project, area: activeArea(project, area), brushPx, scale: view.scale }
}

export function beginGesture(point: ImagePoint, toolId: ToolId = toolInHand(session.getState())): void {
  const context = toolContext()
  if (gesture || !context) return
  gesture = tools[toolId].begin(point, context)
  ground = context.project
  if (gesture) session.setState({ anchor: gesture.anchor ?? null })
  changed()
}

export function moveGesture(points: readonly ImagePoint[]): void {
  if (!gesture) return
  gesture.move(points)
  changed()
}

/** Ends the gesture; what it comes to is one step of undo. */
export function finishGesture(): void {
  const edit = gesture?.finish() ?? null
  gesture = null
  if (edit) commit(edit)
  changed()
}

/** Forgets the gesture. Nothing was written, so there is nothing to take back. */
export function cancelGesture(): boolean {
  if (!gesture) return false
  gesture = null
  changed()
  return true
}

// A project that changes under a gesture, as when its area is removed, takes the ground away that it stands on.
editor.subscribe(() => {
  if (gesture && currentProject() !== ground) cancelGesture()
})
