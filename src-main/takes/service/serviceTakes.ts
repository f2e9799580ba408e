import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { profileOf, type ServiceProfile } from '../../../src-shared/service/profiles.ts'
import { step } from '../../../src-shared/service/taskMachine.ts'
import { isRunning, isServiceTake, type ServiceTake, type TakeId } from '../../../src-shared/take.ts'
import type { Credentials } from '../../engines/service/credentials.ts'
import { hashOfRequest, type WrittenRequest } from '../../engines/service/requestBody.ts'
import type { ServiceClient } from '../../engines/service/serviceClient.ts'
import { waitingLine, type WaitingLine } from '../line.ts'
import type { TakeStore } from '../takeStore.ts'
import { claimTake } from './claim.ts'
import { clickGuard } from './clickGuard.ts'
import { follow, type Followed } from './follow.ts'
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
import type { Clock, Endurance, FollowParts } from './parts.ts'
import { toWire } from '../../../src-shared/project/wire.ts'

export interface ServiceParts {
  readonly store: TakeStore
  /** The body of a project, read back and found sound. */
  build(order: ServiceOrder): Promise<Result<WrittenRequest>>
  credentials(profileId: string): Promise<Result<Credentials>>
  connect(take: ServiceTake, credentials: Credentials): ServiceClient
  readonly fetchClip: FollowParts['fetchClip']
  readonly clock: Clock
  readonly endurance: Endurance
  readonly listener: {
    changed(take: ServiceTake): void
    notKept(take: ServiceTake, code: string): void
  }
}

/** Takes at services: begun, followed, found again. */
export interface ServiceTakes {
  /** Keeps the order on the disk as one take or several, which go their way from there. */
  start(order: ServiceOrder): Promise<Result<readonly ServiceTake[]>>
  /** The very request of a take once more, as a take of its own. */
  again(id: TakeId): Promise<Result<ServiceTake>>
  /** A task that is at a service already, by its id there. */
  adopt(profile: ServiceProfile, taskId: string, name: string): Promise<Result<ServiceTake>>
  /** A person wants a take followed again; what was certainly not accepted is sent again. */
  resume(id: TakeId): Promise<Result<ServiceTake>>
  /** Follows all that were under way when the app last ended. */
  goOn(): void
  /** How far a take came, when nobody follows it any more. */
  followed(id: TakeId): Promise<Result<Followed>>
  /** Stops following; the service has no way to stop a task. */
  leave(id: TakeId): void
  /** Ends all following before the program does. What is under way goes on at the next start. */
  stop(): Promise<void>
}

interface Run {
  readonly leave: AbortController
  readonly ended: Promise<Result<Followed>>
}

export function serviceTakes(parts: ServiceParts): ServiceTakes {
  const { store } = parts
  const runs = new Map<TakeId, Run>()
  const stop = new AbortController()
  const lines = new Map<string, WaitingLine>()
  const once = clickGuard<Result<readonly ServiceTake[]>>(() => parts.clock.now())
  const ends = new Map<TakeId, Result<Followed>>()

  const begin = (take: ServiceTake): void => {
    if (runs.has(take.id) || stop.signal.aborted) return
    const leave = new AbortController()
    const inTurn = lines.get(take.service.baseUrl) ?? waitingLine()
    lines.set(take.service.baseUrl, inTurn)
    const ended = claimedFollow(parts, take, { inTurn, leave: leave.signal, stop: stop.signal }).then(
      (end) => {
        runs.delete(take.id)
        ends.set(take.id, end)
        return end
      },
    )
    runs.set(take.id, { leave, ended })
  }
  const kept = (id: TakeId): Result<ServiceTake> => {
    const take = store.get(id)
    if (!take) return fail({ code: 'take/missing' })
    return isServiceTake(take) ? ok(take) : fail({ code: 'take/of-this-computer' })
  }

  return {
    start: (order) => once(orderKey(order), () => started(parts, order, begin)),
    async again(id) {
      const take = kept(id)
      if (!take.ok) return take
      const body = await requestOf(store, take.value)
      if (!body.ok) return body
      const fresh = sentAgain(take.value)
      const project = await store.request(id)
      const created = await store.create(fresh, {
        project: project.ok ? toWire(project.value) : null,
        body: body.value,
      })
      if (!created.ok) return created
      begin(fresh)
      return ok(fresh)
    },
    async adopt(profile, taskId, name) {
      const checked = checkedProfile(profile)
      if (!checked.ok) return checked
      const known = store.all().find((take) => isAdopted(take, checked.value, taskId))
      if (known && isServiceTake(known)) return resume(known.id)
      const take = adoptedTake(checked.value, taskId, name)
      const created = await store.create(take, { project: null, body: null })
      if (!created.ok) return created
      begin(take)
      return ok(take)
    },
    resume,
    goOn() {
      const open = store.all().filter((take) => isRunning(take) || take.state === 'unknown')
      open.filter(isServiceTake).forEach(begin)
    },
    async followed(id) {
      const take = kept(id)
      if (!take.ok) return take
      return runs.get(id)?.ended ?? ends.get(id) ?? ok({ take: take.value, gaveUp: null })
    },
    leave: (id) => runs.get(id)?.leave.abort(),
    async stop() {
      stop.abort()
      await Promise.allSettled([...runs.values()].map(({ ended }) => ended))
    },
  }

  async function resume(id: TakeId): Promise<Result<ServiceTake>> {
    if (runs.has(id)) return kept(id)
    await store.reload(id)
    const take = kept(id)
    if (!take.ok) return take
    const resumed = step(take.value, { kind: 'resumed' })
    begin(resumed)
    return ok(resumed)
  }
}

