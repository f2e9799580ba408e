import { ChevronDown, ChevronUp, CircleAlert, Play, RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { clipUrl } from '../../src-shared/contract.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { isHeld, isRunning, isServiceTake, type Take } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { cancelTake, lookAgain, sendAgain } from '../rendering.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { takes as takeStore } from '../stores/takes.ts'
import { IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { HeldTake, WaitingState } from './HeldTake.tsx'
import { takeName } from './takeName.ts'

const SCOPES = (['project', 'all'] as const).map((value) => ({ value, label: words.takes.scopes[value] }))

/** The project's takes; or all there are, for a clip outlives the project that it was made from. */
export function TakesStrip() {
  const own = useStore(editor, ownTakes)
  const byId = useStore(takeStore, (state) => state.byId)
  const [scope, setScope] = useState<'project' | 'all'>('project')
  const [folded, setFolded] = useState(false)
  const all = [...byId.values()].sort((a, b) => b.createdAt - a.createdAt).map(({ id }) => id)
  const ids = scope === 'all' ? all : own.filter((id) => byId.has(id))
  const empty = ids.length === 0
  const missing = own.length - own.filter((id) => byId.has(id)).length
  return (
    <section className={`takes ${folded || empty ? 'folded' : ''}`} aria-label={words.takes.label}>
      <header className="takes-head">
        <h2>{words.takes.label}</h2>
        {empty && missing === 0 && <span className="muted">{words.takes.none}</span>}
        {missing > 0 && <span className="muted">{words.takes.elsewhere(missing)}</span>}
        <span className="grow" />
        {all.length > 0 && (
          <Choice
            label={words.takes.scope}
            value={scope}
            options={SCOPES}
            onChoose={setScope}
            className="quiet"
          />
        )}
        <IconButton
          label={folded ? words.takes.unfold : words.takes.fold}
          aria-expanded={!folded}
          disabled={empty}
          onClick={() => setFolded(!folded)}
        >
          {folded ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
        </IconButton>
      </header>
      {!folded && !empty && (
        <ul className="take-list" aria-label={words.takes.label}>
          {ids.map((id) => {
            const take = byId.get(id)
            return take && <TakeCard key={id} take={take} name={takeName(take, own)} />
          })}
        </ul>
      )}
    </section>
  )
}

function TakeCard({ take, name }: { take: Take; name: string }) {
  const watching = useStore(session, (state) => state.watching === take.id)
  const title = `${name} · ${words.takes.by(take.service?.name ?? take.engine)}`
  return (
    <li className={`take ${watching ? 'watching' : ''}`} aria-label={title}>
      <div className="take-picture">
        {take.state === 'ready' && (
          <button
            type="button"
            aria-label={words.takes.watch(name)}
            onClick={() => session.setState({ watching: take.id })}
          >
            <video src={clipUrl(take.id)} muted preload="auto" tabIndex={-1} aria-hidden="true" />
            <Play size={20} />
          </button>
        )}
        {isRunning(take) && !isHeld(take) && <Progress take={take} name={name} />}
        {isServiceTake(take) && isHeld(take) && <HeldTake take={take} name={name} />}
        {(take.state === 'failed' || take.state === 'unknown') && <Mishap take={take} name={name} />}
      </div>
      <p className="take-title">{title}</p>
      <TakeState take={take} />
    </li>
  )
}

/** What went wrong with a take; one at a service can be sent, or looked for, again. */
function Mishap({ take, name }: { take: Take; name: string }) {
  const lost = take.state === 'unknown'
  return (
    <div className="mishap">
      <CircleAlert size={20} className="take-failed" />
      {take.service && (
        <IconButton
          label={lost ? words.sending.follow(name) : words.sending.again(name)}
          onClick={() => void (lost ? lookAgain(take.id) : sendAgain(take.id))}
        >
          <RotateCw size={14} />
        </IconButton>
      )}
    </div>
  )
}

function TakeState({ take }: { take: Take }) {
  const progress = useStore(takeStore, (state) => state.progress.get(take.id))
  const trouble = useStore(takeStore, (state) => state.troubles.get(take.id))
  if (take.state === 'rendering' && progress) {
    const percent = Math.floor((100 * progress.done) / Math.max(1, progress.total))
    return <p className="take-state">{words.takes.progress(percent, progress.secondsLeft)}</p>
  }
  if (take.error && (take.state === 'failed' || take.state === 'unknown')) {
    const { what, next } = describeError(take.error)
    return (
      <p className="take-state error" title={`${what}. ${next}`}>
        {what}. {next}
      </p>
    )
  }
  if (isHeld(take) || (trouble && isRunning(take))) return <WaitingState take={take} trouble={trouble} />
  if (take.clip) {
    const { width, height } = take.clip
    return <p className="take-state">{words.takes.short(width, height, take.clip.durationSeconds)}</p>
  }
  return <p className="take-state">{words.takes.states[take.state]}</p>
}

function Progress({ take, name }: { take: Take; name: string }) {
  const progress = useStore(takeStore, (state) => state.progress.get(take.id))
  const share = progress ? progress.done / Math.max(1, progress.total) : 0
  return (
    <div className="take-progress">
      <progress value={share} max={1} aria-label={`${name}: ${words.takes.states[take.state]}`} />
      <IconButton label={words.takes.cancel(name)} onClick={() => void cancelTake(take.id)}>
        <X size={14} />
      </IconButton>
    </div>
  )
}
