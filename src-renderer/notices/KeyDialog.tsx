import { useEffect, useRef, useState } from 'react'
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

type Credentials = Input<'key:set'>['credentials']

const credentialsOf = ({ auth }: ServiceProfile, first: string, second: string): Credentials =>
  auth === 'jwt' ? { kind: 'jwt', accessKey: first, secretKey: second } : { kind: 'bearer', key: first }

/** What a service says of a key before it is kept; what cannot be told now is told when something is sent. */
async function refusalOf(profile: ServiceProfile, credentials: Credentials): Promise<AppError | null> {
  const { id, baseUrl, localNetwork } = profile
  const custom = id === 'custom' ? { ...session.getState().custom, baseUrl, localNetwork } : null
  const checked = await call('key:check', { engine: { id, custom }, credentials })
  return checked.ok ? checked.value.refused : null
}

/** Takes a key once and hands it to main; nothing of it stays in the window. */
export function KeyDialog({ profile, proceed }: { profile: ServiceProfile; proceed: () => void }) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [keepWeak, setKeepWeak] = useState(false)
  const jwt = profile.auth === 'jwt'
  const { error, setError, checking, keep } = useKeeping(profile, proceed)
  const refused = error?.code === 'service/auth'
  const type = (set: (text: string) => void) => (text: string) => {
    setError(null)
    set(text)
  }
  const isEmpty = first.trim() === '' || (jwt && second.trim() === '')
  const label = refused ? words.sending.keepAnyway : words.sending.keepKey
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
          if (!checking) void keep(credentialsOf(profile, first.trim(), second.trim()), keepWeak)
        }}
      >
        <Secret
          label={jwt ? words.sending.accessKey : words.sending.key}
          value={first}
          onText={type(setFirst)}
          focus
        />
        {jwt && <Secret label={words.sending.secretKey} value={second} onText={type(setSecond)} />}
        <label className="row">
          <input type="checkbox" checked={keepWeak} onChange={(event) => setKeepWeak(event.target.checked)} />
          {words.sending.keepWeak}
        </label>
        {error && (
          <p className="error-text" role="alert">
            {`${describeError(error).what}. ${describeError(error).next}.`}
          </p>
        )}
        <div className="dialog-buttons">
          <span className="grow" />
          <Button onClick={close}>{words.dialogs.cancel}</Button>
          <Button look="primary" type="submit" disabled={isEmpty || checking}>
            {checking ? words.sending.checkingKey : label}
          </Button>
        </div>
      </form>
    </Question>
  )
}

/** Keeps a key once its service was asked; one that was refused is kept where the person says so again. */
function useKeeping(profile: ServiceProfile, proceed: () => void) {
  const [error, setError] = useState<AppError | null>(null)
  const [checking, setChecking] = useState(false)
  const there = useStillThere()
  const keep = async (credentials: Credentials, keepWeak: boolean): Promise<void> => {
    if (error?.code !== 'service/auth') {
      setChecking(true)
      const refusal = await refusalOf(profile, credentials)
      // Who has left the question does not want the key kept.
      if (!there.current) return
      setChecking(false)
      setError(refusal)
      if (refusal) return
    }
    const kept = await call('key:set', { ...keyPlace(profile), credentials, keepWeak })
    if (!kept.ok) {
      setError(kept.error)
      return
    }
    noteKey(profile, kept.value)
    close()
    proceed()
  }
  return { error, setError, checking, keep }
}

/** Whether what asks is still on the screen when an answer comes. */
function useStillThere(): { readonly current: boolean } {
  const there = useRef(false)
  useEffect(() => {
    there.current = true
    return () => void (there.current = false)
  }, [])
  return there
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
