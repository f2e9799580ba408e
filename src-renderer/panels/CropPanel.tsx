import { RotateCcw, RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { MAX_STRAIGHTEN_DEGREES } from '../../src-shared/limits.ts'
import { clamp } from '../../src-shared/geometry/point.ts'
import { ASPECTS, isWithin, type Aspect, type Framing } from '../../src-shared/photo/frame.ts'
import { words } from '../locales/en.ts'
import { applyCrop, isFrameUsable, leaveCrop } from '../photoEditing.ts'
import { framing, nudgeFrame, setAspect, setDegrees } from '../stores/framing.ts'
import { work } from '../stores/work.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Range } from '../ui/Range.tsx'
import { frameKeys } from './frameKeys.ts'

const text = words.photo

const SHAPES = (Object.keys(ASPECTS) as Aspect[]).map((value) => ({ value, label: text.aspects[value] }))

/** The photo's frame in numbers, over the foot of the canvas while the photo is being cut. */
export function CropPanel() {
  const now = useStore(framing, (state) => state.now)
  const isOpen = now !== null
  useEffect(() => {
    if (!isOpen) return
    window.addEventListener('keydown', frameKeys, { capture: true })
    return () => window.removeEventListener('keydown', frameKeys, { capture: true })
  }, [isOpen])
  if (!now) return null
  return (
    <div className="crop-panel" role="group" aria-label={text.label}>
      <div className="row">
        <Choice
          label={text.aspect}
          value={now.aspect}
          options={SHAPES}
          onChoose={setAspect}
          className="shape"
        />
        <Numbers now={now} />
      </div>
      <div className="row">
        <ActionButton id="photo.turnLeft">
          <RotateCcw size={16} />
        </ActionButton>
        <ActionButton id="photo.turnRight">
          <RotateCw size={16} />
        </ActionButton>
        <Angle degrees={now.frame.degrees} />
        <span className="grow" />
        <End now={now} />
      </div>
      <Note now={now} />
    </div>
  )
}

function Numbers({ now: { frame } }: { now: Framing }) {
  return (
    <>
      <NumberInput label={text.left} value={frame.x} onKeep={(x) => nudgeFrame(x - frame.x, 0, false)} />
      <NumberInput label={text.top} value={frame.y} onKeep={(y) => nudgeFrame(0, y - frame.y, false)} />
      <NumberInput
        label={text.width}
        value={frame.width}
        onKeep={(w) => nudgeFrame(w - frame.width, 0, true)}
      />
      <NumberInput
        label={text.height}
        value={frame.height}
        onKeep={(h) => nudgeFrame(0, h - frame.height, true)}
      />
    </>
  )
}

/** Tenths of a degree: at a photo's edge they are a few pixels. */
const tenths = (degrees: number): number =>
  clamp(Math.round(degrees * 10) / 10, -MAX_STRAIGHTEN_DEGREES, MAX_STRAIGHTEN_DEGREES)

function Angle({ degrees }: { degrees: number }) {
  return (
    <>
      <div className="angle">
        <Range
          label={text.straighten}
          value={degrees}
          min={-MAX_STRAIGHTEN_DEGREES}
          max={MAX_STRAIGHTEN_DEGREES}
          step={0.1}
          text={text.degrees(degrees)}
          onChange={(next) => setDegrees(tenths(next))}
        />
      </div>
      <NumberInput
        label={text.angle}
        value={degrees}
        step={0.1}
        onKeep={(next) => setDegrees(tenths(next))}
      />
    </>
  )
}

function End({ now }: { now: Framing }) {
  const isAtWork = useStore(work, (state) => state.text !== null)
  return (
    <>
      <Button look="quiet" onClick={leaveCrop}>
        {words.dialogs.cancel}
      </Button>
      <Button disabled={isAtWork || !isFrameUsable(now.frame)} onClick={() => void applyCrop()}>
        {text.apply}
      </Button>
    </>
  )
}

/** What is not to be seen from the frame itself. */
function Note({ now: { photo, frame } }: { now: Framing }) {
  const note = !isFrameUsable(frame) ? text.tooLarge : isWithin(photo, frame) ? null : text.corners
  return (
    <p className="muted crop-note" role="status">
      {note}
    </p>
  )
}
