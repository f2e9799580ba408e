import type { KeyPlace } from '../../src-shared/calls/keys.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { chosenProfile, profileOf } from '../../src-shared/service/profiles.ts'
import { keyRefusal } from '../engines/service/checkKey.ts'
import type { FindRoutes } from '../engines/service/routes.ts'
import type { KeyStore } from '../settings/keyStore.ts'
import { checkedProfile } from '../takes/service/orders.ts'
import type { Handlers } from './answer.ts'

type Noun = Extract<keyof Handlers, `key:${string}`>
type Place = Parameters<KeyStore['status']>[0]

/** `onKey`: a key has come; what waited for one may go on. */
export const keyHandlers = (keys: KeyStore, routes: FindRoutes, onKey: () => void): Pick<Handlers, Noun> => ({
  'key:status': (place) => at(place, async (known) => ok(await keys.status(known))),
  'key:set': ({ credentials, keepWeak, ...place }) =>
    at(place, async (known) => {
      const kept = await keys.set(known, credentials, keepWeak)
      if (kept.ok) onKey()
      return kept
    }),
  async 'key:check'({ engine, credentials }) {
    const chosen = chosenProfile(engine.id, engine.custom)
    if (!chosen) return fail({ code: 'engine/unknown', engine: engine.id })
    const profile = checkedProfile(chosen)
    if (!profile.ok) return profile
    const { signal } = new AbortController()
    return ok({ refused: await keyRefusal(profile.value, credentials, { routes, signal }) })
  },
  'key:forget': (place) => at(place, (known) => keys.forget(known)),
})

async function at<T>(
  { engine, baseUrl }: KeyPlace,
  run: (place: Place) => Promise<Result<T>>,
): Promise<Result<T>> {
  const profile = profileOf(engine)
  return profile ? run({ id: engine, name: profile.name, baseUrl }) : fail({ code: 'engine/unknown', engine })
}
