import { Menu } from '@base-ui/react/menu'
import { Columns2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { TakeId } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { compareTakes } from '../stores/compare.ts'
import { Hint } from '../ui/Button.tsx'
import { useSides } from './useSides.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { takes } from '../stores/takes.ts'
import { takeName } from '../panels/takeName.ts'

const { compare: own } = words.watching

/** A button that asks what to compare a take with: another one, or the open project's preview. */
export function CompareMenu({ id }: { id: TakeId }) {
  const take = useStore(takes, ({ byId }) => byId.get(id))
  const ownIds = useStore(editor, ownTakes)
  const name = take ? takeName(take, ownIds) : ''
  return (
    <Menu.Root>
      <Hint text={own.with} trigger={<Menu.Trigger className="icon-button" aria-label={own.withFor(name)} />}>
        <Columns2 size={14} />
      </Hint>
      <Menu.Portal role="region" aria-label={own.withFor(name)}>
        <Menu.Positioner sideOffset={4} align="end" className="floating">
          <Menu.Popup className="menu">
            <CompareItems id={id} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/**
 * What a take can be compared with, as items of a menu. Asked for only while that is open: there may be hundreds of
 * takes, and each card has such a menu.
 */
export function CompareItems({ id }: { id: TakeId }) {
  const others = useSides().filter(({ value }) => value !== id)
  if (others.length === 0) {
    return (
      <Menu.Item className="menu-item" disabled>
        {own.nothing}
      </Menu.Item>
    )
  }
  return others.map(({ value, label }) => (
    <Menu.Item key={value} className="menu-item" onClick={() => compareTakes(id, value)}>
      {label}
    </Menu.Item>
  ))
}
