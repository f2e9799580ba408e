import { useStore } from 'zustand'
import { isRunning, type Take, type TakeId } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { cancelTake } from '../rendering.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { focusTake, neighbourOf } from '../panels/takeKeys.ts'
import { deleteTake, openAsProject, shownName } from '../takeKeeping.ts'
import { Button } from '../ui/Button.tsx'
import { Question } from './Question.tsx'

const close = (): void => session.setState({ dialog: null })

/** What goes with a take: a clip that was paid for, a task that goes on elsewhere, a note. */
function lossOf({ service, state, clip, remarks, ...take }: Take): string {
  const note = remarks.note === '' ? '' : ` ${words.keeping.deleteNote}`
  if (service) {
    const { name, taskId, externalId } = service
    if (clip) return words.keeping.deletePaid(name) + note
    if (state === 'unknown') return words.keeping.deleteUnknown(name, externalId) + note
    const running = isRunning({ ...take, service, state, clip, remarks })
    // One that was left goes on there all the same; one that was not sent yet never begins.
    if ((running && service.sentAt !== null) || (state === 'cancelled' && taskId !== null)) {
      return words.keeping.deleteRunning(name, taskId) + note
    }
  } else if (clip) return words.keeping.deleteLocal + note
  return words.keeping.deleteEmpty + note
}

/** Before a take goes for good. */
export function DeleteTake({ id }: { id: TakeId }) {
  const take = useStore(takes, ({ byId }) => byId.get(id))
  if (!take) return null
  if (take.service === null && isRunning(take)) return <StopFirst take={take} />
  const goOn = (): void => {
    close()
    const next = neighbourOf(id)
    void deleteTake(id).then(() => next !== null && focusTake(next))
  }
  return (
    <Question title={words.keeping.deleteTitle(shownName(take))} text={lossOf(take)} onClose={close}>
      <Button onClick={goOn}>{words.keeping.deleteIt}</Button>
      <span className="grow" />
      <Button look="primary" autoFocus onClick={close}>
        {words.dialogs.cancel}
      </Button>
    </Question>
  )
}

/** What this computer is at work on is not taken from under it. */
function StopFirst({ take }: { take: Take }) {
  const stop = (): void => {
    close()
    void cancelTake(take.id)
  }
  return (
    <Question
      title={words.keeping.deleteTitle(shownName(take))}
      text={words.keeping.deleteRendering}
      onClose={close}
    >
      <Button onClick={stop}>{words.keeping.stopIt}</Button>
      <span className="grow" />
      <Button look="primary" autoFocus onClick={close}>
        {words.dialogs.wait}
      </Button>
    </Question>
  )
}

/** A take's areas and paths fit its own photo alone. */
export function OtherPhoto({ id, photo }: { id: TakeId; photo: string }) {
  const take = useStore(takes, ({ byId }) => byId.get(id))
  if (!take) return null
  const open = (): void => {
    close()
    openAsProject(id)
  }
  return (
    <Question
      title={words.keeping.otherPhotoTitle(shownName(take))}
      text={words.keeping.otherPhotoText(photo)}
      onClose={close}
    >
      <span className="grow" />
      <Button onClick={close}>{words.dialogs.cancel}</Button>
      <Button look="primary" autoFocus onClick={open}>
        {words.keeping.open}
      </Button>
    </Question>
  )
}
