import { Menu } from '@base-ui/react/menu'
import { Menu as MenuIcon } from 'lucide-react'
import { useStore } from 'zustand'
import { actions, perform, type ActionId } from '../actions.ts'
import { words } from '../locales/en.ts'
import { setup } from '../stores/setup.ts'
import { useEnabled } from '../ui/ActionButton.tsx'
import { keyText } from '../ui/keyText.ts'

const GROUPS: readonly (readonly ActionId[])[] = [
  ['app.commands'],
  ['file.open', 'file.openAddress', 'file.save', 'file.saveAs', 'file.close'],
  ['edit.undo', 'edit.redo'],
  ['tool.crop', 'photo.turnLeft', 'photo.turnRight', 'photo.replace', 'photo.background'],
  ['take.adopt'],
  ['area.freezeRest', 'area.solo', 'area.exportAll', 'file.exportLayers'],
  [
    'view.timeline',
    'view.history',
    'view.plain',
    'view.fit',
    'view.actual',
    'view.zoomIn',
    'view.zoomOut',
    'view.theme',
  ],
  ['app.preferences', 'help.about'],
]

/** What has no button of its own, with its keys. */
export function AppMenu() {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.menu}>
        <MenuIcon size={16} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.menu}>
        <Menu.Positioner sideOffset={4} align="start" className="floating">
          <Menu.Popup className="menu">
            {GROUPS.map((ids) => (
              <Menu.Group key={ids[0]} className="menu-group">
                {ids.map((id) => (
                  <Item key={id} id={id} />
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Item({ id }: { id: ActionId }) {
  const enabled = useEnabled(id)
  const isMac = useStore(setup, (state) => state.isMac)
  const { label, keys } = actions[id]
  return (
    <Menu.Item className="menu-item" disabled={!enabled} onClick={() => perform(id)}>
      {label}
      {keys[0] !== undefined && <span className="menu-key">{keyText(keys[0], isMac)}</span>}
    </Menu.Item>
  )
}
