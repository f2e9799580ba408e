import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { movesHere } from '../../src-shared/project/movement.ts'
import type { Group } from '../../src-shared/project/project.ts'
import { playhead } from '../stores/playhead.ts'
import { projectFrame, SaveFrame } from '../exporting/SaveFrame.tsx'
import { words } from '../locales/en.ts'
import { editor } from '../stores/editor.ts'
import { activeArea, chooseArea, session } from '../stores/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { AsSent, PlayButtons, PreviewTime, RepeatButton, StopButton } from './PreviewButtons.tsx'
import { PlayheadLine, Ruler } from './Ruler.tsx'
import { SpanBar } from './SpanBar.tsx'
import { useTimelineShown } from './useTimelineShown.ts'

/** The clip's time: when each area moves, and the preview's playhead over it. Under the canvas. */
export function Timeline() {
  const isShown = useTimelineShown()
  const groups = useStore(editor, ({ document }) => document?.history.present.groups)
  const clipSeconds = useStore(editor, ({ document }) => document?.history.present.settings.durationSeconds)
  if (!isShown || !groups || clipSeconds === undefined) return null
  const going = groups.filter(({ sent }) => sent)
  return (
    <section className="timeline" aria-label={words.timeline.label}>
      <Head />
      <div className="timeline-body">
        <div className="timeline-ruler">
          <Ruler />
        </div>
        <ul className="timeline-rows" aria-label={words.timeline.rows}>
          {going.map((group) => (
            <Row key={group.id} group={group} clipSeconds={clipSeconds} />
          ))}
          {going.length === 0 && <li className="muted timeline-empty">{words.timeline.empty}</li>}
        </ul>
        <PlayheadLine />
      </div>
    </section>
  )
}

function Head() {
  const preview = useStore(session, (state) => state.preview)
  return (
    <header className="timeline-head" role="group" aria-label={words.transport.label}>
      <PlayButtons />
      <RepeatButton />
      {preview === 'loading' ? <span className="muted">{words.render.preparing}</span> : <PreviewTime />}
      {(preview === 'playing' || preview === 'paused') && (
        <SaveFrame order={() => projectFrame(playhead.getState().seconds)} />
      )}
      <span className="grow" />
      <AsSent />
      {preview !== 'off' && <StopButton />}
      <IconButton label={words.timeline.close} hint="T" onClick={() => perform('view.timeline')}>
        <X size={14} />
      </IconButton>
    </header>
  )
}

function Row({ group, clipSeconds }: { group: Group; clipSeconds: number }) {
  const { id, label, name, movement } = group
  const area = useStore(session, (state) => state.area)
  const isActive = useStore(
    editor,
    ({ document }) => document !== null && activeArea(document.history.present, area) === id,
  )
  return (
    <li className={`span-row ${isActive ? 'active' : ''}`} aria-label={name}>
      <button type="button" className="span-head" aria-pressed={isActive} onClick={() => chooseArea(id)}>
        <Swatch label={label} />
        <span className="span-name">{name}</span>
        <span className="muted">
          {words.timeline.span(movement.start * clipSeconds, movement.end * clipSeconds)}
        </span>
      </button>
      {movesHere(group) ? (
        <SpanBar group={group} clipSeconds={clipSeconds} />
      ) : (
        <p className="muted span-none">{words.timeline.stays}</p>
      )}
    </li>
  )
}
