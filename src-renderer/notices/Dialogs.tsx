import { useStore } from 'zustand'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import type { Quitting } from '../../src-shared/quitting.ts'
import { CommandsDialog } from '../commands/CommandsDialog.tsx'
import { saveProject } from '../files.ts'
import { words } from '../locales/en.ts'
import { loadMask } from '../masks.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { interrupted, takes } from '../stores/takes.ts'
import { session, type Dialog } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { BackgroundDialog } from './BackgroundDialog.tsx'
import { KeyDialog } from './KeyDialog.tsx'
import { Consent } from './Consent.tsx'
import { AddressDialog } from './AddressDialog.tsx'
import { AdoptTask } from './AdoptTask.tsx'
import { ExportDialog } from '../exporting/ExportDialog.tsx'
import { LayersDialog } from '../exporting/LayersDialog.tsx'
import { RenderSettings } from '../exporting/RenderSettings.tsx'
import { ExportPath } from './ExportPath.tsx'
import { DifferenceDialog } from './DifferenceDialog.tsx'
import { PreferencesDialog } from './PreferencesDialog.tsx'
import { Question } from './Question.tsx'
import { LastFrameDialog } from './LastFrameDialog.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import { TakeDetails } from './TakeDetails.tsx'
import { DeleteTake, OtherPhoto } from './TakeQuestions.tsx'

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
    case 'sentRequest':
      return (
        <RequestDialog
          profile={null}
          request={dialog.request}
          title={words.keeping.sentTitle(dialog.service)}
        />
      )
    case 'takeDetails':
      return <TakeDetails id={dialog.id} />
    case 'deleteTake':
      return <DeleteTake id={dialog.id} />
    case 'otherPhoto':
      return <OtherPhoto id={dialog.id} photo={dialog.photo} />
    case 'difference':
      return <DifferenceDialog before={dialog.before} after={dialog.after} />
    case 'adopt':
      return <AdoptTask />
    case 'address':
      return <AddressDialog address={dialog.address} onPhoto={dialog.onPhoto} />
    case 'background':
      return <BackgroundDialog />
    case 'exportPath':
      return <ExportPath />
    case 'exportClip':
      return <ExportDialog id={dialog.id} />
    case 'exportLayers':
      return <LayersDialog />
    case 'renderSettings':
      return <RenderSettings />
    case 'commands':
      return <CommandsDialog />
    case 'preferences':
      return <PreferencesDialog />
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
  const going = useStore(takes, (state) => state)
  const what = interrupted(going)
  // All has ended while it was read: nothing is left to ask.
  const stops = what !== null && what.stop > 0
  const title = stops ? words.dialogs.busyTitle : words.dialogs.goingOnTitle
  return (
    <Question title={title} text={what ? quittingLines(what) : [words.dialogs.nothingLeft]} onClose={close}>
      {stops && <Button onClick={goOn}>{words.dialogs.closeAnyway}</Button>}
      <span className="grow" />
      {!stops && <Button onClick={close}>{words.dialogs.stay}</Button>}
      <Button look="primary" autoFocus onClick={stops ? close : goOn}>
        {stops ? words.dialogs.wait : words.dialogs.close}
      </Button>
    </Question>
  )
}

/** A line for each kind of take that there is. */
const quittingLines = (what: Quitting): string[] =>
  (['stop', 'goOn', 'underway', 'unsent'] as const).flatMap((kind) =>
    what[kind] > 0 ? [words.dialogs.quitting[kind](what[kind])] : [],
  )

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
