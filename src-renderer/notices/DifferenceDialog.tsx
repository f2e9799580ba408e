import { Dialog } from '@base-ui/react/dialog'
import { useStore } from 'zustand'
import type { TakeId } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { TakeDifference } from '../panels/TakeDifference.tsx'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { shownName } from '../takeKeeping.ts'
import { Button } from '../ui/Button.tsx'

const close = (): void => session.setState({ dialog: null })

/** Two takes held against each other, by what they were made with. */
export function DifferenceDialog({ before, after }: { before: TakeId; after: TakeId }) {
  const byId = useStore(takes, (state) => state.byId)
  const [first, second] = [byId.get(before), byId.get(after)]
  if (!first || !second) return null
  const names = [shownName(first), shownName(second)] as const
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog wide">
          <Dialog.Title className="dialog-title">{words.keeping.differenceTitle(...names)}</Dialog.Title>
          <div className="dialog-body" tabIndex={0} role="region" aria-label={words.keeping.difference}>
            <TakeDifference before={before} after={after} names={names} />
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
