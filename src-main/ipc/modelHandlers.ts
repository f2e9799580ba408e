import { chosenProfile } from '../../src-shared/service/profiles.ts'
import { fail, ok } from '../../src-shared/result.ts'
import { fetchModels } from '../engines/service/models.ts'
import type { FindRoutes } from '../engines/service/routes.ts'
import type { KeyStore } from '../settings/keyStore.ts'
import { checkedProfile } from '../takes/service/orders.ts'
import type { Handlers } from './answer.ts'

export const modelHandlers = (keys: KeyStore, routes: FindRoutes): Pick<Handlers, 'models:refresh'> => ({
  async 'models:refresh'({ engine }) {
    const chosen = chosenProfile(engine.id, engine.custom)
    if (!chosen) return fail({ code: 'engine/unknown', engine: engine.id })
    const profile = checkedProfile(chosen)
    if (!profile.ok) return profile
    const credentials = await keys.credentials(profile.value)
    if (!credentials.ok) return credentials
    const { signal } = new AbortController()
    const models = await fetchModels(profile.value, { credentials: credentials.value, routes, signal })
    return models.ok ? ok({ models: models.value }) : models
  },
})
