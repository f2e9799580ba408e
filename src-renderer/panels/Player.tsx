import { Download, X } from 'lucide-react'
import { useStore } from 'zustand'
import { clipUrl } from '../../src-shared/contract.ts'
import { words } from '../locales/en.ts'
import { takeName } from './takeName.ts'
import { cancelTake, exportTake } from '../rendering.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** The chosen take, playing beside the photo. */
export function Player() {
  const id = useStore(session, (state) => state.watching)
  const take = useStore(takes, ({ byId }) => (id === null ? undefined : byId.get(id)))
  const own = useStore(editor, ownTakes)
  const exporting = useStore(takes, (state) => (state.exporting?.id === id ? state.exporting : null))
  const busy = useStore(takes, (state) => state.exporting !== null)
  if (!take?.clip) return null
  const { width, height, durationSeconds, fps } = take.clip
  const percent = exporting ? Math.floor((100 * exporting.done) / Math.max(1, exporting.total)) : 0
  return (
    <section className="player" aria-label={words.takes.player}>
      <header className="player-head">
        <h2>
          {takeName(take, own)} · {words.takes.by(take.service?.name ?? take.engine)}
        </h2>
        <span className="muted">{words.takes.facts(width, height, durationSeconds, fps)}</span>
        <Button disabled={busy} onClick={() => void exportTake(take.id)}>
          <Download size={14} /> {exporting ? words.takes.exporting(percent) : words.takes.export}
        </Button>
        {exporting && (
          <Button look="quiet" onClick={() => void cancelTake(take.id)}>
            {words.takes.stopExport}
          </Button>
        )}
        <IconButton label={words.takes.close} onClick={() => session.setState({ watching: null })}>
          <X size={16} />
        </IconButton>
      </header>
      <video
        key={take.id}
        className="player-video"
        src={clipUrl(take.id)}
        autoPlay
        loop
        muted
        controls
        controlsList="nodownload noplaybackrate"
        disablePictureInPicture
      />
    </section>
  )
}
