import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import { taskIdSchema } from '../../../src-shared/service/taskId.ts'
import { isRunning, isServiceTake, type ServiceTake, type TakeId } from '../../../src-shared/take.ts'
import type { WrittenRequest } from '../../engines/service/requestBody.ts'
import type { TakeStore } from '../takeStore.ts'
import { clickGuard } from './clickGuard.ts'
import { look, watch } from './elsewhere.ts'
import type { Followed } from './follow.ts'
import {
  addressOf,
  checkedOrder,
  checkedProfile,
  externalIds,
  newExternalId,
  preparedTake,
  specOf,
  UNSEEN_SPEC,
  type ServiceOrder,
} from './orders.ts'
import { reread } from './reread.ts'
import { resumed } from './resuming.ts'
import { notSent, requestOf, serviceRuns, type RunParts, type ServiceRuns, type Wish } from './serviceRuns.ts'

export interface ServiceParts extends RunParts {
  /** The body of a project, read back and found sound. */
  build(order: ServiceOrder): Promise<Result<WrittenRequest>>
}

/** Takes at services: begun, followed, found again. */
export interface ServiceTakes {
  /** Keeps the order on the disk as one take or several, which go their way from there. */
  start(order: ServiceOrder): Promise<Result<readonly ServiceTake[]>>
  /** The very request of a take once more, as a take of its own. */
  again(id: TakeId): Promise<Result<ServiceTake>>
  /** A task that is at a service already, by its id there. */
  adopt(profile: ServiceProfile, taskId: string, name: string): Promise<Result<ServiceTake>>
  /** A person wants a take followed again; what was certainly not accepted is sent again, a clip that is gone fetched. */
  resume(id: TakeId): Promise<Result<ServiceTake>>
  /** A person wants to know what became of a take, or to have its clip: that is asked for, and nothing is ever sent. */
  lookAgain(id: TakeId): Promise<Result<ServiceTake>>
  /** Follows all that were under way when the app last ended. */
  goOn(): void
  /** The computer woke, a network or a key is there again: all that waits, or was given up for now, asks at once. */
  wake(): void
  /** Finds and tells what other processes made of takes, new ones included, and follows what they have let go of. */
  look(): Promise<void>
  /** Looks for that again and again, until all is stopped. */
  watch(): void
  /** How far a take came, when nobody follows it any more. */
  followed(id: TakeId): Promise<Result<Followed>>
  /** Stops following; the service has no way to stop a task. */
  leave(id: TakeId): void
  /** Ends all following before the program does. What is under way goes on at the next start. */
  stop(): Promise<void>
}

export function serviceTakes(parts: ServiceParts): ServiceTakes {
  const { store } = parts
  const runs = serviceRuns(parts)
  const ending = new AbortController()
  const begin: Begin = (take) => runs.begin(take, 'send')
  const once = clickGuard<Result<readonly ServiceTake[]>>(() => parts.clock.now())
  const onceMore = clickGuard<Result<ServiceTake>>(() => parts.clock.now())

  return {
    start: (order) => once(orderKey(order), () => started(parts, order, begin)),
    again: (id) => onceMore(id, () => sentOnceMore(store, keptIn(store, id), begin)),
    async adopt(profile, taskId, name) {
      const checked = checkedProfile(profile)
      if (!checked.ok) return checked
      if (!taskIdSchema.safeParse(taskId).success) {
        return fail({ code: 'service/no-task', service: profile.name, said: '', requestId: '' })
      }
      const known = store.all().find((take) => isAdopted(take, checked.value, taskId))
      return known
        ? followedAgain(parts, runs, known.id, 'ask')
        : adopted(store, adoptedTake(checked.value, taskId, name), begin)
    },
    resume: (id) => followedAgain(parts, runs, id, 'send'),
    lookAgain: (id) => followedAgain(parts, runs, id, 'ask'),
    goOn,
    wake() {
      runs.wake()
      goOn()
    },
    look: () => look(parts, runs),
    watch: () => void watch(parts, runs, ending.signal),
    async followed(id) {
      const take = keptIn(store, id)
      if (!take.ok) return take
      return runs.ended(id) ?? ok({ take: take.value, gaveUp: null })
    },
    leave: (id) => runs.leave(id),
    async stop() {
      ending.abort()
      await runs.stop()
    },
  }

  function goOn(): void {
    const open = store.all().filter((take) => isRunning(take) || take.state === 'unknown')
    open.filter(isServiceTake).forEach((take) => runs.begin(take, 'go-on'))
  }
}

