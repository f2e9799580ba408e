import { ok } from '../../src-shared/result.ts'
import type { KeyStore } from '../settings/keyStore.ts'
import type { Handlers } from './answer.ts'

type Noun = Extract<keyof Handlers, `key:${string}`>

export const keyHandlers = (keys: KeyStore): Pick<Handlers, Noun> => ({
  'key:status': async ({ engine }) => ok(await keys.status(engine)),
  'key:set': ({ engine, credentials, keepWeak }) => keys.set(engine, credentials, keepWeak),
  'key:forget': ({ engine }) => keys.forget(engine),
})
