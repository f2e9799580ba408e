import { useStore } from 'zustand'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { saveProject } from '../files.ts'
import { words } from '../locales/en.ts'
import { loadMask } from '../masks.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { session, type Dialog } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { BackgroundDialog } from './BackgroundDialog.tsx'
import { Consent, KeyDialog } from './SendingDialogs.tsx'
import { Question } from './Question.tsx'
import { LastFrameDialog } from './LastFrameDialog.tsx'
import { RequestDialog } from './RequestDialog.tsx'

const close = (): void => session.setState({ dialog: null })

/** The question that is open, if one is. */
export function Dialogs() {
  const dialog = useStore(session, (state) => state.dialog)
  if (!dialog) return null
  switch (dialog.kind) {
    case 'unsaved':
      return <Unsaved proceed={dialog.proceed} />
    case 'busy':
      return <Busy proceed={dialog.proceed} />
    case 'key':
      return <KeyDialog profile={dialog.profile} proceed={dialog.proceed} />
    case 'consent':
      return <Consent host={dialog.host} proceed={dialog.proceed} />
    case 'request':
      return <RequestDialog profile={dialog.profile} request={dialog.request} />
    case 'lastFrame':
      return <LastFrameDialog {...dialog} />
    case 'background':
      return <BackgroundDialog />
    case 'refused':
      return <Refused error={dialog.error} />
    case 'maskSize':
      return <MaskSize dialog={dialog} />
  }
}

function Busy({ proceed }: { proceed: () => void }) {
  const goOn = (): void => {
    close()
    proceed()
  }
  return (
    <Question title={words.dialogs.busyTitle} text={words.dialogs.busyText} onClose={close}>
      <Button onClick={goOn}>{words.dialogs.closeAnyway}</Button>
      <span className="grow" />
      <Button look="primary" autoFocus onClick={close}>
        {words.dialogs.wait}
      </Button>
    </Question>
  )
}

function Refused({ error }: { error: AppError }) {
  const { what, next } = describeError(error)
  return (
    <Question title={what} text={next} onClose={close}>
      <span className="grow" />
      <Button look="primary" autoFocus onClick={close}>
        {words.dialogs.close}
      </Button>
    </Question>
  )
}

function Unsaved({ proceed }: { proceed: () => void }) {
  const name = useStore(editor, ({ document }) => document?.name ?? words.untitled)
  const goOn = (): void => {
    close()
    proceed()
  }
  const save = async (): Promise<void> => {
    close()
    if (await saveProject(false)) proceed()
  }
  return (
    <Question title={words.dialogs.unsavedTitle(name)} text={words.dialogs.unsavedText} onClose={close}>
      <Button onClick={goOn}>{words.dialogs.discard}</Button>
      <span className="grow" />
      <Button onClick={close}>{words.dialogs.cancel}</Button>
      <Button look="primary" autoFocus onClick={() => void save()}>
        {words.dialogs.save}
      </Button>
    </Question>
  )
}

function MaskSize({ dialog }: { dialog: Extract<Dialog, { kind: 'maskSize' }> }) {
  const photo = currentProject()?.photo
  if (!photo) return null
  const size = ({ width, height }: { width: number; height: number }): string =>
    words.status.size(width, height)
  const scale = (): void => {
    close()
    void loadMask(dialog.maskId, dialog.area, true)
  }
  return (
    <Question
      title={words.dialogs.maskTitle}
      text={words.dialogs.maskText(size(dialog.mask), size(photo))}
      onClose={close}
    >
      <span className="grow" />
      <Button onClick={close}>{words.dialogs.cancel}</Button>
      <Button look="primary" autoFocus onClick={scale}>
        {words.dialogs.scale}
      </Button>
    </Question>
  )
}
