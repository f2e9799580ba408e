import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { RESHAPES } from '../../src-shared/labels/reshape.ts'
import { clearArea, removeGroup, reorderArea } from '../../src-shared/project/edits.ts'
import { FROZEN, type AreaId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { exportMask, importMask } from '../masks.ts'
import { toggleSolo } from '../showing.ts'
import { commit, editor } from '../stores/editor.ts'
import { invertArea, startGiving, startReshaping } from '../trials.ts'
import { useEnabled } from '../ui/ActionButton.tsx'

interface AreaMenuProps {
  readonly id: AreaId
  readonly name: string
  readonly locked: boolean
  readonly empty: boolean
  readonly solo: boolean
}

/** What can be done with an area as a whole. */
export function AreaMenu(area: AreaMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.areas.more(area.name)}>
        <Ellipsis size={14} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.areas.more(area.name)}>
        <Menu.Positioner sideOffset={4} align="end" className="floating">
          <Menu.Popup className="menu">
            <Pixels {...area} />
            <Shape {...area} />
            <Whole {...area} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** An item of the menu; those that write to a locked area can't be had. */
function Item({ label, disabled = false, run }: { label: string; disabled?: boolean; run: () => void }) {
  return (
    <Menu.Item className="menu-item" disabled={disabled} onClick={run}>
      {label}
    </Menu.Item>
  )
}

/** Where its pixels come from and where they go. */
function Pixels({ id, locked, empty }: AreaMenuProps) {
  return (
    <Menu.Group className="menu-group">
      <Item label={words.areas.import} disabled={locked} run={() => void importMask(id)} />
      <Item label={words.areas.export} disabled={empty} run={() => void exportMask(id)} />
      <Item label={words.areas.give} disabled={locked || empty} run={() => startGiving(id)} />
      <Item label={words.areas.clear} disabled={locked || empty} run={() => commit(clearArea(id))} />
    </Menu.Group>
  )
}

function Shape({ id, locked }: AreaMenuProps) {
  const canFreeze = useEnabled('area.freezeRest')
  return (
    <Menu.Group className="menu-group">
      {RESHAPES.map((how) => (
        <Item
          key={how}
          label={`${words.areas.reshapes[how]}…`}
          disabled={locked}
          run={() => startReshaping(id, how)}
        />
      ))}
      <Item label={words.areas.invert} disabled={locked} run={() => invertArea(id)} />
      {id === FROZEN && (
        <Item
          label={words.actions['area.freezeRest']}
          disabled={!canFreeze}
          run={() => perform('area.freezeRest')}
        />
      )}
    </Menu.Group>
  )
}

function Whole({ id, locked, solo }: AreaMenuProps) {
  return (
    <Menu.Group className="menu-group">
      {id !== FROZEN && <Depth id={id} locked={locked} />}
      <Item label={solo ? words.areas.unsolo : words.areas.solo} run={() => toggleSolo(id)} />
      {id !== FROZEN && (
        <Item label={words.areas.remove} disabled={locked} run={() => commit(removeGroup(id))} />
      )}
    </Menu.Group>
  )
}

/** The list's first area stands in front of all. */
function Depth({ id, locked }: Pick<AreaMenuProps, 'id' | 'locked'>) {
  const ids = useStore(editor, ({ document }) => document?.history.present.groups)
  const place = ids?.findIndex((group) => group.id === id) ?? 0
  const last = (ids?.length ?? 1) - 1
  const { forward, backward } = words.movement
  return (
    <>
      <Item label={forward} disabled={locked || place === 0} run={() => commit(reorderArea(id, 'front'))} />
      <Item
        label={backward}
        disabled={locked || place === last}
        run={() => commit(reorderArea(id, 'back'))}
      />
    </>
  )
}
