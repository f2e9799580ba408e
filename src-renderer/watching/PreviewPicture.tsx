import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { momentOf } from '../../src-shared/motion/timing.ts'
import { LiveFrames, putPicture } from '../canvas/liveFrames.ts'
import type { Previewed } from '../canvas/previewScene.ts'
import { words } from '../locales/en.ts'
import { PREVIEW } from '../stores/compare.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { frameAt, previewTiming, type Timing } from './frameTime.ts'
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

/** Shows the preview of the open project, and of the changed one when it changes, until the returned function is called. */
function followProject(canvas: HTMLCanvasElement, transport: Transport): () => void {
  const first = previewed()
  if (!first) return () => undefined
  let isBusy = false
  let isOver = false
  /** Number of the frame that is shown; null: it may look otherwise by now. */
  let shown: number | null = null
  /** How long a frame takes from the asking to the screen, ms: while it plays, the one of then is asked for. */
  let latency = 0
  const frames = new LiveFrames(first, {
    changed() {
      shown = null
      void show()
    },
    failed: sayError,
  })
  const timing = (): Timing => timingOf(previewed() ?? first)
  const wanted = (): number => {
    const { seconds, isPlaying } = transport.state.getState()
    return frameAt(timing(), isPlaying ? seconds + latency / 1000 : seconds)
  }
  const show = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    try {
      for (let frame = wanted(); frame !== shown; frame = wanted()) {
        const asked = performance.now()
        shown = frame
        const picture = await frames.frame(momentOf(timing(), frame))
        if (isOver) return
        putPicture(canvas, picture)
        picture.giveBack()
        latency += 0.2 * (performance.now() - asked - latency)
        // What was missed meanwhile is not made up for: the next frame is the one of now.
        if (transport.state.getState().isPlaying) break
      }
    } catch (cause) {
      // A stopped worker rejects too; that is no news.
      if (!isOver) sayError({ code: 'render/failed', detail: String(cause) })
    } finally {
      isBusy = false
    }
  }
  const follow = (): void => {
    const now = previewed()
    if (now) frames.follow(now)
  }
  void show()
  const stops = [
    transport.state.subscribe(() => void show()),
    editor.subscribe(follow),
    session.subscribe(follow),
  ]
  return () => {
    isOver = true
    for (const stop of stops) stop()
    frames.stop()
  }
}

function previewed(): Previewed | null {
  const project = currentProject()
  return project && { project, service: shownAsSent(session.getState(), project) }
}

const timingOf = ({ project, service }: Previewed): Timing => previewTiming(project, service !== null)
