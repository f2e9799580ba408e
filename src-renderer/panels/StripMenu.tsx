import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { actions, perform } from '../actions.ts'
import { words } from '../locales/en.ts'

/** What is done with takes as such. */
export function StripMenu() {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.keeping.stripMenu}>
        <Ellipsis size={14} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.keeping.stripMenu}>
        <Menu.Positioner sideOffset={4} align="end" side="top" className="floating">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" onClick={() => perform('take.adopt')}>
              {actions['take.adopt'].label}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
