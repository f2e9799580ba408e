import type { KeyPlace } from '../../src-shared/calls/keys.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { profileOf } from '../../src-shared/service/profiles.ts'
import type { KeyStore } from '../settings/keyStore.ts'
import type { Handlers } from './answer.ts'

type Noun = Extract<keyof Handlers, `key:${string}`>
type Place = Parameters<KeyStore['status']>[0]

/** `onKey`: a key has come; what waited for one may go on. */
export const keyHandlers = (keys: KeyStore, onKey: () => void): Pick<Handlers, Noun> => ({
  'key:status': (place) => at(place, async (known) => ok(await keys.status(known))),
  'key:set': ({ credentials, keepWeak, ...place }) =>
    at(place, async (known) => {
      const kept = await keys.set(known, credentials, keepWeak)
      if (kept.ok) onKey()
      return kept
    }),
  'key:forget': (place) => at(place, (known) => keys.forget(known)),
})

async function at<T>(
  { engine, baseUrl }: KeyPlace,
  run: (place: Place) => Promise<Result<T>>,
): Promise<Result<T>> {
  const profile = profileOf(engine)
  return profile ? run({ id: engine, name: profile.name, baseUrl }) : fail({ code: 'engine/unknown', engine })
}
