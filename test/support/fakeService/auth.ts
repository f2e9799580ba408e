import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

/** How callers prove who they are: a key as it is, or a token signed with a secret key. */
export type Auth =
  | { readonly kind: 'bearer'; readonly key: string }
  | { readonly kind: 'jwt'; readonly accessKey: string; readonly secretKey: string }

/** Longest life of a token that is taken, seconds: the contract's half hour and some for clocks that differ. */
const LONGEST_LIFE_S = 1800 + 60

/** Null where the caller may go on. `now` in seconds since 1970. */
export function checkAuth(auth: Auth, header: string | undefined, now: number): Refusal | null {
  if (header === undefined || header === '') return refuse(1001, 'Authorization is empty')
  const token = /^Bearer ([\x21-\x7e]+)$/.exec(header)?.[1]
  if (token === undefined) return refuse(1002, 'Authorization is invalid')
  if (auth.kind === 'bearer') return same(token, auth.key) ? null : refuse(1002, 'Authorization is invalid')
  return checkToken(auth, token, now)
}

function checkToken(auth: Auth & { kind: 'jwt' }, token: string, now: number): Refusal | null {
  const [head, payload, signature, ...more] = token.split('.')
  if (head === undefined || payload === undefined || signature === undefined || more.length > 0) {
    return refuse(1002, 'Authorization is not a token of three parts')
  }
  const expected = createHmac('sha256', auth.secretKey).update(`${head}.${payload}`).digest('base64url')
  if (!same(signature, expected)) return refuse(1000, 'signature is invalid')
  const header = part(head)
  if (header?.alg !== 'HS256' || header.typ !== 'JWT') return refuse(1002, 'token header is invalid')
  const { iss, exp, nbf } = part(payload) ?? {}
  if (iss !== auth.accessKey) return refuse(1002, 'access key not found')
  if (!Number.isInteger(exp) || !Number.isInteger(nbf)) return refuse(1002, 'exp and nbf are whole seconds')
  if (Number(nbf) > now) return refuse(1003, 'token is not valid yet')
  if (Number(exp) <= now) return refuse(1004, 'token has expired')
  return Number(exp) > now + LONGEST_LIFE_S ? refuse(1002, 'token lives too long') : null
}

function part(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
