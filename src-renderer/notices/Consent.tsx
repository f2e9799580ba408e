import { useState } from 'react'
import type { Input } from '../../src-shared/contract.ts'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { call } from '../bridge.ts'
import { hostOf } from '../consent.ts'
import { words } from '../locales/en.ts'
import { keyPlace, noteKey } from '../stores/keyStatus.ts'
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

type Credentials = Input<'key:set'>['credentials']

const credentialsOf = ({ auth }: ServiceProfile, first: string, second: string): Credentials =>
  auth === 'jwt' ? { kind: 'jwt', accessKey: first, secretKey: second } : { kind: 'bearer', key: first }

/** Takes a key once and hands it to main; nothing of it stays in the window. */
export function KeyDialog({ profile, proceed }: { profile: ServiceProfile; proceed: () => void }) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [keepWeak, setKeepWeak] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const jwt = profile.auth === 'jwt'
  const keep = async (): Promise<void> => {
    const credentials = credentialsOf(profile, first.trim(), second.trim())
    const kept = await call('key:set', { ...keyPlace(profile), credentials, keepWeak })
    if (!kept.ok) {
      setError(kept.error)
      return
    }
    noteKey(profile, kept.value)
    close()
    proceed()
  }
  return (
    <Question
      title={words.sending.keyTitle(profile.name)}
      text={words.sending.keyText(hostOf(profile))}
      onClose={close}
    >
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <Secret
          label={jwt ? words.sending.accessKey : words.sending.key}
          value={first}
          onText={setFirst}
          focus
        />
        {jwt && <Secret label={words.sending.secretKey} value={second} onText={setSecond} />}
        <label className="row">
          <input type="checkbox" checked={keepWeak} onChange={(event) => setKeepWeak(event.target.checked)} />
          {words.sending.keepWeak}
        </label>
        {error && (
          <p className="error-text">{`${describeError(error).what}. ${describeError(error).next}.`}</p>
        )}
        <div className="dialog-buttons">
          <span className="grow" />
          <Button onClick={close}>{words.dialogs.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            disabled={first.trim() === '' || (jwt && second.trim() === '')}
          >
            {words.sending.keepKey}
          </Button>
        </div>
      </form>
    </Question>
  )
}

interface SecretProps {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly focus?: boolean
}

function Secret({ label, value, onText, focus = false }: SecretProps) {
  return (
    <label className="text-field">
      <span className="muted">{label}</span>
      <input
        type="password"
        autoComplete="off"
        spellCheck={false}
        autoFocus={focus}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  )
}
