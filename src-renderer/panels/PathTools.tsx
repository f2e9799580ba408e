import { Menu } from '@base-ui/react/menu'
import {
  ArrowLeftRight,
  CaretsToAxisDashedHorizontal,
  CaretsToAxisDashedVertical,
  Circle,
  Ellipsis,
  Minus,
  Spline,
  Square,
  Trash2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import { actions, perform, type ActionId } from '../actions.ts'
import type { Group, Unpainted } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { duplicatePath } from '../pathEditing.ts'
import { ActionButton, useEnabled } from '../ui/ActionButton.tsx'

const BUTTONS: readonly (readonly [ActionId, LucideIcon])[] = [
  ['path.relax', Spline],
  ['path.simplify', Waypoints],
  ['path.straighten', Minus],
  ['path.smoothPoints', Circle],
  ['path.cornerPoints', Square],
  ['path.reverse', ArrowLeftRight],
  ['path.mirrorX', CaretsToAxisDashedVertical],
  ['path.mirrorY', CaretsToAxisDashedHorizontal],
  ['path.delete', Trash2],
]

/** What changes a path as a whole, or its chosen points. */
export function PathTools({ group, project }: { group: Group; project: Unpainted }) {
  return (
    <div className="path-tools" role="toolbar" aria-label={words.paths.label}>
      {BUTTONS.map(([id, Icon]) => (
        <ActionButton key={id} id={id}>
          <Icon size={15} />
        </ActionButton>
      ))}
      <PathMenu others={project.groups.filter(({ id }) => id !== group.id)} />
    </div>
  )
}

function PathMenu({ others }: { others: readonly Group[] }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={words.paths.more}>
        <Ellipsis size={15} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.paths.more}>
        <Menu.Positioner sideOffset={4} align="end" className="floating">
          <Menu.Popup className="menu">
            <Items ids={['path.copy', 'path.paste', 'path.import', 'path.export']} />
            <Items ids={['path.mirrorXMiddle', 'path.mirrorYMiddle', 'path.chooseAll']} />
            {others.length > 0 && (
              <Menu.Group className="menu-group">
                {others.map(({ id, name, locked }) => (
                  <Menu.Item
                    key={id}
                    className="menu-item"
                    disabled={locked}
                    onClick={() => duplicatePath(id)}
                  >
                    {words.paths.duplicateTo(name)}
                  </Menu.Item>
                ))}
              </Menu.Group>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const Items = ({ ids }: { ids: readonly ActionId[] }) => (
  <Menu.Group className="menu-group">
    {ids.map((id) => (
      <Item key={id} id={id} />
    ))}
  </Menu.Group>
)

function Item({ id }: { id: ActionId }) {
  const enabled = useEnabled(id)
  return (
    <Menu.Item className="menu-item" disabled={!enabled} onClick={() => perform(id)}>
      {actions[id].label}
    </Menu.Item>
  )
}