const orderKey = ({ project, profile, count, externalId }: ServiceOrder): string => {
  const { labels, ...fields } = toWire(project)
  const runs = hashOfRequest(labels)
  return hashOfRequest(
    Buffer.from(JSON.stringify([fields, runs, profile.id, profile.baseUrl, count, externalId])),
  )
}

async function started(
  parts: ServiceParts,
  asked: ServiceOrder,
  begin: (take: ServiceTake) => void,
): Promise<Result<readonly ServiceTake[]>> {
  const { store } = parts
  const checked = checkedOrder(asked, store.all())
  if (!checked.ok) return checked
  const order = checked.value
  const { name, profile, project } = order
  const key = await parts.credentials(profile.id)
  if (!key.ok) return key
  const request = await parts.build(order)
  if (!request.ok) return request
  const takes: ServiceTake[] = []
  for (const externalId of externalIds(order)) {
    const spec = specOf(project)
    const at = addressOf(profile)
    const take = preparedTake({ name, at, externalId, spec, requestSha256: request.value.sha256 })
    const created = await store.create(take, { project: toWire(project), body: request.value.bytes })
    // Those that are kept go their way: the person sees how many there are.
    if (!created.ok && takes.length === 0) return created
    if (!created.ok) break
    takes.push(take)
  }
  takes.forEach(begin)
  return ok(takes)
}

const sentAgain = ({ projectName, service, spec }: ServiceTake): ServiceTake =>
  preparedTake({
    name: projectName,
    at: service,
    externalId: newExternalId(),
    spec,
    requestSha256: service.requestSha256,
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

/** The very body that was kept, or nothing: what has changed since is not what the person saw. */
async function requestOf(store: TakeStore, take: ServiceTake): Promise<Result<Uint8Array>> {
  if (take.service.requestSha256 === null) return fail({ code: 'take/no-request' })
  const body = await store.body(take.id)
  if (!body.ok) return body
  return hashOfRequest(body.value) === take.service.requestSha256 ? body : fail({ code: 'take/no-request' })
}

async function claimedFollow(
  parts: ServiceParts,
  resumed: ServiceTake,
  { inTurn, leave, stop }: Pick<FollowParts, 'inTurn' | 'leave' | 'stop'>,
): Promise<Result<Followed>> {
  const { store, listener, clock, endurance, fetchClip } = parts
  const claim = await claimTake(store.folderOf(resumed.id))
  if (!claim.ok) return claim
  const keep = async (take: ServiceTake): Promise<Result<unknown>> => {
    const written = await store.put(take)
    if (!written.ok) listener.notKept(take, written.error.code)
    listener.changed(take)
    return written
  }
  try {
    const take = await currentOf(store, resumed, keep)
    const end = await follow(take, {
      ...{ keep, fetchClip, inTurn, clock, endurance, leave, stop },
      request: (sending) => requestOf(store, sending),
      client: async (followed) => {
        const credentials = await parts.credentials(followed.engine)
        return credentials.ok ? ok(parts.connect(followed, credentials.value)) : credentials
      },
      lookup: profileOf(take.engine)?.externalIdLookup ?? 'unproven',
    })
    return ok(end)
  } finally {
    await claim.value.release()
  }
}

/** Another process may have taken it further before it was claimed: the disk knows. */
async function currentOf(
  store: TakeStore,
  resumed: ServiceTake,
  keep: (take: ServiceTake) => Promise<Result<unknown>>,
): Promise<ServiceTake> {
  const before = await store.reload(resumed.id)
  if (!before || !isServiceTake(before)) return resumed
  const mine = step(before, { kind: 'resumed' })
  const take = isRunning(resumed) && !isRunning(before) ? mine : before
  if (take !== before) await keep(take)
  return take
}
