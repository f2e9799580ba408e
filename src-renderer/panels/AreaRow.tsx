import { Switch } from '@base-ui/react/switch'
import { Eye, EyeOff, Lock, LockOpen, Spline } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { changeArea } from '../../src-shared/project/edits.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { FROZEN, type AreaId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { toggleSolo } from '../showing.ts'
import { commit } from '../stores/editor.ts'
import { chooseArea, session } from '../stores/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { ProblemMark } from '../ui/ProblemMark.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { AreaMenu } from './AreaMenu.tsx'
import { AreaName } from './AreaName.tsx'

interface AreaRowProps {
  readonly id: AreaId
  readonly label: number
  readonly name: string
  readonly pixels: number
  /** Share of the photo that it covers, 0 to 1. */
  readonly share: number
  readonly active: boolean
  /** Whether it is shown now; another one that is shown alone hides it. */
  readonly visible: boolean
  /** Whether it is the one that is shown alone. */
  readonly solo: boolean
  readonly locked: boolean
  readonly sent?: boolean
  readonly hasPath?: boolean
  readonly problems: readonly Problem[]
}

export function AreaRow(area: AreaRowProps) {
  const { id, label, name, active, visible, locked, solo, sent = true, problems } = area
  return (
    <li
      className={`area ${active ? 'active' : ''} ${sent ? '' : 'left-out'}`}
      aria-label={name}
      aria-current={active}
    >
      <div className="area-line">
        <button
          type="button"
          className="area-choose"
          aria-pressed={active}
          aria-label={name}
          onClick={() => chooseArea(id)}
        >
          <Swatch label={label} />
        </button>
        <AreaName id={id} name={name} />
        {solo && <span className="mark">{words.areas.alone}</span>}
        <ProblemMark problems={problems} />
        <AreaButtons {...{ id, name, visible, locked, solo }} empty={area.pixels === 0} />
      </div>
      <div className="area-facts">
        {id !== FROZEN && <SentSwitch id={id} name={name} sent={sent} />}
        {area.hasPath === true && <Spline size={14} className="muted" aria-label={words.areas.hasPath} />}
        <span className="grow" />
        {area.pixels > 0 && <span>{words.areas.pixels(area.pixels)}</span>}
        <span className="area-share">{words.areas.percent(area.share)}</span>
      </div>
    </li>
  )
}

/** Whether an area takes part in clips and requests, in words. */
const SentSwitch = memo(function SentSwitch({ id, name, sent }: { id: AreaId; name: string; sent: boolean }) {
  return (
    <label className="sent">
      <Switch.Root
        className="switch"
        nativeButton
        render={<button type="button" />}
        aria-label={words.areas.sends(name)}
        checked={sent}
        onCheckedChange={(next) => commit(changeArea(id, { sent: next }))}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      <span aria-hidden="true">{sent ? words.areas.sent : words.areas.leftOut}</span>
    </label>
  )
})

interface AreaButtonsProps {
  readonly id: AreaId
  readonly name: string
  readonly visible: boolean
  readonly locked: boolean
  readonly solo: boolean
  readonly empty: boolean
}

/** Apart from the row, whose figures change with every stroke while these stay. */
const AreaButtons = memo(function AreaButtons(area: AreaButtonsProps) {
  const { id, name, visible, locked } = area
  return (
    <>
      <IconButton
        label={visible ? words.areas.hide(name) : words.areas.show(name)}
        hint={words.areas.soloHint}
        aria-pressed={!visible}
        onClick={(event) => turnEye(event, id, visible)}
      >
        {visible ? <Eye size={14} /> : <EyeOff size={14} />}
      </IconButton>
      <IconButton
        label={locked ? words.areas.unlock(name) : words.areas.lock(name)}
        aria-pressed={locked}
        onClick={() => commit(changeArea(id, { locked: !locked }))}
      >
        {locked ? <Lock size={14} /> : <LockOpen size={14} />}
      </IconButton>
      <AreaMenu {...area} />
    </>
  )
})

/** With Alt it shows this area alone. Without, one that is shown alone is so no longer: the eyes are as they look. */
function turnEye({ altKey }: MouseEvent, id: AreaId, visible: boolean): void {
  if (altKey) {
    toggleSolo(id)
    return
  }
  session.setState({ solo: null })
  commit(changeArea(id, { visible: !visible }))
}
