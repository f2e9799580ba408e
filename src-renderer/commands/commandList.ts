import { actions, type ActionId } from '../actions.ts'
import { words } from '../locales/en.ts'
import { keyText } from '../ui/keyText.ts'
import type { Command } from './findCommands.ts'

/** What an action's id begins with. */
type Noun = ActionId extends infer Id ? (Id extends `${infer N}.${string}` ? N : never) : never

const { groups } = words.commands

const GROUPS: Readonly<Record<Noun, string>> = {
  file: groups.file,
  edit: groups.edit,
  view: groups.view,
  tool: groups.tools,
  wand: groups.tools,
  paint: groups.tools,
  brush: groups.tools,
  photo: groups.photo,
  area: groups.areas,
  path: groups.path,
  motion: groups.preview,
  request: groups.takes,
  take: groups.takes,
  app: groups.app,
  help: groups.app,
}

/** Every action as a command, as it stands now, but the one that lists them. */
export const commandList = (isMac: boolean): readonly Command[] =>
  Object.values(actions)
    .filter(({ id }) => id !== 'app.commands')
    .map(({ id, label, keys, enabled }) => ({
      ...{ id, label },
      group: GROUPS[id.slice(0, id.indexOf('.')) as Noun],
      key: keys[0] === undefined ? '' : keyText(keys[0], isMac),
      enabled: enabled(),
    }))
