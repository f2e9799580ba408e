import { Dialog } from '@base-ui/react/dialog'
import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { ExportProgress } from './ExportProgress.tsx'
import { stopLayers } from './exportLayers.ts'

const text = words.exporting
const close = (): void => session.setState({ dialog: null })

/** How far the saving of layers is. */
export function LayersDialog() {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export-dialog">
          <Dialog.Title className="dialog-title">{text.layersTitle}</Dialog.Title>
          <div className="export-outcome">
            <p className="muted">{text.layersText}</p>
          </div>
          <ExportProgress onStop={stopLayers} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
