/** What the service answers: a whole reply, before any fault spoils it. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Whose error envelope is used: Kling's `{code, message, request_id}` or CometAPI's `{error}`. */
export type Envelope = 'kling' | 'comet'

/** The error table of the contract: HTTP status by Kling's code. */
const STATUS: Readonly<Record<number, number>> = {
  ...{ 1000: 401, 1001: 401, 1002: 401, 1003: 401, 1004: 401 },
  ...{ 1100: 429, 1101: 429, 1102: 429, 1103: 403 },
  ...{ 1200: 400, 1201: 400, 1202: 404, 1203: 404 },
  ...{ 1300: 400, 1301: 400, 1302: 429, 1303: 429, 1304: 429 },
  ...{ 5000: 500, 5001: 503, 5002: 504 },
}

/** CometAPI's codes are names. Only invalid_request is documented; the others are what such relays use. */
const COMET_NAMES: Readonly<Record<number, string>> = {
  ...{ 1000: 'invalid_api_key', 1001: 'invalid_api_key', 1002: 'invalid_api_key', 1004: 'invalid_api_key' },
  ...{ 1200: 'invalid_request', 1201: 'invalid_request', 1203: 'model_not_found' },
  ...{ 1101: 'insufficient_quota', 1302: 'rate_limit_exceeded', 1303: 'rate_limit_exceeded' },
}

export const statusOf = (code: number): number => STATUS[code] ?? 500

let requests = 0

/** A new id for each reply, as the service gives one. */
const requestId = (): string => `req-${(++requests).toString().padStart(6, '0')}`

export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = Buffer.from(JSON.stringify(value))
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
}

export const htmlReply = (status: number, title: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(`<!doctype html><title>${title}</title><h1>${title}</h1><p>nginx</p>`),
})

/** An accepted request. `message` is deliberately two-faced: the service says success at one place, SUCCEED at another. */
export const dataReply = (data: unknown, message: 'success' | 'SUCCEED'): Reply =>
  jsonReply(200, { code: 0, message, request_id: requestId(), data })

/** A refusal by Kling's code, in the envelope of the service that is played. */
export function errorReply(
  envelope: Envelope,
  code: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const id = requestId()
  const body =
    envelope === 'kling'
      ? { code, message, request_id: id }
      : {
          error: {
            message: `${message} (request id: ${id})`,
            type: 'comet_api_error',
            param: '',
            code: COMET_NAMES[code] ?? String(code),
          },
        }
  return jsonReply(statusOf(code), body, headers)
}
