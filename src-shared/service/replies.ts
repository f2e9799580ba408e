import { MAX_SERVICE_ID_LENGTH, MAX_STATUS_LENGTH } from '../limits.ts'
import { readJson } from './bigJson.ts'
import { taskIdSchema } from './taskId.ts'

/** What a service says of a task, whatever words it has for it. `unseen`: a status that nobody has seen before. */
export interface TaskReport {
  readonly taskId: string | null
  readonly externalId: string | null
  readonly state: 'submitted' | 'processing' | 'succeeded' | 'failed' | 'unseen'
  /** The service's own word for the state. */
  readonly status: string
  /** The service's own words about it, '' for none. */
  readonly said: string
  /** Where the clip is; null while there is none. */
  readonly videoUrl: string | null
  readonly requestId: string
}

/** A service's no. */
export interface Refusal {
  readonly http: number
  /** Kling's code or another envelope's; null where there is none. */
  readonly code: number | string | null
  /** What the envelope is: Kling's own, a relay's `{error}`, or neither. */
  readonly envelope: 'kling' | 'relay' | 'none'
  readonly said: string
  readonly requestId: string
}

/** What came back, made one of three things. `foreign`: no service of this kind speaks so. */
export type Reply =
  | { readonly kind: 'task'; readonly report: TaskReport }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'foreign'; readonly http: number; readonly what: Foreign }

export const FOREIGN = ['empty', 'html', 'not-json', 'other-json', 'redirect', 'too-large'] as const
export type Foreign = (typeof FOREIGN)[number]

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Longest words of a service that are kept, characters. */
const MOST_SAID = 500

/** Text of a field, '' where there is none. Ids come as numbers now and then. */
function text(fields: Fields | null, ...names: readonly string[]): string {
  for (const name of names) {
    const value = fields && Object.hasOwn(fields, name) ? fields[name] : undefined
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return `${value}`
  }
  return ''
}

const fieldsOf = (fields: Fields | null, name: string): Fields | null => {
  const value = fields && Object.hasOwn(fields, name) ? fields[name] : undefined
  return isFields(value) ? value : null
}

/** The words of a service as they may be kept and shown. */
type Words = (said: string, most?: number) => string

/** A key shorter than this is none, and taking it out of a sentence would leave no sentence, characters. */
const LEAST_SECRET = 6

/**
 * On one line, without what could steer a terminal or turn a line around, and without the keys that were sent along:
 * some services repeat a key that they refuse, and what they say is kept on the disk.
 */
function wordsWithout(secrets: readonly string[]): Words {
  const hidden = secrets.filter(({ length }) => length >= LEAST_SECRET)
  return (said, most = MOST_SAID) =>
    hidden
      .reduce((text, secret) => text.replaceAll(secret, '…'), said)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, most)
}

const requestIdIn = (json: Fields, words: Words): string =>
  words(text(json, 'request_id', 'requestId'), MAX_SERVICE_ID_LENGTH)

const idIn = (given: string): string | null => (taskIdSchema.safeParse(given).success ? given : null)

/**
 * Reads an answer: Kling's envelope, a relay's, or what is neither. Never throws, whatever it is given. `secrets`: what
 * the question proved itself with; none of it is in what comes out.
 */
export function readReply(http: number, body: string, secrets: readonly string[] = []): Reply {
  const words = wordsWithout(secrets)
  const foreign = (what: Foreign): Reply => ({ kind: 'foreign', http, what })
  if (http >= 300 && http < 400) return foreign('redirect')
  const trimmed = body.trimStart()
  if (trimmed === '') return foreign('empty')
  const json = readJson(trimmed)
  if (json === undefined) return foreign(trimmed.startsWith('<') ? 'html' : 'not-json')
  if (!isFields(json)) return foreign('other-json')
  const refusal = refusalIn(http, json, words)
  if (refusal) return { kind: 'refusal', refusal }
  const report = reportIn(json, words)
  return report ? { kind: 'task', report } : foreign('other-json')
}

