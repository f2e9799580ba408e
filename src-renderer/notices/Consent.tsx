import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Question } from './Question.tsx'

const close = (): void => session.setState({ dialog: null })

/** Before the first sending to a host. */
export function Consent({ host, proceed }: { host: string; proceed: () => void }) {
  const send = (): void => {
    close()
    proceed()
  }
  return (
    <Question title={words.sending.consentTitle(host)} text={words.sending.consentText} onClose={close}>
      <span className="grow" />
      <Button onClick={close}>{words.dialogs.cancel}</Button>
      <Button look="primary" autoFocus onClick={send}>
        {words.sending.send}
      </Button>
    </Question>
  )
}
