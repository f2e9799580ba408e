import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { profileOf } from '../../../src-shared/service/profiles.ts'
import { step } from '../../../src-shared/service/taskMachine.ts'
import { isRunning, isServiceTake, type ServiceTake, type TakeId } from '../../../src-shared/take.ts'
import type { Credentials } from '../../engines/service/credentials.ts'
import { hashOfRequest } from '../../engines/service/requestBody.ts'
import type { ServiceClient } from '../../engines/service/serviceClient.ts'
import { removeLeftovers } from '../../projects/tempFile.ts'
import { waitingLine, type WaitingLine } from '../line.ts'
import type { TakeStore } from '../takeStore.ts'
import { claimTake } from './claim.ts'
import { follow, type Followed } from './follow.ts'
import type { Clock, Endurance, FollowParts } from './parts.ts'

/** What following the takes of a store needs. */
export interface RunParts {
  readonly store: TakeStore
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

/** The takes that are being followed by this process: one run a take. */
export interface ServiceRuns {
  begin(take: ServiceTake): void
  has(id: TakeId): boolean
  /** How the last run of a take ended or will end; null where it never had one. */
  ended(id: TakeId): Promise<Result<Followed>> | null
  leave(id: TakeId): void
  /** Ends all and comes back when they have ended; none begins after it. */
  stop(): Promise<void>
}

export function serviceRuns(parts: RunParts): ServiceRuns {
  const running = new Map<TakeId, AbortController>()
  const ends = new Map<TakeId, Promise<Result<Followed>>>()
  const lines = new Map<string, WaitingLine>()
  const stop = new AbortController()
  return {
    begin(take) {
      if (running.has(take.id) || stop.signal.aborted) return
      const leave = new AbortController()
      const { baseUrl } = take.service
      const inTurn = lines.get(baseUrl) ?? waitingLine()
      lines.set(baseUrl, inTurn)
      running.set(take.id, leave)
      const ended = claimedFollow(parts, take, { inTurn, leave: leave.signal, stop: stop.signal })
      ends.set(
        take.id,
        ended.finally(() => running.delete(take.id)),
      )
    },
    has: (id) => running.has(id),
    ended: (id) => ends.get(id) ?? null,
    leave: (id) => running.get(id)?.abort(),
    async stop() {
      stop.abort()
      await Promise.allSettled(ends.values())
    },
  }
}

/** The very body that was kept, or nothing: what has changed since is not what the person saw. */
export async function requestOf(store: TakeStore, take: ServiceTake): Promise<Result<Uint8Array>> {
  if (take.service.requestSha256 === null) return fail({ code: 'take/no-request' })
  const body = await store.body(take.id)
  if (!body.ok) return body
  return (await hashOfRequest(body.value)) === take.service.requestSha256
    ? body
    : fail({ code: 'take/no-request' })
}

async function claimedFollow(
  parts: RunParts,
  resumed: ServiceTake,
  { inTurn, leave, stop }: Pick<FollowParts, 'inTurn' | 'leave' | 'stop'>,
): Promise<Result<Followed>> {
  const { store, listener, clock, endurance, fetchClip } = parts
  const folder = store.folderOf(resumed.id)
  const claim = await claimTake(folder)
  if (!claim.ok) return claim
  // A download that was killed left its piece of a clip, and only the one with the claim writes here.
  await removeLeftovers(folder)
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
