import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { perform, type ActionId } from '../actions.ts'
import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { setup } from '../stores/setup.ts'
import { keyText } from '../ui/keyText.ts'
import { commandList } from './commandList.ts'
import { findCommands, type CommandGroup } from './findCommands.ts'

const close = (): void => session.setState({ dialog: null })

function run(id: ActionId): void {
  // What it does may open a dialog of its own.
  close()
  perform(id)
}

/** Every action by its name, with its key: to be done from here, or by that key the next time. */
export function CommandsDialog() {
  const [commands] = useState(() => commandList(setup.getState().isMac))
  const [query, setQuery] = useState('')
  const groups = useMemo(() => findCommands(commands, query, words.commands.unavailable), [commands, query])
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="commands" aria-label={words.commands.title}>
          <Autocomplete.Root
            open
            inline
            autoHighlight="always"
            keepHighlight
            items={groups}
            filter={null}
            itemToStringValue={({ label }) => label}
            value={query}
            onValueChange={setQuery}
          >
            <div className="commands-field">
              <Search size={16} aria-hidden />
              <Autocomplete.Input
                aria-label={words.commands.search}
                placeholder={words.commands.placeholder}
                spellCheck={false}
              />
            </div>
            <Autocomplete.Status className="unseen">
              {query.trim() !== '' && count > 0 && words.commands.found(count)}
            </Autocomplete.Status>
            <Autocomplete.Empty className="commands-none">
              {count === 0 && words.commands.none}
            </Autocomplete.Empty>
            <Autocomplete.List className="commands-list" aria-label={words.commands.list}>
              {(group: CommandGroup) => <Group key={group.heading} {...group} />}
            </Autocomplete.List>
          </Autocomplete.Root>
          <Keys />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Group({ heading, items }: CommandGroup) {
  return (
    <Autocomplete.Group items={items}>
      {heading !== '' && (
        <Autocomplete.GroupLabel className="commands-heading">{heading}</Autocomplete.GroupLabel>
      )}
      {items.map((command) => (
        <Autocomplete.Item
          key={command.id}
          value={command}
          className="menu-item"
          disabled={!command.enabled}
          onClick={() => run(command.id)}
        >
          <span className="commands-label">{command.label}</span>
          {heading !== command.group && <span className="muted small">{command.group}</span>}
          <span className="grow" />
          {command.key !== '' && <span className="menu-key">{command.key}</span>}
        </Autocomplete.Item>
      ))}
    </Autocomplete.Group>
  )
}

function Keys() {
  const { choose, run: doIt, close: leave } = words.commands
  const keys = [
    ['↑ ↓', choose],
    [keyText('Enter', false), doIt],
    [keyText('Escape', false), leave],
  ] as const
  return (
    <p className="commands-keys muted small" aria-hidden>
      {keys.map(([key, what]) => (
        <span key={what}>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </p>
  )
}
