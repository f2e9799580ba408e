import type { ServiceProfile } from '../src-shared/service/profiles.ts'
import { call } from './bridge.ts'
import { keyPlace } from './stores/keyStatus.ts'
import { sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

const KEY = 'kinebrush.sendsTo'

const agreedHosts = (): readonly string[] => {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
  return Array.isArray(kept) ? kept.filter((host) => typeof host === 'string') : []
}

export const agreeTo = (host: string): void =>
  localStorage.setItem(KEY, JSON.stringify([...new Set([...agreedHosts(), host])]))

/** The host that a photo would go to; the address itself where it is not one. */
export const hostOf = ({ baseUrl }: ServiceProfile): string =>
  URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl

/** Goes on when there is a key, and the person knows that their photo leaves this computer to that host. */
export async function askToSend(profile: ServiceProfile, send: () => Promise<void>): Promise<void> {
  const key = await call('key:status', keyPlace(profile))
  if (!key.ok) sayError(key.error)
  else if (!key.value.present) {
    session.setState({ dialog: { kind: 'key', profile, proceed: () => void askToSend(profile, send) } })
  } else if (!agreedHosts().includes(hostOf(profile))) {
    const proceed = (): void => {
      agreeTo(hostOf(profile))
      void send()
    }
    session.setState({ dialog: { kind: 'consent', host: hostOf(profile), proceed } })
  } else await send()
}
