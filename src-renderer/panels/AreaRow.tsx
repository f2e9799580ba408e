import { Menu } from '@base-ui/react/menu'
import { Ellipsis, Eye, EyeOff, Lock, LockOpen, Spline } from 'lucide-react'
import { memo } from 'react'
import { changeArea, clearArea, removeGroup } from '../../src-shared/project/edits.ts'
import { RESHAPES } from '../../src-shared/labels/reshape.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { FROZEN, type AreaId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { importMask } from '../masks.ts'
import { invertArea, startReshaping } from '../reshaping.ts'
import { commit } from '../stores/editor.ts'
import { chooseArea } from '../stores/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { AreaName } from './AreaName.tsx'
import { ProblemMark } from '../ui/ProblemMark.tsx'
import { Swatch } from '../ui/Swatch.tsx'

interface AreaRowProps {
  readonly id: AreaId
  readonly label: number
  readonly name: string
  /** Share of the photo that it covers, 0 to 1. */
  readonly share: number
  readonly active: boolean
  readonly visible: boolean
  readonly locked: boolean
  readonly sent?: boolean
  readonly hasPath?: boolean
  readonly problems: readonly Problem[]
}

export function AreaRow(area: AreaRowProps) {
  const { id, label, name, share, active, visible, locked, sent = true, problems } = area
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
        {area.hasPath === true && <Spline size={14} className="muted" aria-label={words.areas.hasPath} />}
        <ProblemMark problems={problems} />
        <span className="area-share">{sent ? words.areas.percent(share) : words.areas.leftOut}</span>
        <AreaButtons id={id} name={name} visible={visible} locked={locked} sent={sent} />
      </div>
    </li>
  )
}

type Switches = Required<Pick<AreaRowProps, 'id' | 'name' | 'visible' | 'locked' | 'sent'>>

/** Apart from the row, whose figures change with every stroke while these stay. */
const AreaButtons = memo(function AreaButtons({ id, name, visible, locked, sent }: Switches) {
  return (
    <>
      <IconButton
        label={visible ? words.areas.hide(name) : words.areas.show(name)}
        aria-pressed={!visible}
        onClick={() => commit(changeArea(id, { visible: !visible }))}
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
      <AreaMenu id={id} name={name} locked={locked} sent={sent} />
    </>
  )
})

function AreaMenu({ id, name, locked, sent }: Omit<Switches, 'visible'>) {
  const isFrozen = id === FROZEN
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.areas.more(name)}>
        <Ellipsis size={14} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.areas.more(name)}>
        <Menu.Positioner sideOffset={4} align="end" className="floating">
          <Menu.Popup className="menu">
            <Menu.Group className="menu-group">
              <Menu.Item className="menu-item" disabled={locked} onClick={() => void importMask(id)}>
                {words.areas.import}
              </Menu.Item>
              <Menu.Item className="menu-item" disabled={locked} onClick={() => commit(clearArea(id))}>
                {words.areas.clear}
              </Menu.Item>
            </Menu.Group>
            <Menu.Group className="menu-group">
              {RESHAPES.map((how) => (
                <Menu.Item
                  key={how}
                  className="menu-item"
                  disabled={locked}
                  onClick={() => startReshaping(id, how)}
                >
                  {words.areas.reshapes[how]}…
                </Menu.Item>
              ))}
              <Menu.Item className="menu-item" disabled={locked} onClick={() => invertArea(id)}>
                {words.areas.invert}
              </Menu.Item>
            </Menu.Group>
            {!isFrozen && (
              <Menu.Group className="menu-group">
                <Menu.Item className="menu-item" onClick={() => commit(changeArea(id, { sent: !sent }))}>
                  {sent ? words.areas.leaveOut : words.areas.takeIn}
                </Menu.Item>
                <Menu.Item className="menu-item" disabled={locked} onClick={() => commit(removeGroup(id))}>
                  {words.areas.remove}
                </Menu.Item>
              </Menu.Group>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
