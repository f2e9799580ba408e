import type { AppError } from '../../src-shared/errors.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { playhead } from '../stores/playhead.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { session } from '../stores/session.ts'
import { frameAt, momentAt, playedOn, previewTiming, stepped, type Timing } from '../watching/frameTime.ts'
import { LiveFrames, putPicture } from './liveFrames.ts'
import type { Previewed } from './previewScene.ts'

/** Frames asked for and not yet shown: one is made while another is on its way to the canvas. */
const MOST_ON_THE_WAY = 2

interface Running {
  readonly frames: LiveFrames
  readonly canvas: HTMLCanvasElement
  /** What the preview does once its first frame is there. */
  then: 'playing' | 'paused'
  onTheWay: number
  /** A frame is wanted that could not be asked for yet. */
  isWanted: boolean
  /** Number of the frame that was asked for last. */
  asked: number
}

let running: Running | null = null
/** Counts the times that playing began: only the latest of them goes on. */
let plays = 0
let shown: HTMLCanvasElement | null = null
const watchers = new Set<() => void>()

/** The frame of the preview that is to be seen; null before the first one. */
export const previewFrame = (): HTMLCanvasElement | null => shown

export function onPreviewFrame(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const isOn = (): boolean => session.getState().preview !== 'off'

/** Starts the preview from the beginning, or stops it. */
export function togglePreview(): void {
  if (isOn()) stopPreview()
  else startPreview('playing', 0)
}

/** Plays, or stands still where it is. */
export function togglePlaying(): void {
  if (session.getState().preview === 'playing') pausePreview()
  else resumePreview()
}

export function stopPreview(): void {
  if (!isOn()) return
  running?.frames.stop()
  running = null
  shown = null
  session.setState({ preview: 'off' })
}

/** Stands still at the start of the frame that is seen. */
export function pausePreview(): void {
  const now = timing()
  if (!now) return
  playhead.setState(({ seconds }) => ({ seconds: stepped(now, seconds, 0) }))
  session.setState({ preview: 'paused' })
  show()
}

/** Plays on, from the beginning where it is at its end. */
export function resumePreview(): void {
  const now = timing()
  if (!now) return
  const { seconds } = playhead.getState()
  const from = seconds >= stepped(now, seconds, Infinity) ? 0 : seconds
  if (!isOn()) {
    startPreview('playing', from)
    return
  }
  playhead.setState({ seconds: from })
  go('playing')
}

/** Stands still at a time, seconds. */
export function seekPreview(seconds: number): void {
  if (!isOn()) {
    startPreview('paused', seconds)
    return
  }
  playhead.setState({ seconds })
  go('paused')
  show()
}

/** Has the preview play or stand still: now, or as soon as its first frame is there. */
function go(how: 'playing' | 'paused'): void {
  if (!running) return
  running.then = how
  const { preview } = session.getState()
  if (preview === 'loading' || preview === how) return
  session.setState({ preview: how })
  if (how === 'playing') void play()
}

/** Stands still so many frames on, back where negative. */
export function stepPreview(frames: number): void {
  const now = timing()
  if (now) seekPreview(stepped(now, playhead.getState().seconds, frames))
}

const previewedNow = (project: Project): Previewed => ({
  project,
  service: shownAsSent(session.getState(), project),
})

/** How the clip that is previewed is made; null without a project. */
function timing(): Timing | null {
  const project = currentProject()
  return project && previewTiming(project, previewedNow(project).service !== null)
}

function startPreview(then: 'playing' | 'paused', seconds: number): void {
  const project = currentProject()
  if (!project || !canGo(problems(project, LOCAL))) return
  const frames = new LiveFrames(previewedNow(project), { changed: show, failed: giveUp })
  const canvas = document.createElement('canvas')
  const mine: Running = { frames, canvas, then, onTheWay: 0, isWanted: false, asked: -1 }
  running = mine
  playhead.setState({ seconds })
  session.setState({ preview: 'loading' })
  void present(mine).then(() => {
    if (running !== mine || session.getState().preview !== 'loading') return
    session.setState({ preview: mine.then })
    if (mine.then === 'playing') void play()
  })
}

function giveUp(error: AppError): void {
  sayError(error)
  stopPreview()
}

/** Has the playhead's frame shown, soon. */
function show(): void {
  if (running) void present(running)
}

/** Whether a frame may be asked for now; else it is once another has come. */
function mayAsk(mine: Running): boolean {
  mine.isWanted = mine.onTheWay === MOST_ON_THE_WAY
  if (mine.isWanted) return false
  mine.onTheWay++
  return true
}

async function present(mine: Running): Promise<void> {
  const now = timing()
  if (!now || !mayAsk(mine)) return
  const { seconds } = playhead.getState()
  mine.asked = frameAt(now, seconds)
  try {
    const picture = await mine.frames.frame(momentAt(now, seconds))
    if (running !== mine) return
    putPicture(mine.canvas, picture)
    picture.giveBack()
    shown = mine.canvas
    for (const watcher of watchers) watcher()
  } catch (cause) {
    // A stopped worker rejects too; that is no news.
    if (running === mine) giveUp({ code: 'render/failed', detail: String(cause) })
    return
  }
  mine.onTheWay--
  if (mine.isWanted) void present(mine)
}

/**
 * Plays on from the playhead by the clock: a slow machine drops frames, not speed. The playhead goes from frame to frame
 * of the clip, not of the screen: each of its steps costs who shows the time.
 */
async function play(): Promise<void> {
  const mine = running
  const turn = ++plays
  let { seconds } = playhead.getState()
  let last = performance.now()
  for (;;) {
    await nextFrame()
    const now = timing()
    if (!mine || !now || turn !== plays || running !== mine || session.getState().preview !== 'playing')
      return
    const time = performance.now()
    seconds = playedOn(now, seconds, (time - last) / 1000, playhead.getState().repeats)
    last = time
    if (seconds >= now.durationSeconds) {
      playhead.setState({ seconds })
      pausePreview()
    } else if (frameAt(now, seconds) !== mine.asked) {
      playhead.setState({ seconds })
      show()
    }
  }
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

// An edit during the preview shows in it, which goes on from where it was.
let checked: Project | null = null
editor.subscribe(() => {
  const project = currentProject()
  if (!running || project === checked) return
  checked = project
  if (project && canGo(problems(project, LOCAL))) running.frames.follow(previewedNow(project))
  else stopPreview()
})

// So does the choice between the curve and what is sent of it.
session.subscribe(() => {
  const project = currentProject()
  if (project) running?.frames.follow(previewedNow(project))
})
