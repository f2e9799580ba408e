import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { MAX_ADDRESS_LENGTH } from '../../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import {
  baseReason,
  basePath,
  connectionReason,
  trustOf,
  visitReason,
  type AddressReason,
  type AddressTrust,
} from '../../../src-shared/service/baseUrl.ts'

const SHOWN = 200

/** An address for people: without what could be a secret in it. */
const shown = (text: string): string =>
  text
    .replace(/\/\/[^/@]*@/, '//')
    .replace(/[?#].*/s, '')
    .slice(0, SHOWN)

export const addressFailure = (address: string, reason: AddressReason): Result<never> =>
  fail({ code: 'service/address', address: shown(address), reason })

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/** A base as typed, brought to the form that everything is put behind: no slash at its end. */
export function readBaseUrl(text: string, localNetwork: boolean): Result<string> {
  const url = parsed(text.trim())
  // A take has to be read again from the disk, with all that it was kept with.
  if (!url || url.href.length > MAX_ADDRESS_LENGTH) return addressFailure(text, 'not-an-address')
  const reason = baseReason(url, localNetwork)
  return reason === null ? ok(`${url.origin}${basePath(url.pathname)}`) : addressFailure(text, reason)
}

/** Whom one may speak to on behalf of a service. */
export function trustIn({ baseUrl, localNetwork }: { baseUrl: string; localNetwork: boolean }): AddressTrust {
  const url = parsed(baseUrl)
  return url ? trustOf(url, localNetwork) : { loopback: false, localNetwork: false }
}

/** An address that a service or a redirection gave, if it may be visited. */
export function readVisit(text: string, trust: AddressTrust, from?: URL): Result<URL> {
  const url = URL.canParse(text, from?.href) ? new URL(text, from) : null
  if (!url) return addressFailure(text, 'not-an-address')
  const reason = visitReason(url, trust)
  return reason === null ? ok(url) : addressFailure(text, reason)
}

/** The error of a name that leads to an address which may not be spoken to. */
export class ForbiddenAddress extends Error {
  readonly reason: AddressReason
  constructor(reason: AddressReason) {
    super('The name leads to an address that is not allowed')
    this.reason = reason
  }
}

/**
 * Looks names up like the system, and lets through only addresses that may be connected to: what was checked is what
 * is connected to, so that a name cannot change its mind in between.
 */
export const guardedLookup =
  (trust: AddressTrust): LookupFunction =>
  (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) {
        callback(error, '', 0)
        return
      }
      const allowed = found.filter(({ address }) => connectionReason(address, trust) === null)
      const [first] = allowed
      if (!first) {
        const reason = found[0] ? connectionReason(found[0].address, trust) : null
        callback(new ForbiddenAddress(reason ?? 'private'), '', 0)
      } else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
