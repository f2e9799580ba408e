import { CircleAlert, KeyRound, RotateCw } from 'lucide-react'
import type { ServiceTake } from '../../src-shared/take.ts'
import { profileOf } from '../../src-shared/service/profiles.ts'
import { words } from '../locales/en.ts'
import { lookAgain } from '../rendering.ts'
import { askForKey } from '../stores/keyStatus.ts'
import { session } from '../stores/session.ts'
import { IconButton } from '../ui/Button.tsx'

/** A take that goes on at its service, and of which nothing is heard until the person has done something. */
export function HeldTake({ take, name }: { take: ServiceTake; name: string }) {
  const code = take.error?.code
  const wantsKey = code === 'service/auth' || code === 'service/key-missing'
  return (
    <div className="mishap">
      <CircleAlert size={20} className="take-failed" />
      {wantsKey && (
        <IconButton label={words.sending.keyForTake(name)} onClick={() => enterKey(take)}>
          <KeyRound size={14} />
        </IconButton>
      )}
      <IconButton label={words.sending.follow(name)} onClick={() => void lookAgain(take.id)}>
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
