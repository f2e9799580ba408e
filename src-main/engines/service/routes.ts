import type { Agent } from 'node:http'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'
import { SocksProxyAgent } from 'socks-proxy-agent'
import { isLoopback } from '../../../src-shared/service/baseUrl.ts'

/** A way to an address: by the proxy there, or null, directly. */
export type Route = URL | null

/** The ways to an address, the one to try first at the front. */
export type FindRoutes = (url: URL) => Promise<readonly Route[]>

const DIRECT: readonly Route[] = [null]

/** No proxy at all. */
export const direct: FindRoutes = () => Promise.resolve(DIRECT)

/**
 * The ways that may be taken. What is this computer's own never leaves it; plain http, which only the local network
 * is spoken to in, would show a proxy the key.
 */
export async function routesTo(url: URL, find: FindRoutes): Promise<readonly Route[]> {
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return DIRECT
  const found = await find(url)
  return found.length > 0 ? found : DIRECT
}

/** The scheme of each kind of proxy in Chromium's answer. Names are looked up by the proxy, as Chromium has it. */
const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4a',
  SOCKS4: 'socks4a',
  SOCKS5: 'socks5h',
}

/** Reads Chromium's word for the ways to an address: `PROXY a:3128; SOCKS5 b:1080; DIRECT`. Unknown ones are left out. */
export function readRoutes(answer: string): Route[] {
  return answer.split(';').flatMap((entry): Route[] => {
    const [kind = '', place = ''] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return [null]
    const scheme = SCHEMES[kind.toUpperCase()]
    const address = `${scheme ?? ''}://${place}`
    return scheme !== undefined && place !== '' && URL.canParse(address) ? [new URL(address)] : []
  })
}

/** The ways by the system's settings; `resolve` is Chromium's question to them. */
export const systemRoutes =
  (resolve: (url: string) => Promise<string>): FindRoutes =>
  async (url) =>
    readRoutes(await resolve(url.origin))

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const

/** The ways by HTTPS_PROXY, ALL_PROXY and NO_PROXY, as in other commands; null where none of the first two is set. */
export function environmentRoutes(): FindRoutes | null {
  const set = VARIABLES.map((name) => process.env[name] ?? '').find((value) => value !== '')
  if (set === undefined) return null
  return (url) => {
    const found = getProxyForUrl(url.href)
    // Without a scheme it is plain, as curl has it: the library would take the address's own.
    const address = set.includes('://') ? found : found.replace(/^https:/, 'http:')
    return Promise.resolve(URL.canParse(address) ? [new URL(address)] : DIRECT)
  }
}

/** What takes a request through a proxy's tunnel; `signal` hangs up on the proxy. */
export function agentFor(proxy: URL, signal: AbortSignal): Agent {
  if (!proxy.protocol.startsWith('socks')) return new HttpsProxyAgent(proxy, { signal })
  const scheme = proxy.protocol.replace(/^socks5?:$/, 'socks5h:').replace('socks4:', 'socks4a:')
  return new SocksProxyAgent(proxy.href.replace(proxy.protocol, scheme), { socketOptions: { signal } })
}
