import { Pause, Play, Square } from 'lucide-react'
import { useStore } from 'zustand'
import { projectFrame, SaveFrame } from '../exporting/SaveFrame.tsx'
import { words } from '../locales/en.ts'
import { editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Button, Hint, IconButton } from '../ui/Button.tsx'
import { Range } from '../ui/Range.tsx'
import { pausePreview, playhead, resumePreview, seekPreview, stopPreview } from './preview.ts'

/** Play, pause, time and stop of the preview, over the foot of the canvas while it is on. */
export function Transport() {
  const preview = useStore(session, (state) => state.preview)
  const { seconds, total } = useStore(playhead)
  if (preview === 'off') return null
  return (
    <div className="transport" role="group" aria-label={words.transport.label}>
      {preview === 'loading' ? (
        <span className="muted">{words.render.preparing}</span>
      ) : (
        <>
          {preview === 'playing' ? (
            <IconButton label={words.transport.pause} onClick={pausePreview}>
              <Pause size={16} />
            </IconButton>
          ) : (
            <IconButton label={words.transport.play} onClick={resumePreview}>
              <Play size={16} />
            </IconButton>
          )}
          <Range
            label={words.transport.time}
            value={seconds}
            min={0}
            max={total}
            step={0.01}
            text={words.transport.at(seconds, total)}
            onChange={seekPreview}
          />
          <span className="time">{words.transport.at(seconds, total)}</span>
          <SaveFrame order={() => projectFrame(playhead.getState().seconds)} />
          <AsSent />
        </>
      )}
      <IconButton label={words.transport.stop} onClick={stopPreview}>
        <Square size={14} />
      </IconButton>
    </div>
  )
}

/** Where a service is chosen: the curve as it was drawn, or the points that the service is sent of it. */
function AsSent() {
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
