import type { AppError } from '../../../src-shared/errors.ts'
import type { ClipInfo } from '../../../src-shared/motion/clipSpec.ts'
import type { Result } from '../../../src-shared/result.ts'
import type { Random } from '../../../src-shared/service/polling.ts'
import { step, type TaskEvent } from '../../../src-shared/service/taskMachine.ts'
import type { ServiceTake } from '../../../src-shared/take.ts'
import type { DownloadFailure } from '../../engines/service/download.ts'
import type { ServiceClient } from '../../engines/service/serviceClient.ts'
import type { WaitingLine } from '../line.ts'

export interface Clock {
  /** Milliseconds that only go forward and stand still while the computer sleeps. */
  now(): number
  /** Milliseconds since 1970. */
  wall(): number
  /** Comes back after the time, or at once when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  readonly random: Random
}

/** How long a take is followed before it is left for later, ms of awake time. */
export interface Endurance {
  /** Without any answer of use from the service. */
  readonly silenceMs: number
  /** Waiting for a place among the service's tasks. */
  readonly queueMs: number
  /** In all. */
  readonly totalMs: number
}

/** All that following one take needs of the world. */
export interface FollowParts {
  /** Makes a state durable and tells of it. */
  keep(take: ServiceTake): Promise<Result<unknown>>
  /** The very body that was kept for the take, its hash checked. */
  request(take: ServiceTake): Promise<Result<Uint8Array>>
  client(take: ServiceTake): Promise<Result<ServiceClient>>
  fetchClip(take: ServiceTake, url: string, signal: AbortSignal): Promise<Result<ClipInfo, DownloadFailure>>
  readonly lookup: 'proven' | 'unproven'
  /** One request at a time goes to a service; who was told to wait keeps the others waiting. */
  readonly inTurn: WaitingLine
  readonly clock: Clock
  readonly endurance: Endurance
  /** Aborted when the computer wakes or the network is back: then nobody waits for the end of a pause. Asked for anew each time. */
  wake(): AbortSignal
  /** How the last question about a take went; null: the service answered. Of interest on a screen alone. */
  troubled(take: ServiceTake, trouble: AppError | null): void
  /** The person no longer wants it followed. */
  readonly leave: AbortSignal
  /** The program ends; the take goes on at the next start. */
  readonly stop: AbortSignal
}

/** One take being followed: what is remembered from one step to the next, and never on the disk. */
export interface Following {
  readonly parts: FollowParts
  readonly client: ServiceClient
  /** Either of the two ways to end. */
  readonly halt: AbortSignal
  readonly startedAt: number
  /** It was at the service before this program began to follow it: how it is now is asked at once. */
  readonly wasThere: boolean
  take: ServiceTake
  /** When the service last gave an answer of use, on the clock of `now`. */
  heardAt: number
  polls: number
  /** When the service was last asked, ms since 1970: that clock goes on while the computer sleeps. */
  askedAt: number
  /** Unanswered questions in a row. */
  failures: number
  /** Answers in a row that the service has no such task, or that no service gave. */
  misses: number
  /** What the service last asked for before the next question, ms. */
  waitMs: number | null
  videoUrl: string | null
  /** Downloads that failed, for whatever reason. */
  downloads: number
  /** Those of them that something answered with what is no clip. */
  unusable: number
  /** Why it was left for later although it could go on. */
  gaveUp: AppError | null
}

/** Takes an event in: the next state is durable before anything is done in it. */
export async function apply(following: Following, event: TaskEvent): Promise<Result<unknown>> {
  const before = following.take
  following.take = step(before, event)
  return following.take === before ? { ok: true, value: null } : following.parts.keep(following.take)
}

/** Whether it may go on; leaves it for later where its time is up. */
export function mayGoOn(following: Following, lastError: AppError | null): boolean {
  const { parts, startedAt, heardAt, take } = following
  if (following.halt.aborted || following.gaveUp) return false
  const now = parts.clock.now()
  if (lastError && now - heardAt >= parts.endurance.silenceMs) following.gaveUp = lastError
  else if (now - startedAt >= parts.endurance.totalMs) {
    const minutes = Math.round(parts.endurance.totalMs / 60_000)
    following.gaveUp = { code: 'service/too-slow', service: take.service.name, minutes }
  }
  return following.gaveUp === null
}

/** A pause that ends early when the computer wakes or the network comes back. */
export async function rest({ parts, halt }: Following, ms: number): Promise<{ readonly woken: boolean }> {
  const wake = parts.wake()
  await parts.clock.sleep(ms, AbortSignal.any([halt, wake]))
  return { woken: wake.aborted }
}
