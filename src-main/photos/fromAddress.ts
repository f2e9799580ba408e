import type { AppError } from '../../src-shared/errors.ts'
import { isImageKind, KIND_BYTES, kindOf } from '../../src-shared/fileKind.ts'
import { FETCH_TIMEOUT_MS, MAX_PHOTO_BYTES, MAX_REDIRECTS } from '../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { isLoopback, type AddressTrust } from '../../src-shared/service/baseUrl.ts'
import { readVisit } from '../engines/service/address.ts'
import { exchange, PATIENCE, type Answer, type Patience } from '../engines/service/http.ts'
import { HttpFailure } from '../engines/service/networkErrors.ts'
import type { FindRoutes } from '../engines/service/routes.ts'

export interface Fetching {
  readonly signal: AbortSignal
  readonly routes: FindRoutes
  readonly patience?: Patience
  /** For all of it, ms. */
  readonly timeoutMs?: number
}

/** A picture as it lies at an address. */
export interface FetchedPhoto {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Fetches a picture from a public address: https, or http on this computer. Nothing goes along, no key and no cookie;
 * what comes is looked at from its first bytes on, and goes the way of every other photo from here.
 */
export async function fetchPhoto(address: string, fetching: Fetching): Promise<Result<FetchedPhoto>> {
  const { timeoutMs = FETCH_TIMEOUT_MS } = fetching
  const time = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([fetching.signal, time])
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  try {
    const fetched = await read(address.trim(), { ...fetching, signal })
    return !fetched.ok && fetched.error.code === 'cancelled' ? ended() : fetched
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    return error.failure.code === 'cancelled' ? ended() : fail(error.failure)
  }

  function ended(): Result<never> {
    if (fetching.signal.aborted) return fail({ code: 'cancelled' })
    return fail({ code: 'network/timeout', host, seconds: Math.round(timeoutMs / 1000) })
  }
}

async function read(address: string, fetching: Fetching): Promise<Result<FetchedPhoto>> {
  const opened = await open(address, fetching)
  if (!opened.ok) return opened
  const { answer, url } = opened.value
  const bytes = await pictureOf(answer)
  answer.close()
  return bytes.ok ? ok({ name: nameAt(url), bytes: bytes.value }) : bytes
}

/** Where this computer is asked it may lead to itself; nothing else may lead here. */
const trustOf = (address: string): AddressTrust => ({
  loopback: URL.canParse(address) && isLoopback(new URL(address).hostname),
  localNetwork: false,
})

/** Follows redirections, each of them looked at first. */
async function open(
  address: string,
  { signal, routes, patience = PATIENCE }: Fetching,
): Promise<Result<{ readonly answer: Answer; readonly url: URL }>> {
  const trust = trustOf(address)
  let visit = readVisit(address, trust)
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    if (!visit.ok) return fail(ofPhoto(visit.error))
    const url = visit.value
    const headers = { accept: 'image/*' }
    const got = await exchange({ url, method: 'GET', headers, trust, patience, routes, signal })
    if (!got.ok) return fail(ofPhoto(got.error.failure))
    const answer = got.value
    const { status } = answer
    if (status === 200) return ok({ answer, url })
    answer.close()
    const to = status >= 300 && status < 400 ? answer.header('location') : null
    if (to === null) return fail({ code: 'photo/not-fetched', host: url.hostname, detail: `HTTP ${status}` })
    visit = readVisit(to, trust, url)
  }
  const { hostname } = new URL(address)
  return fail({
    code: 'photo/not-fetched',
    host: hostname,
    detail: `more than ${MAX_REDIRECTS} redirections`,
  })
}

const ofPhoto = (error: AppError): AppError =>
  error.code === 'service/address' ? { ...error, code: 'photo/address' } : error

const tooLarge = (bytes: number): Result<never> =>
  fail({ code: 'photo/too-large', bytes, limit: MAX_PHOTO_BYTES })

/** The body, given up as soon as it cannot be a picture or becomes too much. Throws where the connection breaks off. */
async function pictureOf(answer: Answer): Promise<Result<Uint8Array>> {
  const declared = Number(answer.header('content-length') ?? NaN)
  if (declared > MAX_PHOTO_BYTES) return tooLarge(declared)
  const pieces: Uint8Array[] = []
  let bytes = 0
  let looked = false
  for await (const piece of answer.pieces) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > MAX_PHOTO_BYTES) return tooLarge(bytes)
    if (looked || bytes < KIND_BYTES) continue
    looked = true
    const kind = kindOf(Buffer.concat(pieces))
    if (!isImageKind(kind)) return fail({ code: 'photo/unsupported', found: kind })
  }
  const whole = Buffer.concat(pieces)
  const kind = kindOf(whole)
  return isImageKind(kind) ? ok(new Uint8Array(whole)) : fail({ code: 'photo/unsupported', found: kind })
}

const MOST_NAME = 120

/** What the last part of an address calls the picture, for people. */
function nameAt({ pathname, hostname }: URL): string {
  const last = pathname.split('/').at(-1) ?? ''
  let name = last
  try {
    name = decodeURIComponent(last)
  } catch {
    // It is no text in percent signs, so it stands as it is.
  }
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069/\\]/g, '').trim()
  return (plain === '' ? hostname : plain).slice(-MOST_NAME)
}
