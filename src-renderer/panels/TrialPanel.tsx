import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { pixelsOf } from '../../src-shared/labels/measure.ts'
import type { LabelMap } from '../../src-shared/labels/labelMap.ts'
import { labelOf, type Project } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { useChosenProfile } from '../stores/chosenProfile.ts'
import { editor } from '../stores/editor.ts'
import { session, type Trial } from '../stores/session.ts'
import { applyTrial, proposedLabels, stopTrial } from '../trials.ts'
import { Button } from '../ui/Button.tsx'
import { FreezeControls, GiveControls, MaskControls, ReshapeControls } from './TrialControls.tsx'

/** The change to areas that is being tried out: what can be set of it, what it comes to, and the end of it. */
export function TrialPanel() {
  const trial = useStore(session, (state) => state.trial)
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  // What freezing everything else comes to is another thing where a service makes the clip.
  useChosenProfile()
  const outcome = project && trial && proposedLabels(project)
  const panel = useRef<HTMLDivElement>(null)
  const title = outcome ? titleOf(trial) : null
  useEffect(() => {
    // The menu that it was chosen from would have the focus again, and the next Enter would open it.
    if (title !== null) panel.current?.querySelector<HTMLElement>('input[type=range], .apply')?.focus()
  }, [title])
  if (!outcome || title === null) return null
  return (
    <div className="trial" role="group" aria-label={title} ref={panel}>
      <Controls trial={trial} title={title} project={project} />
      <p className="muted" role="status">
        {outcomeText(trial, project, outcome)}
      </p>
      <div className="row">
        <span className="grow" />
        <Button look="quiet" onClick={stopTrial}>
          {words.dialogs.cancel}
        </Button>
        <Button className="apply" onClick={applyTrial}>
          {words.areas.apply}
        </Button>
      </div>
    </div>
  )
}

const titleOf = (trial: Trial): string =>
  trial.kind === 'reshape' ? words.areas.reshapes[trial.how] : words.areas.trials[trial.kind]

function Controls({ trial, title, project }: { trial: Trial; title: string; project: Project }) {
  switch (trial.kind) {
    case 'reshape':
      return <ReshapeControls trial={trial} title={title} />
    case 'mask':
      return <MaskControls trial={trial} title={title} />
    case 'give':
      return <GiveControls trial={trial} title={title} project={project} />
    case 'freeze':
      return <FreezeControls trial={trial} title={title} />
  }
}

function outcomeText(trial: Trial, project: Project, outcome: LabelMap): string {
  const label = labelOf(project, trial.area) ?? 0
  const before = pixelsOf(project.labels, label)
  const after = pixelsOf(outcome, label)
  if (trial.kind !== 'give') return words.areas.changed(after - before)
  const to = labelOf(project, trial.to) ?? 0
  const lost = trial.replace ? pixelsOf(project.labels, to) : 0
  return words.areas.given(before, lost)
}
