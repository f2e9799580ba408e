import type { ReactNode } from 'react'
import { MAX_FREEZE_MARGIN_PX, MAX_RESHAPE_PX, MAX_SPECK_PIXELS } from '../../src-shared/limits.ts'
import { FROZEN, groupOf, type Project } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { session, type Trial } from '../stores/session.ts'
import { takers } from '../trials.ts'
import { CheckBox } from '../ui/CheckBox.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Range } from '../ui/Range.tsx'

type TrialOf<K extends Trial['kind']> = Extract<Trial, { kind: K }>

interface ControlsProps<K extends Trial['kind']> {
  readonly trial: TrialOf<K>
  readonly title: string
}

const change = (trial: Trial): void => session.setState({ trial })

/** A number that is tried out: its name and value over its slider. */
function Amount(props: {
  readonly title: string
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly text: string
  readonly onChange: (value: number) => void
}): ReactNode {
  const { title, ...range } = props
  return (
    <>
      <p className="fact">
        <span>{title}</span>
        <span className="muted">{props.text}</span>
      </p>
      <Range {...range} />
    </>
  )
}

export function ReshapeControls({ trial, title }: ControlsProps<'reshape'>) {
  const isSurface = trial.how === 'fillHoles' || trial.how === 'removeSpecks'
  return (
    <Amount
      title={title}
      label={title}
      value={trial.amount}
      min={1}
      max={isSurface ? MAX_SPECK_PIXELS : MAX_RESHAPE_PX}
      text={words.areas.amount(trial.amount, isSurface)}
      onChange={(amount) => change({ ...trial, amount })}
    />
  )
}

export function MaskControls({ trial, title }: ControlsProps<'mask'>) {
  return (
    <>
      <Amount
        title={title}
        label={words.areas.threshold}
        value={trial.threshold}
        min={1}
        max={255}
        text={words.areas.thresholdValue(trial.threshold)}
        onChange={(threshold) => change({ ...trial, threshold })}
      />
      <CheckBox
        label={words.areas.keepPainted}
        checked={!trial.replace}
        onChange={(keep) => change({ ...trial, replace: !keep })}
      />
    </>
  )
}

export function GiveControls({ trial, title, project }: ControlsProps<'give'> & { project: Project }) {
  const options = takers(project, trial.area).map((id) => ({
    value: id,
    label: id === FROZEN ? words.areas.frozen : (groupOf(project, id)?.name ?? id),
  }))
  return (
    <>
      <div className="fact">
        <span>{title}</span>
        <Choice
          label={words.areas.taker}
          value={trial.to}
          options={options}
          onChoose={(to) => change({ ...trial, to })}
        />
      </div>
      <CheckBox
        label={words.areas.keepPainted}
        checked={!trial.replace}
        onChange={(keep) => change({ ...trial, replace: !keep })}
      />
    </>
  )
}

export function FreezeControls({ trial, title }: ControlsProps<'freeze'>) {
  return (
    <>
      <Amount
        title={title}
        label={words.areas.room}
        value={trial.margin}
        min={0}
        max={MAX_FREEZE_MARGIN_PX}
        text={words.areas.roomValue(trial.margin)}
        onChange={(margin) => change({ ...trial, margin })}
      />
      <CheckBox
        label={words.areas.thaw}
        checked={trial.thaw}
        onChange={(thaw) => change({ ...trial, thaw })}
      />
    </>
  )
}
