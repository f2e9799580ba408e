import type { AppError } from '../../../src-shared/errors.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import { checkCredentials, type Credentials } from './credentials.ts'
import type { Patience } from './http.ts'
import type { FindRoutes } from './routes.ts'
import { askAt } from './serviceClient.ts'

/** Somebody waits for it with a key in hand. */
const BRISK: Patience = { connectMs: 6_000, idleMs: 6_000 }

interface Checking {
  readonly routes: FindRoutes
  readonly signal: AbortSignal
  readonly patience?: Patience
}

/**
 * Shows a key to its service where that costs nothing; the error where it is refused. Null: it is accepted, or nobody
 * can tell now, for there is no such place, or no network.
 */
export async function keyRefusal(
  profile: ServiceProfile,
  given: Credentials,
  { routes, signal, patience = BRISK }: Checking,
): Promise<AppError | null> {
  const credentials = checkCredentials(given, profile.name)
  if (!credentials.ok) return credentials.error
  if (profile.keyCheckPath === null) return null
  const parts = { service: profile, credentials: credentials.value, routes, patience }
  const answered = await askAt(parts, profile.keyCheckPath, signal)
  const refused = answered.kind === 'no' && answered.failure.error.code === 'service/auth'
  return refused ? answered.failure.error : null
}
