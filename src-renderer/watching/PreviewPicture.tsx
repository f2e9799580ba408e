import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Moment } from '../../src-shared/motion/timing.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { loopIn, movesAlike, previewScene } from '../canvas/preview.ts'
import { words } from '../locales/en.ts'
import { startFrames, type Frames } from '../render/frames.ts'
import { PREVIEW } from '../stores/compare.ts'
import { editor } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { momentAt, previewTiming } from './frameTime.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { session } from '../stores/session.ts'
import { clockMedia } from './media.ts'
import { Areas } from './Picture.tsx'
import type { Transport } from './transport.ts'

/** The open project as this computer would move it, at the transport's time. */
export function PreviewPicture({ transport, track }: { transport: Transport; track: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => transport.attach(track, clockMedia()), [transport, track])
  useEffect(() => {
    const element = canvas.current
    return element ? followProject(element, transport) : undefined
  }, [transport])
  const photo = useStore(editor, ({ document }) => document?.history.present.photo.name ?? '')
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={`${words.watching.compare.preview}: ${photo}`} />
      <Areas id={PREVIEW} take={null} transport={transport} />
    </>
  )
}

/** Shows the preview of the open project, of the changed one when it changes, until the returned function is called. */
function followProject(canvas: HTMLCanvasElement, transport: Transport): () => void {
  let shown: Project | null = null
  let isAsSent = false
  let stop = (): void => undefined
  const look = (): void => {
    const project = editor.getState().document?.history.present ?? null
    if (!project) return
    const asSent = shownAsSent(session.getState(), project) !== null
    if (shown && movesAlike(shown, project) && asSent === isAsSent) return
    shown = project
    isAsSent = asSent
    stop()
    stop = showFrames(canvas, project, transport)
  }
  look()
  const unsubscribe = [editor.subscribe(look), session.subscribe(look)]
  return () => {
    for (const end of unsubscribe) end()
    stop()
  }
}

function showFrames(canvas: HTMLCanvasElement, project: Project, transport: Transport): () => void {
  const life = new AbortController()
  const isOver = (): boolean => life.signal.aborted
  let frames: Frames | null = null
  let isBusy = false
  let shownAt = -1
  /** How long a frame takes from the asking to the screen, ms: while it plays, the one of then is asked for. */
  let latency = 0
  const timing = previewTiming(project, loopIn(project))

  const show = async (): Promise<void> => {
    if (!frames || isBusy) return
    isBusy = true
    try {
      for (let moment = momentNow(); !isOver() && moment.phase !== shownAt; moment = momentNow()) {
        const asked = performance.now()
        const pixels = await frames.frame(moment)
        if (isOver()) return
        canvas.getContext('2d')?.putImageData(new ImageData(pixels, canvas.width, canvas.height), 0, 0)
        frames.reuse(pixels)
        shownAt = moment.phase
        latency += 0.2 * (performance.now() - asked - latency)
        // What was missed meanwhile is not made up for: the next frame is the one of now.
        if (transport.state.getState().isPlaying) break
      }
    } catch (cause) {
      // A stopped worker rejects too; that is no news.
      if (!isOver()) sayError({ code: 'render/failed', detail: String(cause) })
    } finally {
      isBusy = false
    }
  }
  const momentNow = (): Moment => {
    const { seconds, isPlaying } = transport.state.getState()
    return momentAt(timing, isPlaying ? seconds + latency / 1000 : seconds)
  }

  void previewScene(project).then((scene) => {
    if (isOver()) return
    if (!scene.ok) {
      sayError(scene.error)
      return
    }
    Object.assign(canvas, { width: scene.value.width, height: scene.value.height })
    frames = startFrames(scene.value)
    void show()
  })
  const unsubscribe = transport.state.subscribe(() => void show())
  return () => {
    life.abort()
    unsubscribe()
    frames?.stop()
  }
}
