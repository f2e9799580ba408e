import { Popover } from '@base-ui/react/popover'
import { SlidersHorizontal } from 'lucide-react'
import { useStore } from 'zustand'
import { MAX_BRUSH_PX, MAX_STABILISER_PX, MIN_BRUSH_PX } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'
import { prefer, preferences } from '../stores/preferences.ts'
import { session, setBrush } from '../stores/session.ts'
import { Range } from '../ui/Range.tsx'

/** What else there is to the brush: its size as a number, the string it is pulled on, a pen's pressure. */
export function BrushOptions() {
  return (
    <Popover.Root>
      <Popover.Trigger
        className="icon-button"
        aria-label={words.tools.brushOptions}
        title={words.tools.brushOptions}
      >
        <SlidersHorizontal size={16} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="end" sideOffset={8} className="floating">
          <Popover.Popup className="brush-options">
            <Popover.Title className="brush-options-title">{words.tools.brushOptions}</Popover.Title>
            <Size />
            <Stabiliser />
            <Pressure />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Size() {
  const brushPx = useStore(session, (state) => state.brushPx)
  return (
    <label className="row">
      <span className="grow">{words.tools.brushSize}</span>
      <input
        type="number"
        className="figure"
        min={MIN_BRUSH_PX}
        max={MAX_BRUSH_PX}
        value={brushPx}
        onChange={({ target }) => target.value !== '' && setBrush(target.valueAsNumber)}
      />
      <span className="muted">px</span>
    </label>
  )
}

function Stabiliser() {
  const stabiliser = useStore(preferences, (state) => state.stabiliser)
  return (
    <div>
      <p className="row">
        <span className="grow">{words.tools.stabiliser}</span>
        <span className="muted">{words.tools.stabiliserValue(stabiliser)}</span>
      </p>
      <Range
        label={words.tools.stabiliser}
        value={stabiliser}
        min={0}
        max={MAX_STABILISER_PX}
        text={words.tools.stabiliserValue(stabiliser)}
        onChange={(next) => prefer({ stabiliser: next })}
      />
      <p className="muted small">{words.tools.stabiliserNote}</p>
    </div>
  )
}

function Pressure() {
  const pressure = useStore(preferences, (state) => state.pressure)
  return (
    <label className="row">
      <input
        type="checkbox"
        checked={pressure}
        onChange={({ target }) => prefer({ pressure: target.checked })}
      />
      {words.tools.pressure}
    </label>
  )
}
