import { Check, StickyNote } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useStore } from 'zustand'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { isHeld, isRunning, type Take } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { compareWithWatched } from '../stores/compare.ts'
import { session } from '../stores/session.ts'
import { strip, toggleChosen } from '../stores/strip.ts'
import { takes as takeStore } from '../stores/takes.ts'
import { remark } from '../takeKeeping.ts'
import { NameField } from '../ui/NameField.tsx'
import { focusTake } from './takeKeys.ts'
import { WaitingState } from './HeldTake.tsx'
import { TakeMenu } from './TakeMenu.tsx'
import { TakePicture } from './TakePicture.tsx'

interface TakeCardProps {
  readonly take: Take
  readonly name: string
  /** Whether Tab comes to it. */
  readonly reached: boolean
}

/** One take in the strip: a frame of its clip or how far it is, its name, its stars. */
export function TakeCard({ take, name, reached }: TakeCardProps) {
  const { id } = take
  const watching = useStore(session, (state) => state.watching === id)
  const chosen = useStore(strip, (state) => state.chosen.includes(id))
  const title = `${name} · ${words.takes.by(take.service?.name ?? take.engine)}`
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault()
    strip.setState({ current: id, menu: id })
  }
  const choose = (event: MouseEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (take.clip === null || !compareWithWatched(id)) toggleChosen(id)
  }
  return (
    <li
      className={`take ${watching ? 'watching' : ''} ${chosen ? 'chosen' : ''}`}
      aria-label={chosen ? words.keeping.chosen(title) : title}
      aria-current={watching}
      data-take={id}
      tabIndex={reached ? 0 : -1}
      onFocus={() => strip.setState({ current: id })}
      onContextMenu={openMenu}
      onClickCapture={choose}
    >
      <TakePicture take={take} name={name} reached={reached} />
      {chosen && (
        <span className="take-chosen" aria-hidden="true">
          <Check size={14} />
        </span>
      )}
      <TakeMenu take={take} name={name} reached={reached} />
      <TakeTitle take={take} name={name} title={title} />
      <p className="take-foot">
        <TakeState take={take} />
        <span className="take-marks">
          {take.remarks.note !== '' && (
            <StickyNote size={12} role="img" aria-label={words.keeping.hasNote} aria-hidden={false} />
          )}
          <Stars stars={take.remarks.stars} />
        </span>
      </p>
    </li>
  )
}

/** The name; F2 or a double click renames it. */
function TakeTitle({ take, name, title }: { take: Take; name: string; title: string }) {
  const naming = useStore(strip, (state) => state.naming === take.id)
  const end = (): void => {
    strip.setState({ naming: null })
    focusTake(take.id)
  }
  if (naming) {
    return (
      <NameField
        label={words.keeping.nameOf(name)}
        className="take-name"
        name={name}
        onKeep={(next) => void remark(take.id, { name: next })}
        onDone={end}
      />
    )
  }
  return (
    <p
      className="take-title"
      title={take.remarks.note === '' ? title : `${title}\n${take.remarks.note}`}
      onDoubleClick={() => strip.setState({ naming: take.id })}
    >
      {title}
    </p>
  )
}

function Stars({ stars }: { stars: number }) {
  if (stars === 0) return null
  return (
    <span className="take-stars" role="img" aria-label={words.keeping.stars(stars)}>
      {words.keeping.starSigns(stars)}
    </span>
  )
}

function TakeState({ take }: { take: Take }) {
  const progress = useStore(takeStore, (state) => state.progress.get(take.id))
  const trouble = useStore(takeStore, (state) => state.troubles.get(take.id))
  if (isHeld(take) || (trouble && isRunning(take))) return <WaitingState take={take} trouble={trouble} />
  if (take.state === 'rendering' && progress) {
    const percent = Math.floor((100 * progress.done) / Math.max(1, progress.total))
    const text =
      progress.stage === 'fill'
        ? words.takes.filling(percent)
        : words.takes.progress(percent, progress.secondsLeft)
    return <span className="take-state">{text}</span>
  }
  if (take.error && (take.state === 'failed' || take.state === 'unknown')) {
    const { what, next } = describeError(take.error)
    return (
      <span className="take-state error" title={`${what}. ${next}`}>
        {what}. {next}
      </span>
    )
  }
  if (take.clip) {
    const { width, height } = take.clip
    return <span className="take-state">{words.takes.short(width, height, take.clip.durationSeconds)}</span>
  }
  return <span className="take-state">{words.takes.states[take.state]}</span>
}
