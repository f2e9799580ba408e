import { CircleAlert, KeyRound, RotateCw } from 'lucide-react'
import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import type { ServiceTake, Take } from '../../src-shared/take.ts'
import { profileOf } from '../../src-shared/service/profiles.ts'
import { words } from '../locales/en.ts'
import { lookAgain } from '../rendering.ts'
import { askForKey } from '../stores/keyStatus.ts'
import { session } from '../stores/session.ts'
import { IconButton } from '../ui/Button.tsx'

const isAboutKey = ({ code }: AppError): boolean => code === 'service/auth' || code === 'service/key-missing'

/** Why nothing is heard of a take just now: the person has to do something, or it is asked again by itself. */
export function WaitingState({ take, trouble }: { take: Take; trouble: AppError | undefined }) {
  const error = take.error ?? trouble
  if (!error) return null
  const { what, next } = describeError(error)
  const state = words.takes.states[take.state]
  const text = take.error
    ? words.takes.held(isAboutKey(error), what, next)
    : words.takes.troubled(error.code.startsWith('network/'), state, what)
  return (
    <span className={`take-state ${take.error ? 'error' : ''}`} title={text}>
      {text}
    </span>
  )
}

interface HeldTakeProps {
  readonly take: ServiceTake
  readonly name: string
  readonly tabIndex: number
}

/** A take that goes on at its service, and of which nothing is heard until the person has done something. */
export function HeldTake({ take, name, tabIndex }: HeldTakeProps) {
  const wantsKey = take.error !== null && isAboutKey(take.error)
  return (
    <div className="mishap">
      <CircleAlert size={20} className="take-failed" />
      {wantsKey && (
        <IconButton label={words.sending.keyForTake(name)} tabIndex={tabIndex} onClick={() => enterKey(take)}>
          <KeyRound size={14} />
        </IconButton>
      )}
      <IconButton
        label={words.sending.mend.look(name)}
        tabIndex={tabIndex}
        onClick={() => void lookAgain(take.id)}
      >
        <RotateCw size={14} />
      </IconButton>
    </div>
  )
}

/** The key of the address that the take was sent to, whatever address is typed now. Main goes on once it is there. */
function enterKey({ service }: ServiceTake): void {
  const known = profileOf(service.profileId)
  if (!known) return
  const profile = { ...known, name: service.name, baseUrl: service.baseUrl }
  session.setState({ dialog: { kind: 'key', profile, proceed: () => void askForKey(profile) } })
}
