import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState } from 'react'
import { scaledSize } from '../../src-shared/motion/clipSpec.ts'
import { sendEndFrame } from '../../src-shared/project/edits.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { endFrameModels, endFrameSupport } from '../../src-shared/service/supportTable.ts'
import { call } from '../bridge.ts'
import { fetchPixels } from '../canvas/photoPixels.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'

const close = (): void => session.setState({ dialog: null })

interface LastFrameDialogProps {
  readonly profile: ServiceProfile
  readonly project: Project
  /** Null while it is made. */
  readonly frame: Photo | null
}

/** The photo and the last frame of its motion, before the two are sent in the place of areas and paths. */
export function LastFrameDialog({ profile, project, frame }: LastFrameDialogProps) {
  const models = modelsFor(project, profile)
  const [model, setModel] = useState(models[0]?.model ?? project.settings.model)
  const leave = (): void => {
    if (frame === null) void call('frame:cancel', {})
    close()
  }
  const send = (tail: Photo): void => {
    const quality = models.find((one) => one.model === model)?.quality ?? project.settings.quality
    commit(sendEndFrame(tail, { model, quality }))
    close()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && leave()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog wide">
          <Dialog.Title className="dialog-title">{words.paying.lastFrameTitle}</Dialog.Title>
          <Dialog.Description className="dialog-text">{words.paying.lastFrameText}</Dialog.Description>
          <div className="two-frames">
            <Frame photo={project.photo} size={project.photo} label={words.paying.firstFrame} />
            <Frame photo={frame} size={project.photo} label={words.paying.lastFrame} />
          </div>
          <div className="dialog-buttons">
            <span className="row grow">
              <span className="muted">{words.sending.model}</span>
              <Choice
                label={words.sending.model}
                value={model}
                options={models.map((one) => ({
                  value: one.model,
                  label: words.paying.modelAt(one.model, words.sending.qualities[one.quality]),
                }))}
                onChoose={setModel}
              />
            </span>
            <Button onClick={leave}>{words.dialogs.cancel}</Button>
            <Button look="primary" disabled={frame === null} onClick={() => frame && send(frame)}>
              {words.paying.useLastFrame}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The models to choose from: the one that is set unless it surely takes no end frame, first where it surely does. */
function modelsFor({ settings }: Project, { support }: ServiceProfile): ReturnType<typeof endFrameModels> {
  const { model, quality } = settings
  const own = endFrameSupport(support, settings)
  const others = endFrameModels(support, settings).filter((one) => one.model !== model)
  if (own === 'yes') return [{ model, quality }, ...others]
  // At another quality it may take one all the same.
  const changed = endFrameModels(support, settings).filter((one) => one.model === model)
  return [...changed, ...others, ...(own === 'unknown' ? [{ model, quality }] : [])]
}

/** Twice what a frame takes on the screen of most: sharp on dense ones too. */
const SHOWN_WIDTH = 720

function Frame({ photo, size, label }: { photo: Photo | null; size: Photo; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const shown = scaledSize(size, Math.min(1, SHOWN_WIDTH / size.width))
  const { width, height } = shown
  const id = photo?.id ?? null
  useEffect(() => {
    if (id === null) return
    void fetchPixels(id, { width, height }).then((pixels) => {
      if (!pixels.ok) sayError(pixels.error)
      else canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels.value, width, height), 0, 0)
    })
  }, [id, width, height])
  return (
    <figure>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        aria-busy={photo === null}
      />
      <figcaption>{photo ? label : words.paying.makingFrame}</figcaption>
    </figure>
  )
}
