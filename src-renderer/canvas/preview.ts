import { createStore } from 'zustand/vanilla'
import { DEFAULT_FPS, PREVIEW_PIXELS } from '../../src-shared/limits.ts'
import { scaledSize, type Loop } from '../../src-shared/motion/clipSpec.ts'
import { sceneOf, type Scene } from '../../src-shared/motion/scene.ts'
import { momentOf } from '../../src-shared/motion/timing.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import type { Group, Project } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { moversAsSent } from '../../src-shared/service/asSent.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { startFrames, type Frames } from '../render/frames.ts'
import { keepBendLimits } from '../stores/bendLimits.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { session } from '../stores/session.ts'
import { fetchPixels } from './photoPixels.ts'

/** The preview's time, seconds from the start, out of the clip's length. */
export const playhead = createStore(() => ({ seconds: 0, total: 5 }))

interface Running {
  readonly frames: Frames
  readonly canvas: HTMLCanvasElement
  readonly loop: Loop
}

let running: Running | null = null
/** Counts starts and stops, so that what was begun before the latest of them is dropped when it comes. */
let turn = 0
let shown: HTMLCanvasElement | null = null
const watchers = new Set<() => void>()

/** The frame of the preview that is to be seen; null before the first one. */
export const previewFrame = (): HTMLCanvasElement | null => shown

export function onPreviewFrame(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Starts the preview, or stops it. */
export async function togglePreview(): Promise<void> {
  if (session.getState().preview === 'off') await startPreview(0)
  else stopPreview()
}

export function stopPreview(): void {
  if (session.getState().preview === 'off') return
  dropFrames()
  shown = null
  session.setState({ preview: 'off' })
}

export const pausePreview = (): void => session.setState({ preview: 'paused' })

export function resumePreview(): void {
  const { seconds, total } = playhead.getState()
  if (seconds >= total) playhead.setState({ seconds: 0 })
  session.setState({ preview: 'playing' })
  void play(turn)
}

export function seekPreview(seconds: number): void {
  playhead.setState({ seconds })
  if (session.getState().preview === 'playing') pausePreview()
  void showFrame(turn)
}

function dropFrames(): void {
  turn++
  running?.frames.stop()
  running = null
}

async function startPreview(seconds: number): Promise<void> {
  const project = currentProject()
  if (!project) return
  dropFrames()
  const mine = turn
  session.setState({ preview: shown ? 'playing' : 'loading' })
  playhead.setState({ seconds, total: project.settings.durationSeconds })
  const scene = await previewScene(project)
  if (mine !== turn) return
  if (!scene.ok) {
    sayError(scene.error)
    stopPreview()
    return
  }
  const frames = startFrames(scene.value)
  running = { frames, canvas: blank(scene.value), loop: loopIn(project) }
  frames.planned().then(
    (limits) => keepBendLimits(limits, project.photo.width / scene.value.width),
    () => undefined,
  )
  // Without texture the holes stay filled smoothly; a worker that is stopped says so here too.
  frames.textured().then(showIfPaused, () => undefined)
  await showFrame(mine)
  if (mine !== turn) return
  if (session.getState().preview === 'loading') session.setState({ preview: 'playing' })
  void play(mine)
}

/** A picture that stands still would not show what has come since. */
function showIfPaused(): void {
  if (session.getState().preview === 'paused') void showFrame(turn)
}

/** A project as the preview moves it. */
export async function previewScene(project: Project): Promise<Result<Scene>> {
  const size = workingSize(project.photo)
  const pixels = await fetchPixels(project.photo.id, size, project.photo.background)
  return pixels.ok ? ok(sceneIn(project, size, pixels.value)) : pixels
}

/** A service gets paths alone: what else areas, camera and clip do is this computer's. */
function sceneIn(project: Project, size: Size, pixels: Uint8ClampedArray<ArrayBuffer>): Scene {
  const service = shownAsSent(session.getState(), project)
  const scene = sceneOf(project, size, pixels, project.settings)
  return service ? { ...scene, movers: moversAsSent(project, size, service.limits), camera: null } : scene
}

/** How the preview goes on at its end. */
export const loopIn = (project: Project): Loop =>
  shownAsSent(session.getState(), project) ? 'none' : project.settings.loop

/** Large photos are previewed smaller: motion should be smooth before it is sharp. */
const workingSize = (photo: Size): Size =>
  scaledSize(photo, Math.min(1, Math.sqrt(PREVIEW_PIXELS / (photo.width * photo.height))))

function blank({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  return canvas
}

/** Shows the frame of the playhead's time. */
async function showFrame(mine: number): Promise<void> {
  const now = running
  if (!now) return
  const { seconds, total } = playhead.getState()
  const timing = { fps: DEFAULT_FPS, durationSeconds: total, loop: now.loop }
  try {
    const pixels = await now.frames.frame(momentOf(timing, seconds * DEFAULT_FPS))
    if (mine !== turn) return
    now.canvas
      .getContext('2d')
      ?.putImageData(new ImageData(pixels, now.canvas.width, now.canvas.height), 0, 0)
    now.frames.reuse(pixels)
    shown = now.canvas
    for (const watcher of watchers) watcher()
  } catch (cause) {
    // A stopped worker rejects too; that is no news.
    if (mine !== turn) return
    sayError({ code: 'render/failed', detail: String(cause) })
    stopPreview()
  }
}

/** Plays on from the playhead, over and over, by the clock: a slow machine drops frames, not speed. */
async function play(mine: number): Promise<void> {
  let last = performance.now()
  const goesOn = (): boolean => mine === turn && session.getState().preview === 'playing'
  while (goesOn()) {
    await nextFrame()
    if (!goesOn()) return
    const now = performance.now()
    const { seconds, total } = playhead.getState()
    playhead.setState({ seconds: (seconds + (now - last) / 1000) % total })
    last = now
    await showFrame(mine)
  }
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Whether two projects move alike: names, prompts and switches of the screen do not matter. */
export const movesAlike = (a: Project, b: Project): boolean =>
  a.photo.id === b.photo.id &&
  a.photo.background === b.photo.background &&
  a.labels === b.labels &&
  a.settings.durationSeconds === b.settings.durationSeconds &&
  a.settings.mode === b.settings.mode &&
  a.settings.fit === b.settings.fit &&
  a.settings.refineEdges === b.settings.refineEdges &&
  a.settings.camera === b.settings.camera &&
  a.settings.loop === b.settings.loop &&
  a.groups.length === b.groups.length &&
  a.groups.every((group, i) => sameMotion(group, b.groups[i]))

const sameMotion = (a: Group, b: Group | undefined): boolean =>
  a.path === b?.path && a.sent === b.sent && a.motion === b.motion && a.movement === b.movement

// An edit during the preview shows in it: the scene is made anew and goes on from where it was.
let previewed: Project | null = null
editor.subscribe(() => {
  const project = currentProject()
  const { preview } = session.getState()
  const before = previewed
  previewed = project
  if (preview === 'off' || project === before) return
  if (!project || !canGo(problems(project, LOCAL))) stopPreview()
  else if (!before || !movesAlike(before, project)) void restart()
})

// So does the choice between the curve and what is sent of it.
session.subscribe((state, before) => {
  const project = currentProject()
  if (!project || state.preview === 'off') return
  const isAsSent = shownAsSent(state, project) !== null
  if (isAsSent !== (shownAsSent(before, project) !== null)) void restart()
})

async function restart(): Promise<void> {
  const paused = session.getState().preview === 'paused'
  await startPreview(playhead.getState().seconds)
  if (paused && session.getState().preview === 'playing') pausePreview()
}