function refusalIn(http: number, json: Fields, words: Words): Refusal | null {
  const requestId = requestIdIn(json, words)
  const error = json.error
  if (isFields(error) || (typeof error === 'string' && error !== '')) {
    const inner = isFields(error) ? error : null
    const said = inner ? text(inner, 'message', 'msg') : text(json, 'error')
    const code = text(inner, 'code', 'type')
    return {
      http,
      code: code === '' ? null : numeric(code),
      envelope: inner ? 'relay' : 'none',
      said: words(said),
      requestId,
    }
  }
  const code = codeIn(json)
  const good = code === null || GOOD_CODES.has(code)
  if (good && http < 400) return null
  const said = words(text(json, 'message', 'msg', 'error_msg', 'detail'))
  return { http, code: good ? null : code, envelope: code === null ? 'none' : 'kling', said, requestId }
}

const numeric = (code: string): number | string => (/^\d{1,6}$/.test(code) ? Number(code) : code)

function codeIn(json: Fields): number | string | null {
  const code = json.code
  if (typeof code === 'number') return code
  return typeof code === 'string' ? numeric(code.toLowerCase()) : null
}

/** Never the text of `message`: "success" and "SUCCEED" both mean accepted. */
const GOOD_CODES: ReadonlySet<number | string> = new Set([0, 200, 'success', 'succeed', 'ok', ''])

/** Kling's words and those of relays, in lower case. */
const STATES: ReadonlyMap<string, TaskReport['state']> = new Map([
  ['submitted', 'submitted'],
  ['queued', 'submitted'],
  ['queueing', 'submitted'],
  ['in_queue', 'submitted'],
  ['pending', 'submitted'],
  ['created', 'submitted'],
  ['not_start', 'submitted'],
  ['processing', 'processing'],
  ['running', 'processing'],
  ['in_progress', 'processing'],
  ['generating', 'processing'],
  ['succeed', 'succeeded'],
  ['succeeded', 'succeeded'],
  ['success', 'succeeded'],
  ['completed', 'succeeded'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['fail', 'failed'],
])

/** The task in an envelope: in `data`, in a relay's `data.data`, or bare. */
function reportIn(json: Fields, words: Words): TaskReport | null {
  const outer = fieldsOf(json, 'data') ?? json
  const nested = fieldsOf(outer, 'data')
  const inner = nested ? (fieldsOf(nested, 'data') ?? nested) : null
  const layers = inner ? [outer, inner] : [outer]
  const first = (...names: readonly string[]): string =>
    layers.map((layer) => text(layer, ...names)).find((found) => found !== '') ?? ''
  // A relay's envelope may say it with `id`; Kling's never does.
  const taskId = idIn(first('task_id', 'taskId') || text(outer, 'id'))
  const status = first('task_status', 'status', 'state')
  if (taskId === null && status === '') return null
  const info = layers.map((layer) => fieldsOf(layer, 'task_info')).find((found) => found !== null) ?? null
  const said = first('task_status_msg', 'fail_reason', 'failure_reason', 'status_msg')
  return {
    taskId,
    externalId: text(info, 'external_task_id') || first('external_task_id') || null,
    state: STATES.get(status.toLowerCase()) ?? (status === '' ? 'submitted' : 'unseen'),
    status: words(status, MAX_STATUS_LENGTH),
    said: words(said),
    videoUrl: layers.map(videoIn).find((found) => found !== null) ?? null,
    requestId: requestIdIn(json, words),
  }
}

function videoIn(task: Fields): string | null {
  const result = fieldsOf(task, 'task_result') ?? task
  const videos: unknown = result.videos
  const entries: unknown[] = Array.isArray(videos) ? videos : []
  for (const entry of entries) {
    const url = isFields(entry) ? text(entry, 'url') : ''
    if (url !== '') return url
  }
  const url = text(task, 'url', 'video_url') || text(fieldsOf(task, 'video'), 'url')
  return url === '' ? null : url
}
