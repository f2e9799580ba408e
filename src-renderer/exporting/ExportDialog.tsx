import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import {
  exportedFrames,
  exportSpec,
  wantedSize,
  type ExportSource,
} from '../../src-shared/clips/exportChoice.ts'
import { isOwnClip, ownSpec } from '../../src-shared/clips/ownSpec.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { cancelTake } from '../rendering.ts'
import { chooseExport, exportChoice, speeds } from '../stores/exportChoice.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { shownName } from '../takeKeeping.ts'
import { evenSize, isSubsampled } from '../render/padding.ts'
import { Button } from '../ui/Button.tsx'
import { ExportFields } from './ExportFields.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import { exportTake } from './exportTake.ts'

const text = words.exporting
const close = (): void => session.setState({ dialog: null })

/** How a take's clip is to be exported, and how far that is. */
export function ExportDialog({ id }: { id: TakeId }) {
  const take = useStore(takes, ({ byId }) => byId.get(id))
  return take ? <OpenDialog key={id} take={take} /> : null
}

function OpenDialog({ take }: { take: Take }) {
  const choice = useStore(exportChoice)
  const source = useSource(take)
  const [seconds, setSeconds] = useState(source.own.durationSeconds)
  const isBusy = useStore(takes, ({ exporting }) => exporting !== null)
  const isMine = useStore(takes, ({ exporting }) => exporting?.id === take.id)
  const spec = exportSpec(choice, seconds, source)
  const begin = (): void => {
    if (!isBusy) void exportTake(take.id, spec)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export-dialog">
          <Dialog.Title className="dialog-title">{text.title(shownName(take))}</Dialog.Title>
          {!isMine && (
            <ExportFields {...{ choice, source, seconds }} onChoice={chooseExport} onSeconds={setSeconds} />
          )}
          <Outcome take={take} spec={spec} source={source} />
          {isMine ? (
            <ExportProgress onStop={() => void cancelTake(take.id)} />
          ) : (
            <div className="dialog-buttons">
              <span className="grow" />
              <Button onClick={close}>{words.dialogs.cancel}</Button>
              <Button look="primary" autoFocus aria-disabled={isBusy} onClick={begin}>
                {text.export}
              </Button>
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What the clip is made of. The photo may be larger than the take, which is asked for. */
function useSource(take: Take): ExportSource {
  const own = ownSpec(take)
  const isClip = take.service !== null
  const [photo, setPhoto] = useState<Size>({ width: own.width, height: own.height })
  useEffect(() => {
    const state = { left: false }
    if (!isClip) {
      void call('take:project', { id: take.id }).then((made) => {
        if (!state.left && made.ok) setPhoto(made.value.photo)
      })
    }
    return () => void (state.left = true)
  }, [take.id, isClip])
  return { own, isClip, photo }
}

/** What will come of it, in figures, and what of it is not quite as chosen. */
function Outcome({ take, spec, source }: { take: Take; spec: ClipSpec; source: ExportSource }) {
  const choice = useStore(exportChoice)
  const speed = useStore(speeds, (state) => state[spec.format])
  const frames = exportedFrames(spec, source)
  const { format, width, height, fps } = spec
  const written = isSubsampled(format) ? evenSize(spec) : spec
  const isOwn = isOwnClip(take, spec)
  // A service's own file may be longer and faster than what could be made of it.
  const file = isOwn && source.isClip ? take.clip : null
  const made = file ?? { ...written, frames, durationSeconds: frames / fps }
  const pixels = frames * width * height
  const isLimited = wantedSize(choice, source).width !== width
  const notes = [
    !isOwn && speed !== undefined && `${text.takesAbout(pixels / speed)}.`,
    isOwn ? text.ownFile : source.isClip ? text.converted : text.anew,
    isLimited && (format === 'webp' ? text.webpLimit : text.h264Limit),
    (written.width !== width || written.height !== height) && text.evenSides,
    format === 'gif' && text.gifClock,
    (format === 'gif' || format === 'webp') && text.playsOn,
  ].filter((note) => typeof note === 'string')
  return (
    <div className="export-outcome" role="status">
      <p>{text.result(made.width, made.height, made.frames, made.durationSeconds)}</p>
      <p className="muted">{notes.join(' ')}</p>
    </div>
  )
}
