import { useStore } from 'zustand'
import { pixelsOf } from '../../src-shared/labels/measure.ts'
import { MAX_RESHAPE_PX, MAX_SPECK_PIXELS } from '../../src-shared/limits.ts'
import { labelOf } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { applyReshaping, proposedLabels, stopReshaping } from '../reshaping.ts'
import { editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Range } from '../ui/Range.tsx'

/** The change of an area's shape that is being tried out: its amount, what it comes to, and the end of it. */
export function ReshapePanel() {
  const reshaping = useStore(session, (state) => state.reshaping)
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const label = project && reshaping && labelOf(project, reshaping.area)
  if (!project || !reshaping || label === null) return null
  const { how, amount } = reshaping
  const isSurface = how === 'fillHoles' || how === 'removeSpecks'
  const change = pixelsOf(proposedLabels(project) ?? project.labels, label) - pixelsOf(project.labels, label)
  return (
    <div className="reshape" role="group" aria-label={words.areas.reshapes[how]}>
      <p className="row">
        <span>{words.areas.reshapes[how]}</span>
        <span className="muted">{words.areas.amount(amount, isSurface)}</span>
      </p>
      <Range
        label={words.areas.reshapes[how]}
        value={amount}
        min={1}
        max={isSurface ? MAX_SPECK_PIXELS : MAX_RESHAPE_PX}
        text={words.areas.amount(amount, isSurface)}
        onChange={(next) => session.setState({ reshaping: { ...reshaping, amount: next } })}
      />
      <div className="row">
        <span className="muted" role="status">
          {words.areas.changed(change)}
        </span>
        <span>
          <Button look="quiet" onClick={stopReshaping}>
            {words.dialogs.cancel}
          </Button>
          <Button onClick={applyReshaping}>{words.areas.apply}</Button>
        </span>
      </div>
    </div>
  )
}
