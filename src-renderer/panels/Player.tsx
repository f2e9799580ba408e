import { Download, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { ClipInfo } from '../../src-shared/motion/clipSpec.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { pictureOf } from '../../src-shared/takePicture.ts'
import type { Take } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { openExport } from '../exporting/exportTake.ts'
import { SaveFrame } from '../exporting/SaveFrame.tsx'
import { cancelTake } from '../rendering.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { CompareMenu } from '../watching/CompareMenu.tsx'
import { FrozenLine } from '../watching/FrozenLine.tsx'
import { Picture, TakePicture } from '../watching/Picture.tsx'
import { TransportBar } from '../watching/TransportBar.tsx'
import { useFocusWhileOpen, useTransport, watchingKeys } from '../watching/useTransport.ts'
import { takeName } from './takeName.ts'

const close = (): void => session.setState({ watching: null })

/** The chosen take, playing beside the photo. */
export function Player() {
  const id = useStore(session, (state) => state.watching)
  const take = useStore(takes, ({ byId }) => (id === null ? undefined : byId.get(id)))
  const picture = take && pictureOf(take)
  return take?.clip && picture ? (
    <OpenPlayer key={take.id} take={take} clip={take.clip} picture={picture} />
  ) : null
}

function OpenPlayer({ take, clip, picture }: { take: Take; clip: ClipInfo; picture: Size }) {
  const own = useStore(editor, ownTakes)
  const transport = useTransport([{ seconds: clip.durationSeconds, fps: clip.fps }])
  const place = useFocusWhileOpen<HTMLElement>(take.id)
  const name = takeName(take, own)
  const facts = words.takes.facts(clip.width, clip.height, clip.durationSeconds, clip.fps)
  return (
    <section
      ref={place}
      className="player"
      aria-label={words.watching.player}
      tabIndex={-1}
      onKeyDown={watchingKeys(transport, close)}
    >
      <header className="player-head">
        <h2>
          {name} · {words.takes.by(take.service?.name ?? take.engine)}
        </h2>
        <span className="muted" title={facts}>
          {facts}
        </span>
        <CompareMenu id={take.id} />
        <Export take={take} />
        <IconButton label={words.watching.close} onClick={close}>
          <X size={16} />
        </IconButton>
      </header>
      <Picture size={picture}>
        <TakePicture take={take} name={name} transport={transport} track={0} size={picture} />
      </Picture>
      <FrozenLine take={take} />
      <TransportBar transport={transport}>
        <SaveFrame
          order={() => ({ of: { kind: 'take', id: take.id }, seconds: transport.state.getState().seconds })}
        />
      </TransportBar>
    </section>
  )
}

function Export({ take }: { take: Take }) {
  const exporting = useStore(takes, (state) => (state.exporting?.id === take.id ? state.exporting : null))
  const percent =
    exporting?.stage === 'frames' ? Math.floor((100 * exporting.done) / Math.max(1, exporting.total)) : 0
  return (
    <>
      <Button onClick={() => openExport(take.id)}>
        <Download size={14} /> {exporting ? words.takes.exporting(percent) : words.takes.export}
      </Button>
      {exporting && (
        <Button look="quiet" onClick={() => void cancelTake(take.id)}>
          {words.takes.stopExport}
        </Button>
      )}
    </>
  )
}
