import type { Auth } from './auth.ts'
import { checkAuth } from './auth.ts'
import { clipReply } from './clip.ts'
import type { Route } from './faults.ts'
import { checkFields, type Limits } from './fields.ts'
import { checkPictures } from './pictures.ts'
import { refuse, type Refusal } from './refusal.ts'
import { dataReply, errorReply, htmlReply, jsonReply, type Envelope, type Reply } from './replies.ts'
import type { Task, Tasks } from './tasks.ts'

/** The service that is played: whose manners, whose limits. */
export interface Manners {
  readonly basePath: string
  readonly auth: Auth
  readonly envelope: Envelope
  readonly limits: Limits
  /** Whether a task is found by its external id too. Kling documents it, relays do not. */
  readonly externalIdLookup: boolean
  /** Whether an external id is taken once only. Kling says so, a relay may not look. */
  readonly uniqueExternalIds: boolean
  /** Whether there is a list of tasks: Kling documents one, relays do not. */
  readonly list: boolean
  /** The models that it lists; null: it lists none. */
  readonly models: readonly string[] | null
  /** Most tasks of the account at a time; more are refused with 1303. */
  readonly places: number
  /** Scheme, host and port that clips are served from. */
  readonly clipHost: () => string
  /** Milliseconds since 1970, by the service's clock. */
  readonly now: () => number
}

export interface Asked {
  readonly route: Route
  readonly id: string | null
  readonly search: URLSearchParams
  readonly authorization: string | undefined
  readonly range: string | undefined
  readonly body: Buffer
}

const TASKS_PATH = '/v1/videos/image2video'

/** Which route a method and path lead to, and the id in it. */
export function routeOf(basePath: string, method: string, path: string): { route: Route; id: string | null } {
  const clip = /^\/clips\/(\d+)\.mp4$/.exec(path)?.[1]
  if (clip !== undefined && method === 'GET') return { route: 'clip', id: clip }
  const tasks = `${basePath}${TASKS_PATH}`
  if (path === `${basePath}/v1/models` && method === 'GET') return { route: 'models', id: null }
  if (path === tasks && method === 'POST') return { route: 'create', id: null }
  if (path === tasks && method === 'GET') return { route: 'list', id: null }
  if (path.startsWith(`${tasks}/`) && method === 'GET') {
    return { route: 'query', id: decodeURIComponent(path.slice(tasks.length + 1)) }
  }
  return { route: 'other', id: null }
}

/** The true answer, with its effect. */
export async function answerOf(manners: Manners, tasks: Tasks, asked: Asked): Promise<Reply> {
  if (asked.route === 'clip') return clipOf(tasks, asked)
  if (asked.route === 'other') return htmlReply(404, 'Not Found')
  const barred = checkAuth(manners.auth, asked.authorization, Math.floor(manners.now() / 1000))
  if (barred) return refused(manners, barred)
  if (asked.route === 'models') return models(manners)
  if (asked.route === 'create') return create(manners, tasks, asked)
  if (asked.route === 'query') return query(manners, tasks, asked)
  return manners.list ? list(manners, tasks, asked) : htmlReply(404, 'Not Found')
}

const refused = ({ envelope }: Manners, { code, message }: Refusal): Reply =>
  errorReply(envelope, code, message)

const models = ({ models: names }: Manners): Reply =>
  names === null
    ? htmlReply(404, 'Not Found')
    : jsonReply(200, {
        object: 'list',
        data: names.map((id) => ({ id, object: 'model', owned_by: 'relay' })),
      })

async function create(manners: Manners, tasks: Tasks, { body }: Asked): Promise<Reply> {
  const fields = checkFields(parsed(body), manners.limits)
  if ('code' in fields) return refused(manners, fields)
  const { externalId } = fields
  const known = manners.uniqueExternalIds && externalId !== null
  if (known && tasks.all.some((task) => task.externalId === externalId)) {
    return refused(manners, refuse(1201, 'external_task_id exists already'))
  }
  if (tasks.running() >= manners.places) return refused(manners, refuse(1303, 'too many tasks at a time'))
  const fault = await checkPictures(fields)
  if (fault?.refusal) return refused(manners, fault.refusal)
  const { failure = null, detail = null } = fault ?? {}
  const task = tasks.create({ externalId, failure, detail })
  return dataReply({ ...shared(task), task_status: 'submitted' }, 'success')
}

function query(manners: Manners, tasks: Tasks, { id }: Asked): Reply {
  const task = id === null ? null : tasks.find(id)
  if (!task || (task.id !== id && !manners.externalIdLookup)) {
    return refused(manners, refuse(1203, 'task not found'))
  }
  const data = dataOf(manners, tasks, task)
  return dataReply(data, data.task_status === 'failed' ? 'SUCCEED' : 'success')
}

function list(manners: Manners, tasks: Tasks, { search }: Asked): Reply {
  const page = Number(search.get('pageNum') ?? 1)
  const size = Number(search.get('pageSize') ?? 30)
  const whole = (value: number, most: number): boolean =>
    Number.isInteger(value) && value >= 1 && value <= most
  if (!whole(page, 1000) || !whole(size, 500)) return refused(manners, refuse(1201, 'page out of range'))
  const newestFirst = [...tasks.all].reverse().slice((page - 1) * size, page * size)
  return dataReply(
    newestFirst.map((task) => dataOf(manners, tasks, task)),
    'success',
  )
}

function dataOf(manners: Manners, tasks: Tasks, task: Task) {
  const status = tasks.query(task)
  const url = `${manners.clipHost()}/clips/${task.id}.mp4?sign=${tasks.generation(task.id)}`
  const result = { videos: [{ id: `v-${task.id}`, url, duration: '5' }] }
  return {
    ...shared(task),
    task_status: status,
    ...(status === 'failed' && { task_status_msg: task.failure }),
    task_result: status === 'succeed' ? result : {},
  }
}

const shared = (task: Task) => ({
  task_id: task.id,
  task_info: task.externalId === null ? {} : { external_task_id: task.externalId },
  created_at: task.createdAt,
  updated_at: task.createdAt,
})

/** Storage has manners of its own: an address works by its signature, and a second proof is refused. */
function clipOf(tasks: Tasks, { id, search, authorization, range }: Asked): Reply {
  if (authorization !== undefined) return htmlReply(400, 'Only one auth mechanism allowed')
  const task = id === null ? null : tasks.find(id)
  if (!task) return htmlReply(404, 'NoSuchKey')
  const valid = search.get('sign') === String(tasks.generation(task.id))
  return valid ? clipReply(range) : htmlReply(403, 'Request has expired')
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
