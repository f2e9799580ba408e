import { createStore } from 'zustand/vanilla'
import type { Output } from '../../src-shared/contract.ts'
import type { KeyPlace } from '../../src-shared/calls/keys.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { call } from '../bridge.ts'

type KeyStatus = Output<'key:status'>
type Place = Pick<ServiceProfile, 'id' | 'baseUrl'>

/** What is known of each service's key at each address: never the key itself. */
export const keyStatus = createStore<{ readonly byPlace: ReadonlyMap<string, KeyStatus> }>(() => ({
  byPlace: new Map(),
}))

const nameOf = ({ id, baseUrl }: Place): string => `${id} ${baseUrl}`

export const keyPlace = ({ id, baseUrl }: Place): KeyPlace => ({ engine: id, baseUrl })

export const statusAt =
  (place: Place) =>
  ({ byPlace }: { readonly byPlace: ReadonlyMap<string, KeyStatus> }): KeyStatus | undefined =>
    byPlace.get(nameOf(place))

export const noteKey = (place: Place, status: KeyStatus): void =>
  keyStatus.setState(({ byPlace }) => ({ byPlace: new Map(byPlace).set(nameOf(place), status) }))

export async function askForKey(place: Place): Promise<void> {
  const status = await call('key:status', keyPlace(place))
  if (status.ok) noteKey(place, status.value)
}

export async function forgetKey(place: Place): Promise<void> {
  const status = await call('key:forget', keyPlace(place))
  if (status.ok) noteKey(place, status.value)
}
