import { createHmac } from 'node:crypto'

/** How long a token is good for, and how far back, seconds. Source: Kling's API documentation. */
const LIFETIME_S = 1800
const LEEWAY_S = 5

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The token that Kling wants: HS256 over its issuer and its times. One fixed form, so no library is needed for it. */
export function signedToken(accessKey: string, secretKey: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000)
  const head = encoded({ alg: 'HS256', typ: 'JWT' })
  const claims = encoded({ iss: accessKey, exp: now + LIFETIME_S, nbf: now - LEEWAY_S })
  const signature = createHmac('sha256', secretKey).update(`${head}.${claims}`).digest('base64url')
  return `${head}.${claims}.${signature}`
}
