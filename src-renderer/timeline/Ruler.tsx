import { Slider } from '@base-ui/react/slider'
import { useStore } from 'zustand'
import { frameCount } from '../../src-shared/motion/clipSpec.ts'
import { seekPreview } from '../canvas/preview.ts'
import { words } from '../locales/en.ts'
import { canPreview } from '../rendering.ts'
import { editor } from '../stores/editor.ts'
import { playhead } from '../stores/playhead.ts'
import { frameAt } from '../watching/frameTime.ts'
import { usePreviewTiming } from './PreviewButtons.tsx'

/** The clip's seconds. The playhead is dragged along them, also from any place on them; arrows move it by a frame. */
export function Ruler() {
  const timing = usePreviewTiming()
  const seconds = useStore(playhead, (state) => state.seconds)
  const isPossible = useStore(editor, canPreview)
  const { fps, durationSeconds } = timing
  const at = words.transport.at(Math.min(seconds, durationSeconds), durationSeconds)
  const frame = words.timeline.frame(frameAt(timing, seconds) + 1, frameCount(timing))
  return (
    <Slider.Root
      className="ruler"
      value={Math.min(seconds, durationSeconds)}
      min={0}
      max={durationSeconds}
      step={1 / fps}
      largeStep={1}
      disabled={!isPossible}
      onValueChange={(next) => seekPreview(next)}
    >
      <Slider.Control className="ruler-control">
        <Slider.Track className="ruler-track">
          <Marks seconds={durationSeconds} />
          <Slider.Thumb
            className="playhead"
            aria-label={words.transport.time}
            getAriaValueText={() => `${at}, ${frame}`}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}

function Marks({ seconds }: { seconds: number }) {
  return (
    <>
      {Array.from({ length: Math.floor(seconds) + 1 }, (_, second) => (
        <span
          key={second}
          className="ruler-mark"
          aria-hidden="true"
          style={{ left: `${(second / seconds) * 100}%` }}
        >
          {second}
        </span>
      ))}
    </>
  )
}

/** The playhead's line over all rows. */
export function PlayheadLine() {
  const { durationSeconds } = usePreviewTiming()
  const seconds = useStore(playhead, (state) => state.seconds)
  const share = Math.min(1, seconds / durationSeconds)
  return (
    <div className="playhead-place" aria-hidden="true">
      <div className="playhead-line" style={{ left: `${share * 100}%` }} />
    </div>
  )
}
