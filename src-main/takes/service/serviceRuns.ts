import type { AppError } from '../../../src-shared/errors.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { lookupAt } from '../../../src-shared/service/profiles.ts'
import { isRunning, isServiceTake, type ServiceTake, type TakeId } from '../../../src-shared/take.ts'
import type { Credentials } from '../../engines/service/credentials.ts'
import { hashOfRequest } from '../../engines/service/requestBody.ts'
import type { ServiceClient } from '../../engines/service/serviceClient.ts'
import { removeLeftovers } from '../../projects/tempFile.ts'
import type { KeyPlace } from '../../settings/keyStore.ts'
import { waitingLine, type WaitingLine } from '../line.ts'
import type { TakeStore } from '../takeStore.ts'
import { claimTake } from './claim.ts'
import { follow, type Followed } from './follow.ts'
import type { Clock, Endurance, FollowParts } from './parts.ts'
import { reread } from './reread.ts'
import { resumed } from './resuming.ts'

/** What following the takes of a store needs. */
export interface RunParts {
  readonly store: TakeStore
  /** The key of a service at an address: a take's own address, never one that was typed later. */
  credentials(place: KeyPlace): Promise<Result<Credentials>>
  connect(take: ServiceTake, credentials: Credentials): ServiceClient
  readonly fetchClip: FollowParts['fetchClip']
  readonly clock: Clock
  readonly endurance: Endurance
  readonly listener: {
    changed(take: ServiceTake): void
    /** How the last question about a take went; null: the service answered. */
    troubled(take: ServiceTake, trouble: AppError | null): void
    notKept(take: ServiceTake, code: string): void
  }
}

/**
 * Whose wish it is that a take is followed. `send`: a person's, who agrees to what it costs. `ask`: a person's, who
 * agreed to nothing: what is at the service is asked for. `go-on`: nobody's: it goes on as it is on the disk, and is
 * sent only where no other process was to do so.
 */
export type Wish = 'send' | 'ask' | 'go-on'

/** The takes that are being followed by this process: one run a take. */
export interface ServiceRuns {
  begin(take: ServiceTake, wish: Wish): void
  has(id: TakeId): boolean
  /** Those that another process is at work on, or was before it let go of them. */
  readonly elsewhere: Set<TakeId>
  /** How the last run of a take ended or will end; null where it never had one. */
  ended(id: TakeId): Promise<Result<Followed>> | null
  leave(id: TakeId): void
  /** The computer woke, or the network is back: all that waits for its next question asks it. */
  wake(): void
  /** Ends all and comes back when they have ended; none begins after it. */
  stop(): Promise<void>
}

export function serviceRuns(parts: RunParts): ServiceRuns {
  const running = new Map<TakeId, AbortController>()
  const ends = new Map<TakeId, Promise<Result<Followed>>>()
  const lines = new Map<string, WaitingLine>()
  const elsewhere = new Set<TakeId>()
  const stop = new AbortController()
  let wake = new AbortController()
  return {
    elsewhere,
    begin(take, wish) {
      if (running.has(take.id) || stop.signal.aborted) return
      const leave = new AbortController()
      const { baseUrl } = take.service
      const inTurn = lines.get(baseUrl) ?? waitingLine()
      lines.set(baseUrl, inTurn)
      running.set(take.id, leave)
      const ended = claimedFollow({ ...parts, elsewhere }, take, wish, {
        ...{ inTurn, leave: leave.signal, stop: stop.signal },
        wake: () => wake.signal,
      })
      ends.set(
        take.id,
        ended.finally(() => running.delete(take.id)),
      )
    },
    has: (id) => running.has(id),
    ended: (id) => ends.get(id) ?? null,
    leave: (id) => running.get(id)?.abort(),
    wake() {
      const slept = wake
      wake = new AbortController()
      slept.abort()
    },
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
  parts: RunParts & Pick<ServiceRuns, 'elsewhere'>,
  wanted: ServiceTake,
  wish: Wish,
  going: Pick<FollowParts, 'inTurn' | 'leave' | 'stop' | 'wake'>,
): Promise<Result<Followed>> {
  const { store, listener, clock, endurance, fetchClip, elsewhere } = parts
  const { id } = wanted
  const folder = store.folderOf(id)
  const claim = await claimTake(folder)
  if (!claim.ok) {
    // What another process follows is in good hands; what nobody can follow is said to be waiting for something.
    if (claim.error.code === 'take/followed-elsewhere') elsewhere.add(id)
    else listener.troubled(wanted, claim.error)
    return claim
  }
  // A download that was killed left its piece of a clip, and only the one with the claim writes here.
  await removeLeftovers(folder)
  const keep = async (take: ServiceTake): Promise<Result<unknown>> => {
    const written = await store.put(take)
    if (!written.ok) listener.notKept(take, written.error.code)
    // With what a person has said of it since.
    const now = store.get(take.id)
    listener.changed(now && isServiceTake(now) ? now : take)
    return written
  }
  try {
    const take = await currentOf(parts, wanted, wish, keep)
    const maySend = wish === 'send' || (wish === 'go-on' && !elsewhere.has(id))
    if (take.state === 'prepared' && !maySend) return fail(notSent(take))
    elsewhere.delete(id)
    const end = await follow(take, {
      ...{ keep, fetchClip, clock, endurance, ...going },
      troubled: (asked, trouble) => listener.troubled(asked, trouble),
      request: (sending) => requestOf(store, sending),
      client: async (followed) => {
        const { profileId, name, baseUrl } = followed.service
        const credentials = await parts.credentials({ id: profileId, name, baseUrl })
        return credentials.ok ? ok(parts.connect(followed, credentials.value)) : credentials
      },
      lookup: lookupAt(take.engine, new URL(take.service.baseUrl).hostname),
    })
    return ok(end)
  } finally {
    await claim.value.release()
  }
}

/**
 * Another process may have taken it further before it was claimed: the disk knows. What ended there has ended, but for
 * a person's wish.
 */
async function currentOf(
  { store, listener }: RunParts,
  wanted: ServiceTake,
  wish: Wish,
  keep: (take: ServiceTake) => Promise<Result<unknown>>,
): Promise<ServiceTake> {
  const found = await reread(store, wanted.id, (take) => listener.changed(take))
  const before = found?.take ?? wanted
  const isResumed = wish !== 'go-on' && isRunning(wanted) && !isRunning(before)
  const take = isResumed ? await resumed(store, before) : before
  // One that may not be sent stays what it was.
  if (take !== before && (take.state !== 'prepared' || wish === 'send')) await keep(take)
  return take
}

/** There is nothing at the service to ask for. */
export const notSent = ({ service }: ServiceTake): AppError => ({
  code: 'take/not-sent',
  service: service.name,
})
