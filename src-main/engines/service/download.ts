import type { AppError } from '../../../src-shared/errors.ts'
import * as limits from '../../../src-shared/limits.ts'
import type { ClipInfo } from '../../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { AddressTrust } from '../../../src-shared/service/baseUrl.ts'
import { writeError } from '../../projects/fileErrors.ts'
import { createTempFile, type TempFile } from '../../projects/tempFile.ts'
import { readClip } from '../../takes/clipFile.ts'
import { readVisit } from './address.ts'
import { exchange, PATIENCE, type Answer, type Patience } from './http.ts'
import { HttpFailure } from './networkErrors.ts'
import { direct, type FindRoutes } from './routes.ts'
import { mp4Damage } from './wholeMp4.ts'

export interface Download {
  /** As the service gave it. */
  readonly url: string
  /** The service's name for people. */
  readonly service: string
  /** Where the clip goes. Nothing stands there under that name before it is whole. */
  readonly path: string
  readonly trust: AddressTrust
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number | null) => void
  readonly patience?: Patience
  readonly routes?: FindRoutes
}

/** `expired`: the service has to be asked for a new address. `again`: the same one may do. `never`: neither helps. */
export interface DownloadFailure {
  readonly error: AppError
  readonly next: 'expired' | 'again' | 'never'
}

type Downloaded<T> = Result<T, DownloadFailure>

const failed = (error: AppError, next: DownloadFailure['next']): Downloaded<never> => fail({ error, next })

/** Fetches a clip, with no key, wherever it lies, and looks it over before it gets its name. */
export async function download(order: Download): Promise<Downloaded<ClipInfo>> {
  const opened = await open(order)
  if (!opened.ok) return opened
  let temp: TempFile
  try {
    temp = await createTempFile(order.path)
  } catch (error) {
    opened.value.close()
    return failed(writeError(error, order.path), 'never')
  }
  const made = await fill(temp, opened.value, order).catch((error: unknown) => broken(error, order))
  if (!made.ok) {
    await temp.discard()
    return made
  }
  try {
    await temp.commit()
    return made
  } catch (error) {
    return failed(writeError(error, order.path), 'never')
  }
}

/** Follows redirections, each of them looked at first, to the answer that has the clip. */
async function open(order: Download): Promise<Downloaded<Answer>> {
  const { trust, signal, service, patience = PATIENCE, routes = direct } = order
  let visit = readVisit(order.url, trust)
  for (let hops = 0; hops <= limits.MAX_REDIRECTS; hops++) {
    if (!visit.ok) return failed(ofClip(visit.error, service), 'never')
    const url = visit.value
    const got = await exchange({ url, method: 'GET', headers: {}, trust, patience, routes, signal })
    if (!got.ok) return failed(ofClip(got.error.failure, service), nextAfter(got.error.failure))
    const answer = got.value
    const { status } = answer
    if (status === 200) return ok(answer)
    answer.close()
    const to = status >= 300 && status < 400 ? answer.header('location') : null
    if (to === null) return refused(status, service)
    visit = readVisit(to, trust, url)
  }
  return failed(unusable(service, `more than ${limits.MAX_REDIRECTS} redirections`), 'expired')
}

/** An address that the service gave is its own mistake, not one in the settings. */
const ofClip = (error: AppError, service: string): AppError =>
  error.code === 'service/address' ? { ...error, code: 'service/clip-address', service } : error

const nextAfter = ({ code }: AppError): DownloadFailure['next'] =>
  code === 'cancelled' || code === 'service/address' ? 'never' : 'again'

const unusable = (service: string, detail: string): AppError => ({
  code: 'service/clip-unusable',
  service,
  detail,
})

function refused(status: number, service: string): Downloaded<never> {
  if (status === 429 || status >= 500) {
    return failed({ code: 'service/down', service, said: '', requestId: '' }, 'again')
  }
  return failed(unusable(service, `HTTP ${status}`), 'expired')
}

/** A size and `ftyp`: what every MP4 begins with. */
const MP4_HEAD_BYTES = 8

async function fill(temp: TempFile, answer: Answer, order: Download): Promise<Downloaded<ClipInfo>> {
  const { service, onProgress } = order
  const declared = Number(answer.header('content-length') ?? NaN)
  const total = Number.isSafeInteger(declared) && declared > 0 ? declared : null
  const head = Buffer.alloc(MP4_HEAD_BYTES)
  const tooSlow = dripWatch(order)
  let bytes = 0
  if ((total ?? 0) > limits.MAX_CLIP_BYTES) {
    answer.close()
    return failed(unusable(service, 'it is far too large'), 'never')
  }
  for await (const piece of answer.pieces) {
    if (bytes < MP4_HEAD_BYTES) head.set(piece.subarray(0, MP4_HEAD_BYTES - bytes), bytes)
    bytes += piece.length
    if (tooSlow(piece.length)) throw slow(order)
    // A gigabyte of something else must not go through the disk before it is found out.
    if (bytes >= MP4_HEAD_BYTES && head.toString('latin1', 4) !== 'ftyp') {
      return failed(unusable(service, 'it is not an MP4'), 'expired')
    }
    if (bytes > limits.MAX_CLIP_BYTES) return failed(unusable(service, 'it is far too large'), 'never')
    await temp.handle.writeFile(piece)
    onProgress(bytes, total)
  }
  await temp.handle.sync()
  return lookedOver(temp, service)
}

/** Tells of each piece whether too little has come for too long: a clip that drips never is idle and never ends. */
function dripWatch({ patience = PATIENCE }: Download): (bytes: number) => boolean {
  let since = performance.now()
  let come = 0
  return (bytes) => {
    come += bytes
    if (performance.now() - since < patience.idleMs) return false
    const enough = come >= limits.LEAST_DOWNLOAD_BYTES
    since = performance.now()
    come = 0
    return !enough
  }
}

const slow = ({ url, patience = PATIENCE }: Download): HttpFailure => {
  const seconds = Math.round(patience.idleMs / 1000)
  return new HttpFailure({ code: 'network/timeout', host: new URL(url).hostname, seconds }, true)
}

async function lookedOver(temp: TempFile, service: string): Promise<Downloaded<ClipInfo>> {
  const damage = await mp4Damage(temp.handle)
  if (damage !== null) return failed(unusable(service, damage), 'expired')
  const clip = await readClip(temp.path)
  if (!clip.ok) {
    const detail = clip.error.code === 'clip/unreadable' ? clip.error.detail : clip.error.code
    return failed(unusable(service, detail), 'expired')
  }
  const { name: _, ...info } = clip.value
  if (!(info.frames > 0 && info.durationSeconds > 0)) {
    return failed(unusable(service, 'it has no picture'), 'expired')
  }
  const sound = info.durationSeconds <= limits.MAX_SERVICE_CLIP_SECONDS && info.fps <= limits.MAX_SERVICE_FPS
  return sound ? ok(info) : failed(unusable(service, 'its times make no sense'), 'expired')
}

function broken(error: unknown, { path }: Download): Downloaded<never> {
  if (error instanceof HttpFailure) return failed(error.failure, nextAfter(error.failure))
  return failed(writeError(error, path), 'never')
}
