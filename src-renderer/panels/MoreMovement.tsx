import { useId, useState } from 'react'
import {
  MAX_AREA_SCALE,
  MAX_SWAY_PX,
  MAX_TURN_DEGREES,
  MIN_AREA_SCALE,
  MIN_SPAN_SECONDS,
  MIN_SWAY_SECONDS,
} from '../../src-shared/limits.ts'
import { changeMovement } from '../../src-shared/project/edits.ts'
import { FIRST_SWAY, PLAIN_MOVEMENT, type Movement, type Sway } from '../../src-shared/project/movement.ts'
import type { Group } from '../../src-shared/project/project.ts'
import { movedSpan, spanSeconds } from '../../src-shared/project/spans.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { CheckBox } from '../ui/CheckBox.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Figure } from '../ui/Figure.tsx'

const text = words.movement

interface MoreProps {
  readonly group: Group
  readonly clipSeconds: number
}

const isPlain = (movement: Movement): boolean =>
  (Object.keys(PLAIN_MOVEMENT) as (keyof Movement)[]).every((key) => movement[key] === PLAIN_MOVEMENT[key])

const change = (group: Group, patch: Partial<Movement>, run?: string): void =>
  commit(changeMovement(group.id, patch, run))

/** What an area does besides its way. It opens by itself where something of it is set. */
export function MoreMovement({ group, clipSeconds }: MoreProps) {
  const [opened, setOpened] = useState<boolean | null>(null)
  const isOpen = opened ?? !isPlain(group.movement)
  return (
    <details
      className="advanced"
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => open !== isOpen && setOpened(open)}
    >
      <summary>{text.more}</summary>
      <Time group={group} clipSeconds={clipSeconds} />
      <SwayFields group={group} clipSeconds={clipSeconds} />
      <Itself group={group} />
    </details>
  )
}

function Time({ group, clipSeconds }: MoreProps) {
  const { movement, locked, id } = group
  const put = (part: 'start' | 'end', seconds: number, run?: string): void =>
    commit(changeMovement(id, movedSpan(movement, part, seconds, clipSeconds, false), run))
  const [from, to] = [spanSeconds(movement, 'start', clipSeconds), spanSeconds(movement, 'end', clipSeconds)]
  return (
    <div className="row">
      <span className="muted">{text.time}</span>
      <span className="grow" />
      <Figure
        label={text.start}
        {...{ value: from, min: 0, max: to - MIN_SPAN_SECONDS, unit: text.seconds, disabled: locked }}
        onFigure={(seconds, run) => put('start', seconds, run)}
      />
      <span className="muted">{text.to}</span>
      <Figure
        label={text.end}
        {...{
          value: to,
          min: from + MIN_SPAN_SECONDS,
          max: clipSeconds,
          unit: text.seconds,
          disabled: locked,
        }}
        onFigure={(seconds, run) => put('end', seconds, run)}
      />
    </div>
  )
}

function SwayFields({ group, clipSeconds }: MoreProps) {
  const { movement, locked } = group
  const { sway } = movement
  const put = (patch: Partial<Sway>, run?: string): void =>
    change(group, { sway: { ...(sway ?? FIRST_SWAY), ...patch } }, run)
  return (
    <>
      <CheckBox
        label={text.sway}
        checked={sway !== null}
        disabled={locked}
        onChange={(on) => change(group, { sway: on ? FIRST_SWAY : null })}
      />
      {sway && (
        <div className="row sway">
          <span className="muted">{text.swayBy}</span>
          <Figure
            label={text.swayAmplitude}
            {...{ value: sway.amplitudePx, min: 0, max: MAX_SWAY_PX, unit: text.pixels, disabled: locked }}
            onFigure={(amplitudePx, run) => put({ amplitudePx }, run)}
          />
          <span className="muted">{text.swayEvery}</span>
          <Figure
            label={text.swayPeriod}
            {...{
              value: sway.periodSeconds,
              min: MIN_SWAY_SECONDS,
              max: clipSeconds,
              unit: text.seconds,
              disabled: locked,
            }}
            onFigure={(periodSeconds, run) => put({ periodSeconds }, run)}
          />
          <span className="muted">{text.swayTowards}</span>
          <Figure
            label={text.swayAngle}
            {...{ value: sway.angleDegrees, min: -360, max: 360, unit: text.degrees, disabled: locked }}
            onFigure={(angleDegrees, run) => put({ angleDegrees }, run)}
          />
        </div>
      )}
    </>
  )
}

/** What a cut-out alone can do. */
function Itself({ group }: { group: Group }) {
  const reason = useId()
  const { movement, locked, motion } = group
  const isSliding = motion === 'slide'
  const disabled = locked || !isSliding
  return (
    <div className="fields" role="group" aria-describedby={isSliding ? undefined : reason}>
      {!isSliding && (
        <p className="reason" id={reason}>
          {text.slidesOnly}
        </p>
      )}
      <div className="row">
        <span className="muted">{text.size}</span>
        <span className="grow" />
        <Figure
          label={text.sizeField}
          {...{
            value: movement.scale * 100,
            min: MIN_AREA_SCALE * 100,
            max: MAX_AREA_SCALE * 100,
            unit: text.percent,
            disabled,
          }}
          onFigure={(percent, run) => change(group, { scale: percent / 100 }, run)}
        />
      </div>
      <Turn group={group} disabled={disabled} />
      <CheckBox
        label={text.inFront}
        checked={movement.inFront}
        disabled={disabled}
        onChange={(inFront) => change(group, { inFront })}
      />
    </div>
  )
}

function Turn({ group, disabled }: { group: Group; disabled: boolean }) {
  const { turn } = group.movement
  const isByPath = turn === 'path'
  const options = [
    { value: 'number', label: text.turns.number },
    { value: 'path', label: text.turns.path, refused: group.path ? undefined : text.turnNeedsPath },
  ] as const
  return (
    <div className="row">
      <span className="muted">{text.turn}</span>
      <span className="grow" />
      {!isByPath && (
        <Figure
          label={text.turnField}
          {...{ value: turn, min: -MAX_TURN_DEGREES, max: MAX_TURN_DEGREES, unit: text.degrees, disabled }}
          onFigure={(degrees, run) => change(group, { turn: degrees }, run)}
        />
      )}
      <Choice
        label={text.turn}
        value={isByPath ? 'path' : 'number'}
        options={options}
        disabled={disabled}
        onChoose={(next) => change(group, { turn: next === 'path' ? 'path' : 0 })}
      />
    </div>
  )
}
