/** What is looked at of an address; a URL has all of it. */
export interface AddressParts {
  readonly protocol: string
  readonly hostname: string
  readonly username: string
  readonly password: string
  readonly search: string
  readonly hash: string
}

/** What an IP address stands for, as far as it matters who may be spoken to. */
export type AddressKind = 'loopback' | 'private' | 'metadata' | 'public'

/** Why an address may not be used. Words: locales/. */
export const ADDRESS_REASONS = [
  'not-an-address',
  'not-https',
  'has-credentials',
  'has-query',
  'private',
  'forbidden',
] as const
export type AddressReason = (typeof ADDRESS_REASONS)[number]

/** Whom a service's addresses may lead to. */
export interface AddressTrust {
  readonly loopback: boolean
  readonly localNetwork: boolean
}

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const MAPPED_V4 = /^::ffff:(?:(\d{1,3}(?:\.\d{1,3}){3})|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/

/** The kind of an IP address in its usual text; null for a name. A URL has brought odd spellings to the usual one. */
export function addressKind(host: string): AddressKind | null {
  const text = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const v4 = V4.exec(text)
  if (v4) return v4Kind(v4.slice(1).map(Number))
  if (!text.includes(':')) return null
  const mapped = MAPPED_V4.exec(text)
  if (mapped?.[1] !== undefined) return addressKind(mapped[1])
  if (mapped?.[2] !== undefined && mapped[3] !== undefined) {
    const [high, low] = [parseInt(mapped[2], 16), parseInt(mapped[3], 16)]
    return v4Kind([high >> 8, high & 255, low >> 8, low & 255])
  }
  if (text === '::1') return 'loopback'
  if (text === '::') return 'private'
  // The clouds' metadata service by its IPv6 address.
  if (text === 'fd00:ec2::254') return 'metadata'
  // Unique local, link-local, site-local and multicast; NAT64 and 6to4 wrap addresses of the other family.
  return /^(f[cd]|fe[89a-f]|ff|64:ff9b:|2002:)/.test(text) ? 'private' : 'public'
}

function v4Kind([a = 0, b = 0]: readonly number[]): AddressKind {
  if (a === 127) return 'loopback'
  // Link-local: where clouds keep the credentials of their machines. Nobody's video service.
  if (a === 169 && b === 254) return 'metadata'
  const carrier = a === 100 && b >= 64 && b < 128
  const lan = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)
  const reserved = a === 0 || a >= 224 || (a === 198 && (b === 18 || b === 19)) || (a === 192 && b === 0)
  return carrier || lan || reserved ? 'private' : 'public'
}

const isLocalName = (host: string): boolean => /(^|\.)(local|lan|internal|home\.arpa)$/.test(host)

/** Whether a host is this computer, by name or number. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || addressKind(host) === 'loopback'

/** Why one may not connect to an IP address; null: one may. */
export function connectionReason(address: string, trust: AddressTrust): AddressReason | null {
  const kind = addressKind(address)
  if (kind === 'metadata') return 'forbidden'
  if (kind === 'loopback') return trust.loopback ? null : 'private'
  if (kind === 'private') return trust.localNetwork ? null : 'private'
  return kind === null ? 'not-an-address' : null
}

/** Why an address may not be visited at all, before its name is looked up; null: it may. */
export function visitReason(url: AddressParts, trust: AddressTrust): AddressReason | null {
  const { protocol, hostname } = url
  if (protocol !== 'https:' && protocol !== 'http:') return 'not-https'
  if (hostname === '') return 'not-an-address'
  if (url.username !== '' || url.password !== '') return 'has-credentials'
  const loopback = isLoopback(hostname)
  if (loopback && !trust.loopback) return 'private'
  const numeric = addressKind(hostname)
  if (numeric !== null) {
    const reason = connectionReason(hostname, trust)
    if (reason !== null) return reason
  }
  const near = loopback || (trust.localNetwork && (numeric === 'private' || isLocalName(hostname)))
  return protocol === 'http:' && !near ? 'not-https' : null
}

/**
 * Why an address cannot be a service's base; null: it can. Https only, but http on loopback, and in the local network
 * where the person agreed to it.
 */
export function baseReason(url: AddressParts, localNetwork: boolean): AddressReason | null {
  const reason = visitReason(url, { loopback: true, localNetwork })
  if (reason !== null) return reason
  return url.search !== '' || url.hash !== '' ? 'has-query' : null
}

/** Whom a service may lead to: what is on loopback may lead to loopback, nothing else may. */
export const trustOf = (base: AddressParts, localNetwork: boolean): AddressTrust => ({
  loopback: isLoopback(base.hostname),
  localNetwork,
})

const ENDPOINT = '/v1/videos/image2video'

/** The path of a base without what stands after it by habit: slashes, or the whole endpoint. */
export function basePath(pathname: string): string {
  const path = pathname.replace(/\/+$/, '')
  return path.endsWith(ENDPOINT) ? path.slice(0, -ENDPOINT.length).replace(/\/+$/, '') : path
}

/** The addresses of a service below its base. */
export const createUrl = (base: string): string => `${base}${ENDPOINT}`
export const queryUrl = (base: string, id: string): string => `${base}${ENDPOINT}/${encodeURIComponent(id)}`
