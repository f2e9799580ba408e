import { MAX_KEY_LENGTH } from '../../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import { signedToken } from './jwt.ts'

/** What opens an account at a service. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly key: string }
  | { readonly kind: 'jwt'; readonly accessKey: string; readonly secretKey: string }

/** Printable ASCII without spaces: whatever else stands in a key came along by mistake, and a header takes no more. */
const USABLE = /^[\x21-\x7e]+$/

const isUsable = (key: string): boolean => key.length <= MAX_KEY_LENGTH && USABLE.test(key)

/** Keys as given, without the blanks around them; refused where no service could have made them. */
export function checkCredentials(credentials: Credentials, service: string): Result<Credentials> {
  const unusable: Result<never> = fail({ code: 'service/key-unusable', service })
  if (credentials.kind === 'bearer') {
    const key = credentials.key.trim()
    return isUsable(key) ? ok({ kind: 'bearer', key }) : unusable
  }
  const accessKey = credentials.accessKey.trim()
  const secretKey = credentials.secretKey.trim()
  return isUsable(accessKey) && isUsable(secretKey) ? ok({ kind: 'jwt', accessKey, secretKey }) : unusable
}

/** The value of the Authorization header. */
export const authorization = (credentials: Credentials, nowMs: number): string =>
  credentials.kind === 'bearer'
    ? `Bearer ${credentials.key}`
    : `Bearer ${signedToken(credentials.accessKey, credentials.secretKey, nowMs)}`

/** What of a request nobody may read again: its keys, and the token that was made of them. */
export const secretsOf = (credentials: Credentials, proof: string): readonly string[] => [
  ...(credentials.kind === 'bearer' ? [credentials.key] : [credentials.accessKey, credentials.secretKey]),
  proof.replace(/^Bearer /, ''),
]

type Environment = Readonly<Record<string, string | undefined>>

const given = (env: Environment, name: string): string | null => {
  const value = env[name]?.trim() ?? ''
  return value === '' ? null : value
}

/** The keys that a command was given in its environment. */
export function environmentCredentials(
  env: Environment,
  { id, name, auth }: Pick<ServiceProfile, 'id' | 'name' | 'auth'>,
): Result<Credentials> {
  if (auth === 'jwt') {
    const accessKey = given(env, 'KINEBRUSH_ACCESS_KEY')
    const secretKey = given(env, 'KINEBRUSH_SECRET_KEY')
    if (accessKey === null || secretKey === null) return fail({ code: 'service/key-missing', service: name })
    return checkCredentials({ kind: 'jwt', accessKey, secretKey }, name)
  }
  const key = given(env, 'KINEBRUSH_API_KEY') ?? (id === 'cometapi' ? given(env, 'COMETAPI_KEY') : null)
  if (key === null) return fail({ code: 'service/key-missing', service: name })
  return checkCredentials({ kind: 'bearer', key }, name)
}
