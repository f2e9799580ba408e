import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { MAX_HISTORY_BYTES } from '../../src-shared/limits.ts'
import type { History } from '../../src-shared/project/history.ts'
import { historyBytes } from '../../src-shared/project/historySize.ts'
import { stepsOf } from '../../src-shared/project/stepFacts.ts'
import { words } from '../locales/en.ts'
import { currentDocument, editor, goTo } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Panel } from '../ui/Panel.tsx'

/** The steps of the history: a click or the arrow keys go to any of them. */
export function HistoryPanel() {
  const isOpen = useStore(session, (state) => state.history)
  const history = useStore(editor, ({ document }) => document?.history ?? null)
  if (!isOpen || !history) return null
  const steps = history.past.length + history.future.length
  const size = <span className="muted">{words.history.size(steps, historyBytes(history))}</span>
  return (
    <Panel title={words.history.label} aside={size}>
      {history.forgotten > 0 && (
        <p className="muted note">{words.history.forgotten(history.forgotten, MAX_HISTORY_BYTES)}</p>
      )}
      <Steps history={history} />
    </Panel>
  )
}

function Steps({ history }: { history: History }) {
  const list = useRef<HTMLUListElement>(null)
  const at = history.past.length
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [history])
  const names = [
    history.forgotten > 0 ? words.history.earliest : words.history.start,
    ...stepsOf(history).map(words.history.step),
  ]
  return (
    <ul
      ref={list}
      className="steps"
      role="listbox"
      tabIndex={0}
      aria-label={words.history.label}
      aria-activedescendant={idOf(at)}
      onKeyDown={walkSteps}
    >
      {names.map((name, i) => (
        <li
          key={history.forgotten + i}
          id={idOf(i)}
          role="option"
          aria-selected={i === at}
          aria-label={i > at ? words.history.undone(name) : name}
          className={i > at ? 'step undone' : 'step'}
          onClick={() => goTo(i)}
        >
          {name}
        </li>
      ))}
    </ul>
  )
}

const idOf = (step: number): string => `history-step-${step}`

/** Arrow keys go from step to step. The canvas has its own use for them, and does not hear of these. */
function walkSteps(event: KeyboardEvent<HTMLElement>): void {
  const history = currentDocument()?.history
  if (!history) return
  const [at, last] = [history.past.length, history.past.length + history.future.length]
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key]
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  goTo(Math.min(last, Math.max(0, to)))
}