async function followedAgain(
  { store, listener }: ServiceParts,
  runs: ServiceRuns,
  id: TakeId,
  wish: Exclude<Wish, 'go-on'>,
): Promise<Result<ServiceTake>> {
  if (runs.has(id)) return keptIn(store, id)
  await reread(store, id, (take) => listener.changed(take))
  const take = keptIn(store, id)
  if (!take.ok) return take
  const going = await resumed(store, take.value)
  // One that waits already is left to the one that has it, or is found not to be sent.
  if (wish === 'ask' && going.state === 'prepared' && going !== take.value) return fail(notSent(going))
  runs.begin(going, wish)
  return ok(going)
}

function keptIn(store: TakeStore, id: TakeId): Result<ServiceTake> {
  const take = store.get(id)
  if (!take) return fail({ code: 'take/missing' })
  return isServiceTake(take) ? ok(take) : fail({ code: 'take/of-this-computer' })
}

type Begin = (take: ServiceTake) => void

async function sentOnceMore(
  store: TakeStore,
  take: Result<ServiceTake>,
  begin: Begin,
): Promise<Result<ServiceTake>> {
  if (!take.ok) return take
  const body = await requestOf(store, take.value)
  if (!body.ok) return body
  const fresh = sentAgain(take.value)
  const project = await store.wire(take.value.id)
  const kept = { project: project.ok ? project.value : null, body: body.value }
  const created = await store.create(fresh, kept)
  if (!created.ok) return created
  begin(fresh)
  return ok(fresh)
}

async function adopted(store: TakeStore, take: ServiceTake, begin: Begin): Promise<Result<ServiceTake>> {
  const created = await store.create(take, { project: null, body: null })
  if (!created.ok) return created
  begin(take)
  return ok(take)
}

const orderKey = ({ project, profile, count, externalId }: ServiceOrder): string => {
  const { labels, ...fields } = project
  const rest = JSON.stringify([fields, profile.id, profile.baseUrl, count, externalId])
  return createHash('sha256').update(labels).update(rest).digest('hex')
}

async function started(
  parts: ServiceParts,
  asked: ServiceOrder,
  begin: Begin,
): Promise<Result<readonly ServiceTake[]>> {
  const { store } = parts
  const checked = checkedOrder(asked, store.all())
  if (!checked.ok) return checked
  const order = checked.value
  const { name, profile, project } = order
  const key = await parts.credentials(profile)
  if (!key.ok) return key
  const request = await parts.build(order)
  if (!request.ok) return request
  const takes: ServiceTake[] = []
  for (const externalId of externalIds(order)) {
    const spec = specOf(project)
    const at = addressOf(profile)
    const { prompt } = project.settings
    const take = preparedTake({ name, at, externalId, spec, requestSha256: request.value.sha256, prompt })
    const created = await store.create(take, { project, body: request.value.bytes })
    // Those that are kept go their way: the person sees how many there are.
    if (!created.ok && takes.length === 0) return created
    if (!created.ok) break
    takes.push(take)
  }
  takes.forEach(begin)
  return ok(takes)
}

const sentAgain = ({ projectName, service, spec, prompt }: ServiceTake): ServiceTake =>
  preparedTake({
    name: projectName,
    at: service,
    externalId: newExternalId(),
    spec,
    requestSha256: service.requestSha256,
    prompt,
  })

const isAdopted = (
  take: { readonly service: ServiceTake['service'] | null },
  profile: ServiceProfile,
  id: string,
) => take.service?.taskId === id && take.service.baseUrl === profile.baseUrl

function adoptedTake(profile: ServiceProfile, taskId: string, name: string): ServiceTake {
  const at = addressOf(profile)
  const take = preparedTake({ name, at, externalId: '', spec: UNSEEN_SPEC, requestSha256: null })
  return { ...take, state: 'accepted', service: { ...take.service, taskId, sentAt: take.createdAt } }
}
