import { baseReason, type AddressParts, type AddressReason } from '../service/baseUrl.ts'
import type { ServiceProfile } from '../service/profiles.ts'

/** A service's address is missing (`reason` null) or cannot be used. The request itself needs none. */
export interface AddressProblem {
  readonly code: 'service/address'
  readonly severity: 'error'
  readonly about: 'settings'
  readonly service: string
  readonly reason: AddressReason | null
}

/** What is wrong with where a service is looked for; null: nothing. `url` null: what was typed is no address. */
export function addressProblem(
  { name, baseUrl, localNetwork }: Pick<ServiceProfile, 'name' | 'baseUrl' | 'localNetwork'>,
  url: AddressParts | null,
): AddressProblem | null {
  const found = (reason: AddressReason | null): AddressProblem => ({
    ...{ code: 'service/address', severity: 'error', about: 'settings' },
    ...{ service: name, reason },
  })
  if (baseUrl === '') return found(null)
  const reason = url ? baseReason(url, localNetwork) : 'not-an-address'
  return reason === null ? null : found(reason)
}
