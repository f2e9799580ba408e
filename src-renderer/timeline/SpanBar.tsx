import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { FAR_NUDGE, SPAN_STEP_SECONDS } from '../../src-shared/limits.ts'
import { changeMovement } from '../../src-shared/project/edits.ts'
import type { Group } from '../../src-shared/project/project.ts'
import { movedSpan, spanSeconds, type Span, type SpanPart } from '../../src-shared/project/spans.ts'
import { patternTile } from '../canvas/patternTile.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { chooseArea } from '../stores/session.ts'
import { useDragStep } from '../ui/useDragStep.ts'
import { useRun } from '../ui/useRun.ts'
import { WAY_BOX, wayLine } from './wayLine.ts'

const text = words.timeline

interface SpanBarProps {
  readonly group: Group
  /** The clip's length. */
  readonly clipSeconds: number
}

/** What a drag began on, and what of it the pointer holds. */
interface Drag {
  readonly part: SpanPart
  readonly span: Span
  /** How far the pointer is from the place that it moves, seconds. */
  readonly offset: number
}

/** When an area moves, as a bar over the clip's time: it is dragged, or one of its ends, or moved by keys. */
export function SpanBar({ group, clipSeconds }: SpanBarProps) {
  const { id, name, movement, locked } = group
  const [from, to] = [movement.start * clipSeconds, movement.end * clipSeconds]
  const track = useRef<HTMLDivElement>(null)
  const hands = useSpanHands(group, clipSeconds, track)
  const slider = (part: SpanPart) => ({
    ...hands(part),
    role: 'slider',
    tabIndex: 0,
    'aria-label': text[part](name),
    'aria-valuemin': 0,
    'aria-valuemax': clipSeconds,
    'aria-valuenow': spanSeconds(movement, part, clipSeconds),
    'aria-valuetext': part === 'whole' ? text.fromTo(from, to) : text.at(part === 'start' ? from : to),
    'aria-disabled': locked || undefined,
  })
  const line = wayLine(group, to - from)
  return (
    <div
      ref={track}
      className={`span-track ${locked ? 'locked' : ''}`}
      title={locked ? text.locked : undefined}
    >
      <div
        {...slider('whole')}
        className="span-bar"
        aria-description={text.hint}
        style={{
          left: percent(movement.start),
          width: percent(movement.end - movement.start),
          backgroundImage: `url(${patternTile(group.label)})`,
        }}
      >
        {line !== null && (
          <svg
            viewBox={`0 0 ${WAY_BOX.width} ${WAY_BOX.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            data-area={id}
          >
            <polyline points={line} className="way-line under" />
            <polyline points={line} className="way-line" />
          </svg>
        )}
      </div>
      <div {...slider('start')} className="span-end" style={{ left: percent(movement.start) }} />
      <div {...slider('end')} className="span-end" style={{ left: percent(movement.end) }} />
    </div>
  )
}

const percent = (share: number): string => `${share * 100}%`

/** What pointer and keys do with a span. A drag, or a stay by arrow keys, is one step of undo. */
function useSpanHands(
  { id, movement, locked }: Group,
  clipSeconds: number,
  track: { readonly current: HTMLDivElement | null },
) {
  const drag = useRef<Drag | null>(null)
  const [step, stay] = [useDragStep(), useRun()]
  const put = (span: Span, run: string): void => {
    if (span.start !== movement.start || span.end !== movement.end) commit(changeMovement(id, span, run))
  }
  const secondsAt = ({ clientX }: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect()
    return box ? ((clientX - box.left) / box.width) * clipSeconds : 0
  }
  return (part: SpanPart) => ({
    onPointerDown(event: PointerEvent): void {
      chooseArea(id)
      if (locked || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const offset = secondsAt(event) - spanSeconds(movement, part, clipSeconds)
      drag.current = { part, span: movement, offset }
      step.begin()
    },
    onPointerMove(event: PointerEvent): void {
      const now = drag.current
      if (!now || !step.isOn()) return
      const seconds = secondsAt(event) - now.offset
      put(movedSpan(now.span, now.part, seconds, clipSeconds, !event.shiftKey), step.run())
    },
    ...step.ends,
    onKeyDown(event: KeyboardEvent): void {
      if (step.escape(event)) return
      const moved = locked ? null : keyMove(event, part)
      if (!moved) return
      event.preventDefault()
      event.stopPropagation()
      put(
        movedSpan(
          movement,
          moved.part,
          moved.to(spanSeconds(movement, moved.part, clipSeconds)),
          clipSeconds,
        ),
        stay.name(),
      )
    },
    onFocus: stay.begin,
  })
}

const ARROWS: Readonly<Record<string, 1 | -1 | undefined>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
}

/** What a key moves and where to, from where it is, seconds. On the bar Shift means its end, on an end ten steps. */
function keyMove(
  { key, shiftKey }: KeyboardEvent,
  part: SpanPart,
): { readonly part: SpanPart; readonly to: (seconds: number) => number } | null {
  if (key === 'Home') return { part, to: () => 0 }
  if (key === 'End') return { part, to: () => Infinity }
  const arrow = ARROWS[key]
  if (arrow === undefined) return null
  const isWhole = part === 'whole'
  const step = arrow * SPAN_STEP_SECONDS * (shiftKey && !isWhole ? FAR_NUDGE : 1)
  return { part: isWhole && shiftKey ? 'end' : part, to: (seconds) => seconds + step }
}
