import { isLoopback } from '../../src-shared/service/baseUrl.ts'
import { readBaseUrl } from '../engines/service/address.ts'
import { checkCredentials, type Credentials } from '../engines/service/credentials.ts'

export interface DevService {
  readonly baseUrl: string
  readonly credentials: Credentials
}

/**
 * The service that `npm run dev:fake` plays, by the environment that the script gives the app. An installed app reads
 * none of it, and a checkout takes only an address of this very computer: nobody can lead a person's photos, or a key
 * that they type, elsewhere by setting a variable.
 */
export function devService(
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): DevService | null {
  const { KINEBRUSH_BASE_URL: address = '', KINEBRUSH_API_KEY: key = '' } = env
  if (packaged || address === '' || key === '') return null
  const baseUrl = readBaseUrl(address, false)
  if (!baseUrl.ok || !isLoopback(new URL(baseUrl.value).hostname)) return null
  const credentials = checkCredentials({ kind: 'bearer', key }, '')
  return credentials.ok ? { baseUrl: baseUrl.value, credentials: credentials.value } : null
}
