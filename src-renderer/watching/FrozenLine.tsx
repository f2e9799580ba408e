import { RotateCw, Snowflake, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { Take } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { measurements, type Measurement } from '../stores/frozen.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { measureTake } from './measureTake.ts'

const { frozen } = words.watching

/** How far the frozen area moved in a take's clip: asked for, under way, or told. */
export function FrozenLine({ take }: { take: Take }) {
  const measurement = useStore(measurements, (all) => all.get(take.id))
  const measure = (): void => void measureTake(take)
  return (
    <div className="frozen-line" role="group" aria-label={frozen.label}>
      {!measurement && (
        <Button look="quiet" onClick={measure}>
          <Snowflake size={14} /> {frozen.measure}
        </Button>
      )}
      {measurement?.kind === 'measuring' && <Measuring {...measurement} />}
      {measurement && measurement.kind !== 'measuring' && (
        <>
          <Snowflake size={14} aria-hidden="true" />
          <p role="status">
            <Outcome measurement={measurement} />
          </p>
          <IconButton label={frozen.again} onClick={measure}>
            <RotateCw size={14} />
          </IconButton>
        </>
      )}
    </div>
  )
}

function Measuring({ done, total, stop }: Extract<Measurement, { kind: 'measuring' }>) {
  const text = frozen.measuring(done, total)
  return (
    <>
      <span className="muted">{text}</span>
      <progress value={done} max={Math.max(1, total)} aria-label={text} />
      <IconButton label={frozen.stop} onClick={stop}>
        <X size={14} />
      </IconButton>
    </>
  )
}

function Outcome({ measurement }: { measurement: Exclude<Measurement, { kind: 'measuring' }> }) {
  if (measurement.kind === 'failed') return frozen.failed
  const { report, reference, whose } = measurement
  if (report.kind === 'unknown') return frozen.unmeasured[report.why]
  const { movedPx, partPx, seconds, db, frames, unknownFrames } = report
  const details = [
    ...(partPx === null ? [] : [frozen.part(partPx)]),
    ...(movedPx >= 0.1 ? [frozen.at(seconds)] : []),
    frozen.likeness(db),
    ...(unknownFrames === 0 ? [] : [frozen.untold(unknownFrames, frames)]),
    frozen.against[reference],
    ...(whose === 'open' ? [frozen.openAreas] : []),
  ]
  const text = details.join(' · ')
  return (
    <>
      {frozen.moved(movedPx)}
      <span className="muted" title={text}>
        {text}
      </span>
    </>
  )
}
