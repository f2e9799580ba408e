import { Clapperboard, Clock, FolderOpen, Sparkles } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { openRecent } from '../files.ts'
import { words } from '../locales/en.ts'
import { setup } from '../stores/setup.ts'
import { takes } from '../stores/takes.ts'
import { openAsProject } from '../takeKeeping.ts'
import { Button } from '../ui/Button.tsx'

export function Welcome() {
  const recents = useStore(setup, (state) => state.recents)
  const [dropping, setDropping] = useState(false)
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setDropping(true)
  }
  return (
    <main
      className={`welcome ${dropping ? 'dropping' : ''}`}
      onDragOver={over}
      onDragLeave={() => setDropping(false)}
      onDrop={() => setDropping(false)}
    >
      <div className="welcome-card">
        <p className="wordmark">{words.app}</p>
        <h1>{words.welcome.title}</h1>
        <div className="drop-zone">
          <Button look="primary" onClick={() => perform('file.open')}>
            <FolderOpen size={16} /> {words.welcome.open}
          </Button>
          <Button look="quiet" onClick={() => perform('file.openAddress')}>
            {words.actions['file.openAddress']}
          </Button>
          <p className="muted">{dropping ? words.welcome.dropHere : words.welcome.drop}</p>
        </div>
        <button type="button" className="sample" onClick={() => perform('file.sample')}>
          <img src={sampleUrl} alt="" width={132} height={88} />
          <span>
            <b>
              <Sparkles size={14} /> {words.welcome.sample}
            </b>
            <span className="muted">{words.welcome.sampleDetail}</span>
          </span>
        </button>
        {recents.length > 0 && (
          <section aria-label={words.welcome.recent}>
            <h2>{words.welcome.recent}</h2>
            <ul className="recents">
              {recents.map(({ id, name, folder }) => (
                <li key={id}>
                  <button type="button" onClick={() => void openRecent(id)}>
                    <Clock size={14} /> {name} <span className="muted">{folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <LatestTakes />
        <p className="muted small">{words.welcome.local}</p>
      </div>
    </main>
  )
}

/** The sample's photo as a small picture. */
const sampleUrl = new URL('../assets/sample.jpg', import.meta.url).href

const MOST_TAKES = 4

/** A clip outlives its project, saved or not: the newest ones are a click away. */
function LatestTakes() {
  const byId = useStore(takes, (state) => state.byId)
  const latest = [...byId.values()]
    // A task that was adopted by its id brought no photo along.
    .filter(({ service }) => service?.requestSha256 !== null)
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, MOST_TAKES)
  if (latest.length === 0) return null
  return (
    <section aria-label={words.welcome.takes}>
      <h2>{words.welcome.takes}</h2>
      <ul className="recents">
        {latest.map(({ id, projectName, remarks, service, engine, state }) => (
          <li key={id}>
            <button type="button" onClick={() => openAsProject(id)}>
              <Clapperboard size={14} /> {remarks.name || projectName}{' '}
              <span className="muted">
                {words.takes.by(service?.name ?? engine)}, {words.takes.states[state]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
