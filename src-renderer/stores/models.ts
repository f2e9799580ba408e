import { createStore } from 'zustand/vanilla'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { say, sayError } from './notices.ts'
import { session } from './session.ts'

/** The models that services said they have, by service and address, for as long as the window is there. */
export const offered = createStore<{ readonly byPlace: ReadonlyMap<string, readonly string[]> }>(() => ({
  byPlace: new Map(),
}))

const NONE: readonly string[] = []
const nameOf = ({ id, baseUrl }: ServiceProfile): string => `${id} ${baseUrl}`

/** The models to choose from: those that are known, and those that the service has told of. */
export const modelsIn =
  (profile: ServiceProfile) =>
  ({ byPlace }: { readonly byPlace: ReadonlyMap<string, readonly string[]> }): readonly string[] =>
    byPlace.get(nameOf(profile)) ?? NONE

export async function refreshModels(profile: ServiceProfile): Promise<void> {
  const { custom } = session.getState()
  const engine = { id: profile.id, custom: profile.id === 'custom' ? custom : null }
  const found = await call('models:refresh', { engine })
  if (!found.ok) {
    sayError(found.error)
    return
  }
  const { models } = found.value
  offered.setState(({ byPlace }) => ({ byPlace: new Map(byPlace).set(nameOf(profile), models) }))
  say(words.sending.modelsFound(models.length), models.slice(0, 12).join(', '))
}
