import { useStore } from 'zustand'
import { projectFrame, SaveFrame } from '../exporting/SaveFrame.tsx'
import { words } from '../locales/en.ts'
import { playhead } from '../stores/playhead.ts'
import { session } from '../stores/session.ts'
import {
  AsSent,
  PlayButtons,
  PreviewTime,
  StopButton,
  usePreviewTiming,
} from '../timeline/PreviewButtons.tsx'
import { useTimelineShown } from '../timeline/useTimelineShown.ts'
import { Range } from '../ui/Range.tsx'
import { seekPreview } from './preview.ts'

/** Play, pause, time and stop of the preview, over the foot of the canvas while it is on and the timeline has not got them. */
export function Transport() {
  const preview = useStore(session, (state) => state.preview)
  const isInTimeline = useTimelineShown()
  if (preview === 'off' || isInTimeline) return null
  return (
    <div className="transport" role="group" aria-label={words.transport.label}>
      {preview === 'loading' ? (
        <span className="muted">{words.render.preparing}</span>
      ) : (
        <>
          <PlayButtons />
          <Time />
          <PreviewTime />
          <SaveFrame order={() => projectFrame(playhead.getState().seconds)} />
          <AsSent />
        </>
      )}
      <StopButton />
    </div>
  )
}

function Time() {
  const { fps, durationSeconds } = usePreviewTiming()
  const seconds = useStore(playhead, (state) => state.seconds)
  return (
    <Range
      label={words.transport.time}
      value={seconds}
      min={0}
      max={durationSeconds}
      step={1 / fps}
      text={words.transport.at(seconds, durationSeconds)}
      onChange={seekPreview}
    />
  )
}
