import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import type { Framing } from '../../src-shared/photo/frame.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { commit, currentProject, editor } from '../stores/editor.ts'
import { framing, setFrame } from '../stores/framing.ts'
import { activeArea, chooseArea, chosenAnchors, session, toolInHand } from '../stores/session.ts'
import { findObject } from '../objects/findObject.ts'
import { preferences } from '../stores/preferences.ts'
import { lookAt } from './looking.ts'
import { photoPicture } from './photoPicture.ts'
import { stopThinking, think, thinkingPreview } from './thinking.ts'
import type { Gesture, HeldKeys, Preview, Sample, ToolContext } from '../tools/tool.ts'
import { tools } from '../tools/tools.ts'

let gesture: Gesture | null = null
/** The tool and the area that it began with, for the words of its step. */
let origin: { readonly by: string; readonly about: string } | null = null
/** What the gesture began on: it holds a snapshot of it. */
let ground: Project | null = null
/** The photo's frame as it was then. */
let framedBefore: Framing | null = null
/** The wand's tolerance as it was then. */
let toleranceBefore = 0
/** Where the last stroke ended, on this photo. */
let lastEnd: { readonly photo: string; readonly at: ImagePoint } | null = null
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
/** Where the stroke that is being painted has come to: on a string, behind the hand. */
export const gestureTip = (): ImagePoint | null => gesture?.end?.() ?? null
export const gesturePreview = (): Preview | null => (gesture ? gesture.preview() : thinkingPreview())

/** What a tool sees of the editor now. */
function contextOf(project: Project, erase: boolean, keys: HeldKeys, press: Press): ToolContext {
  const state = session.getState()
  const { brushPx, view, onlyEmpty, tolerance, contiguous } = state
  const { stabiliser } = preferences.getState()
  return {
    ...{ project, erase, keys, brushPx, onlyEmpty, tolerance, contiguous },
    picture: photoPicture,
    findObject,
    framing: framing.getState().now,
    again: press.again ?? false,
    area: activeArea(project, state.area),
    chosen: chosenAnchors(state, project),
    // Arrow keys do not tremble.
    stringPx: press.byKeys === true ? 0 : stabiliser / view.scale,
    scale: view.scale,
    lastEnd: lastEnd?.photo === project.photo.id ? lastEnd.at : null,
  }
}

/** How a gesture is begun. */
interface Press {
  /** By keys, not by a hand. */
  readonly byKeys?: boolean
  /** The second press of a double click. */
  readonly again?: boolean
}

export function beginGesture(point: Sample, erase: boolean, keys: HeldKeys, press: Press = {}): void {
  const project = currentProject()
  if (gesture || !project) return
  stopThinking()
  const context = contextOf(project, erase, keys, press)
  const by = toolInHand(session.getState())
  gesture = tools[by].begin(point, context)
  origin = { by, about: context.area }
  ground = project
  framedBefore = framing.getState().now
  toleranceBefore = context.tolerance
  if (gesture && !gesture.look && !gesture.chosen) session.setState({ anchors: [] })
  changed()
}

export function moveGesture(points: readonly Sample[], keys: HeldKeys): void {
  if (!gesture) return
  gesture.move(points, keys)
  const tolerance = gesture.tolerance?.()
  if (tolerance !== undefined) session.setState({ tolerance })
  const frame = gesture.frame?.()
  if (frame) setFrame(frame)
  changed()
}

/** Whether a gesture goes on from click to click, with no button held between them. */
export const isClicking = (): boolean => gesture?.clicks !== undefined

/** A further click of such a gesture. */
export function pressGesture(point: ImagePoint, again = false): void {
  if (gesture?.clicks?.press(point, again) === 'done') finishGesture()
  else changed()
}

/** The button of such a click is let go. */
export function releaseClick(): void {
  gesture?.clicks?.release?.()
  changed()
}

/** Takes the last click of such a gesture back; without its first one there is none. */
export function stepBack(): void {
  if (gesture?.clicks?.back() === 'nothing-left') cancelGesture()
  else changed()
}

/** The button is released: the gesture ends, or goes on from click to click. */
export function releaseGesture(): void {
  const next = gesture?.release?.() ?? null
  if (!next) {
    finishGesture()
    return
  }
  gesture = next
  changed()
}

/** Ends the gesture; what it comes to is one step of undo. */
export function finishGesture(): void {
  const ended = gesture
  if (!ended) return
  if (ended.finishLater) {
    const began = origin
    gesture = null
    think({ ...ended, finishLater: ended.finishLater }, (edit) => commit({ ...began, ...edit }), changed)
    return
  }
  const edit = ended.finish()
  const at = ended.end?.()
  const look = ended.look?.()
  if (at && ground) lastEnd = { photo: ground.photo.id, at }
  gesture = null
  if (edit) commit({ ...origin, ...edit })
  if (look) lookAt(look)
  const area = ended.area?.() ?? null
  if (area !== null) chooseArea(area)
  else if (ended.chosen) session.setState({ anchors: ended.chosen() })
  changed()
}

/** Forgets the gesture. Nothing was written to the project; what it set beside it is as it was before. */
export function cancelGesture(): boolean {
  if (!gesture) return false
  if (gesture.frame && framedBefore) setFrame(framedBefore.frame)
  if (gesture.tolerance) session.setState({ tolerance: toleranceBefore })
  gesture = null
  changed()
  return true
}

// A project that changes under a gesture, as when its area is removed, may take the ground away that it stands on.
editor.subscribe(() => {
  const project = currentProject()
  if (!gesture || project === ground) return
  if (project && ground && isSameGround(ground, project)) ground = project
  else cancelGesture()
})

/** Whether what gestures write to is as it was: a word of the prompt, a name or the save of the project do not touch it. */
const isSameGround = (before: Project, now: Project): boolean =>
  now.photo === before.photo &&
  now.labels === before.labels &&
  now.frozen.locked === before.frozen.locked &&
  now.groups.length === before.groups.length &&
  now.groups.every((group, i) => {
    const was = before.groups[i]
    return group.id === was?.id && group.path === was.path && group.locked === was.locked
  })
