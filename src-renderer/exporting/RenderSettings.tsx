import { Dialog } from '@base-ui/react/dialog'
import { useStore } from 'zustand'
import { DEFAULT_FPS } from '../../src-shared/limits.ts'
import { RESOLUTIONS } from '../../src-shared/motion/framing.ts'
import { words } from '../locales/en.ts'
import { takeSize } from './takeSpec.ts'
import { currentProject } from '../stores/editor.ts'
import { chooseRendering, rendering } from '../stores/renderSettings.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Field, FpsField } from './ExportFields.tsx'

const text = words.exporting
const close = (): void => session.setState({ dialog: null })

/** How this computer makes takes. */
export function RenderSettings() {
  const { size, fps } = useStore(rendering)
  const project = currentProject()
  if (!project) return null
  const labelOf = (value: (typeof RESOLUTIONS)[number]): string => {
    const { width, height } = takeSize(project.photo, value)
    return text.renderSizes[value](text.sizeText(width, height))
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export-dialog">
          <Dialog.Title className="dialog-title">{text.renderSettings}</Dialog.Title>
          <Dialog.Description className="dialog-text">{text.renderSettingsText}</Dialog.Description>
          <div className="path-order">
            <Field label={text.size}>
              <Choice
                label={text.size}
                value={size}
                options={RESOLUTIONS.map((value) => ({ value, label: labelOf(value) }))}
                onChoose={(next) => chooseRendering({ size: next })}
              />
            </Field>
            <FpsField
              choice={{ fps: fps === DEFAULT_FPS ? null : fps }}
              own={DEFAULT_FPS}
              ownText={text.usualFps}
              onChoice={(next) => chooseRendering({ fps: next.fps ?? DEFAULT_FPS })}
            />
          </div>
          <div className="dialog-buttons">
            <span className="grow" />
            <Button look="primary" autoFocus onClick={close}>
              {words.dialogs.close}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
