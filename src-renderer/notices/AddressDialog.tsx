import { useEffect, useState } from 'react'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Question } from './Question.tsx'

interface AddressDialogProps {
  readonly address: string | null
  readonly onPhoto: (accepted: AcceptedPhoto) => void
}

/** Closing it ends the fetching too. */
function close(): void {
  session.setState({ dialog: null })
  void call('file:stopFetching', {})
}

export function AddressDialog({ address: given, onPhoto }: AddressDialogProps) {
  const [address, setAddress] = useState(given ?? '')
  const [error, setError] = useState<AppError | null>(null)
  /** What is being fetched; what comes after it was given up goes nowhere. */
  const [wanted, setWanted] = useState(given)
  const fetching = wanted !== null
  useEffect(() => {
    if (wanted === null) return
    const state = { left: false }
    void call('file:fetch', { address: wanted }).then((fetched) => {
      if (state.left) return
      if (fetched.ok) {
        session.setState({ dialog: null })
        onPhoto(fetched.value)
        return
      }
      setWanted(null)
      setError(fetched.error)
    })
    return () => void (state.left = true)
  }, [wanted, onPhoto])
  const begin = (): void => {
    setError(null)
    setWanted(address.trim())
  }
  return (
    <Question title={words.dialogs.addressTitle} text={words.dialogs.addressText} onClose={close}>
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <label className="text-field">
          <span className="muted">{words.dialogs.address}</span>
          <input
            value={address}
            placeholder="https://"
            spellCheck={false}
            autoFocus
            disabled={fetching}
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <p className={error ? 'error-text' : 'muted'} role="status">
          {fetching && words.dialogs.fetching}
          {error && `${describeError(error).what}. ${describeError(error).next}.`}
        </p>
        <div className="dialog-buttons">
          <span className="grow" />
          <Button onClick={close}>{words.dialogs.cancel}</Button>
          <Button look="primary" type="submit" disabled={fetching || address.trim() === ''}>
            {words.dialogs.fetch}
          </Button>
        </div>
      </form>
    </Question>
  )
}
