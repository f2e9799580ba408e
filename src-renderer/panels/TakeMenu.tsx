import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight, Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { MAX_STARS } from '../../src-shared/limits.ts'
import { isRunning, type Take } from '../../src-shared/take.ts'
import { canBeFollowed } from '../../src-shared/takes/mending.ts'
import { words } from '../locales/en.ts'
import { openExport } from '../exporting/exportTake.ts'
import { cancelTake, lookAgain } from '../rendering.ts'
import { session } from '../stores/session.ts'
import { strip } from '../stores/strip.ts'
import { takes as takeStore } from '../stores/takes.ts'
import { handOut, openAsProject, remark, restoreSettings, shownName, tryAgain } from '../takeKeeping.ts'
import { CompareItems } from '../watching/CompareMenu.tsx'
import { showSentRequest } from '../sentRequest.ts'

interface TakeMenuProps {
  readonly take: Take
  readonly name: string
  readonly reached: boolean
}

/** All that can be done with a take. A right click on it or the menu key opens it too. */
export function TakeMenu({ take, name, reached }: TakeMenuProps) {
  const open = useStore(strip, (state) => state.menu === take.id)
  return (
    <Menu.Root open={open} onOpenChange={(next) => strip.setState({ menu: next ? take.id : null })}>
      <Menu.Trigger
        className="icon-button take-more"
        tabIndex={reached ? 0 : -1}
        aria-label={words.keeping.more(name)}
      >
        <Ellipsis size={14} />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={words.keeping.more(name)}>
        <Menu.Positioner sideOffset={4} align="start" side="top" className="floating">
          <Menu.Popup className="menu">
            <Remarks take={take} />
            <Settings take={take} />
            <ClipItems take={take} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Item({ onClick, hint, children }: { onClick: () => void; hint?: string; children: ReactNode }) {
  return (
    <Menu.Item className="menu-item" onClick={onClick}>
      {children}
      {hint !== undefined && <span className="menu-key">{hint}</span>}
    </Menu.Item>
  )
}

function Remarks({ take }: { take: Take }) {
  const { id, clip } = take
  return (
    <Menu.Group className="menu-group">
      {clip && (
        <Item hint="↵" onClick={() => session.setState({ watching: id })}>
          {words.keeping.watch}
        </Item>
      )}
      <Item hint="F2" onClick={() => strip.setState({ naming: id })}>
        {words.keeping.rename}
      </Item>
      <Item onClick={() => session.setState({ dialog: { kind: 'takeDetails', id } })}>
        {words.keeping.details}
      </Item>
      <Submenu label={words.keeping.rate} hint={words.keeping.rateKeys}>
        <Menu.RadioGroup
          value={take.remarks.stars}
          onValueChange={(stars: number) => void remark(id, { stars })}
        >
          {Array.from({ length: MAX_STARS + 1 }, (_, stars) => (
            <Menu.RadioItem key={stars} value={stars} className="menu-item" closeOnClick>
              {words.keeping.stars(stars)}
              <Menu.RadioItemIndicator className="menu-mark">
                <Check size={14} />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Submenu>
    </Menu.Group>
  )
}

function Submenu({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu-item">
        {label}
        {hint !== undefined && <span className="menu-key">{hint}</span>}
        <ChevronRight size={14} />
      </Menu.SubmenuTrigger>
      <Menu.Portal role="region" aria-label={label}>
        <Menu.Positioner className="floating" alignOffset={-4}>
          <Menu.Popup className="menu scrolling">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

/** What goes back to how the take was made. A task that was adopted brought nothing of that along. */
function Settings({ take }: { take: Take }) {
  const isAdopted = take.service?.requestSha256 === null
  if (isAdopted) return null
  return (
    <Menu.Group className="menu-group">
      <Item onClick={() => void restoreSettings(take.id)}>{words.keeping.restore}</Item>
      <Item onClick={() => openAsProject(take.id)}>{words.keeping.open}</Item>
      {!isRunning(take) && (
        <Item onClick={() => void tryAgain(take)}>{words.keeping.again(take.service?.name ?? null)}</Item>
      )}
      <CompareWith take={take} />
      {take.service && <Item onClick={() => void showSentRequest(take)}>{words.keeping.showRequest}</Item>}
    </Menu.Group>
  )
}

/** Takes that one can be held against: the newest first. */
function CompareWith({ take }: { take: Take }) {
  const byId = useStore(takeStore, (state) => state.byId)
  const others = [...byId.values()]
    .filter(({ id, service }) => id !== take.id && service?.requestSha256 !== null)
    .sort((a, b) => b.createdAt - a.createdAt)
  if (others.length === 0) return null
  return (
    <Submenu label={words.keeping.compareWith}>
      {others.map((other) => (
        <Item
          key={other.id}
          onClick={() =>
            session.setState({ dialog: { kind: 'difference', before: other.id, after: take.id } })
          }
        >
          {shownName(other)} · {words.takes.by(other.service?.name ?? other.engine)}
        </Item>
      ))}
    </Submenu>
  )
}

function ClipItems({ take }: { take: Take }) {
  const { id } = take
  return (
    <Menu.Group className="menu-group">
      {take.state === 'ready' && (
        <>
          <Submenu label={words.watching.compare.with}>
            <CompareItems id={id} />
          </Submenu>
          <Item onClick={() => openExport(id)}>{words.keeping.export}</Item>
          <Item onClick={() => void handOut('take:copy', take)}>{words.keeping.copy}</Item>
          <Item onClick={() => void handOut('take:reveal', take)}>{words.keeping.reveal}</Item>
        </>
      )}
      {isRunning(take) && <Item onClick={() => void cancelTake(id)}>{words.keeping.stop}</Item>}
      {canBeFollowed(take) && <Item onClick={() => void lookAgain(id)}>{words.keeping.follow}</Item>}
      <Item hint="Del" onClick={() => session.setState({ dialog: { kind: 'deleteTake', id } })}>
        {words.keeping.delete}
      </Item>
    </Menu.Group>
  )
}
