import { Pause, Play, Repeat, Square, StepBack, StepForward } from 'lucide-react'
import { useStore } from 'zustand'
import { frameCount } from '../../src-shared/motion/clipSpec.ts'
import { perform } from '../actions.ts'
import { stopPreview } from '../canvas/preview.ts'
import { words } from '../locales/en.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { editor } from '../stores/editor.ts'
import { playhead } from '../stores/playhead.ts'
import { session } from '../stores/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, Hint, IconButton } from '../ui/Button.tsx'
import { frameAt, previewTiming, type Timing } from '../watching/frameTime.ts'

/** Play and pause, and the frame before and after. */
export function PlayButtons() {
  const isPlaying = useStore(session, (state) => state.preview === 'playing')
  return (
    <>
      <ActionButton id="motion.frameBack">
        <StepBack size={14} />
      </ActionButton>
      <IconButton
        label={isPlaying ? words.transport.pause : words.transport.play}
        hint="K"
        onClick={() => perform('motion.playPause')}
      >
        {isPlaying ? <Pause size={16} /> : <Play size={16} />}
      </IconButton>
      <ActionButton id="motion.frameOn">
        <StepForward size={14} />
      </ActionButton>
    </>
  )
}

/** Whether the preview begins again at its end. */
export function RepeatButton() {
  const repeats = useStore(playhead, (state) => state.repeats)
  return (
    <IconButton
      label={words.timeline.repeats}
      aria-pressed={repeats}
      onClick={() => playhead.setState({ repeats: !repeats })}
    >
      <Repeat size={14} />
    </IconButton>
  )
}

export const StopButton = () => (
  <IconButton label={words.transport.stop} onClick={stopPreview}>
    <Square size={14} />
  </IconButton>
)

const FIRST: Timing = { fps: 30, durationSeconds: 5, loop: 'none' }

/** How the clip that is previewed is made. */
export function usePreviewTiming(): Timing {
  const settings = useStore(editor, ({ document }) => document?.history.present.settings)
  const isAsSent = useStore(session, (state) => {
    const project = editor.getState().document?.history.present
    return project !== undefined && shownAsSent(state, project) !== null
  })
  return settings ? previewTiming({ settings }, isAsSent) : FIRST
}

/** Time and frame, in words. Of one width whatever they say, so that nothing beside them moves. */
export function PreviewTime() {
  const timing = usePreviewTiming()
  const seconds = useStore(playhead, (state) => state.seconds)
  const { durationSeconds: total } = timing
  return (
    <span className="time">
      {words.transport.at(Math.min(seconds, total), total)}
      <span className="muted">{words.timeline.frame(frameAt(timing, seconds) + 1, frameCount(timing))}</span>
    </span>
  )
}

/** Where a service is chosen: the curve as it was drawn, or the points that the service is sent of it. */
export function AsSent() {
  const isService = useStore(session, (state) => state.engineId !== 'local')
  const asSent = useStore(session, (state) => state.asSent)
  const hasPoints = useStore(
    editor,
    ({ document }) => document?.history.present.settings.mode === 'motion-brush',
  )
  if (!isService || !hasPoints) return null
  return (
    <Hint
      text={words.paying.asSentHint}
      trigger={
        <Button
          look="quiet"
          className="as-sent"
          aria-pressed={asSent}
          onClick={() => session.setState({ asSent: !asSent })}
        >
          {words.paying.asSent}
        </Button>
      }
    />
  )
}
