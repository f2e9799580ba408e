import { Layers, Pause, Play, Repeat, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { watching } from '../stores/watching.ts'
import { IconButton } from '../ui/Button.tsx'
import { Range } from '../ui/Range.tsx'
import type { Transport } from './transport.ts'

const { transport: own } = words.watching

/** Play, frame by frame, time and loop of the clips that play together; and whether their areas are seen. */
export function TransportBar({ transport, children }: { transport: Transport; children?: ReactNode }) {
  const { isPlaying, loops } = useStore(transport.state)
  const areas = useStore(watching, (state) => state.areas)
  return (
    <div className="transport-bar" role="group" aria-label={own.label}>
      <IconButton
        label={isPlaying ? own.pause : own.play}
        hint={own.playKey}
        onClick={() => transport.toggle()}
      >
        {isPlaying ? <Pause size={16} /> : <Play size={16} />}
      </IconButton>
      <IconButton label={own.back} hint={own.backKey} className="stepping" onClick={() => transport.step(-1)}>
        <StepBack size={14} />
      </IconButton>
      <IconButton label={own.on} hint={own.onKey} className="stepping" onClick={() => transport.step(1)}>
        <StepForward size={14} />
      </IconButton>
      <Time transport={transport} />
      <IconButton
        label={own.loop}
        className="stepping"
        aria-pressed={loops}
        onClick={() => {
          transport.setLoops(!loops)
          watching.setState({ loops: !loops })
        }}
      >
        <Repeat size={14} />
      </IconButton>
      <IconButton
        label={words.watching.areas}
        aria-pressed={areas}
        onClick={() => watching.setState({ areas: !areas })}
      >
        <Layers size={14} />
      </IconButton>
      {children}
    </div>
  )
}

function Time({ transport }: { transport: Transport }) {
  const { seconds, total, fps } = useStore(transport.state)
  const count = Math.max(1, Math.round(total * fps))
  const frame = Math.min(count, Math.floor(seconds * fps + 0.01) + 1)
  return (
    <>
      <Range
        label={own.time}
        value={seconds}
        min={0}
        max={total}
        step={1 / fps}
        text={`${own.at(seconds, total)}, ${own.frame(frame, count)}`}
        onChange={(to) => transport.seek(to)}
      />
      <span className="time">
        {own.at(seconds, total)}
        <span className="muted">{own.frame(frame, count)}</span>
      </span>
    </>
  )
}
