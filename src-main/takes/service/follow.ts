import type { AppError } from '../../../src-shared/errors.ts'
import { step } from '../../../src-shared/service/taskMachine.ts'
import { isAtService, isHeld, type ServiceTake } from '../../../src-shared/take.ts'
import { fetchClip } from './fetchClip.ts'
import { lookUp } from './lookUp.ts'
import { apply, type Following, type FollowParts } from './parts.ts'
import { poll } from './poll.ts'
import { send } from './send.ts'

/** How far a take came. `gaveUp`: it goes on at the service, and could be followed again. */
export interface Followed {
  readonly take: ServiceTake
  readonly gaveUp: AppError | null
}

/** Takes a take from whatever state it is in to its last one, or as far as it goes before it is stopped. */
export async function follow(take: ServiceTake, parts: FollowParts): Promise<Followed> {
  const client = await parts.client(take)
  if (!client.ok) return unopened(take, client.error, parts)
  const now = parts.clock.now()
  const following: Following = {
    parts,
    client: client.value,
    halt: AbortSignal.any([parts.leave, parts.stop]),
    startedAt: now,
    wasThere: isAtService(take),
    take,
    heardAt: now,
    polls: 0,
    askedAt: 0,
    failures: 0,
    misses: 0,
    waitMs: null,
    videoUrl: null,
    downloads: 0,
    unusable: 0,
    gaveUp: null,
  }
  if (isHeld(take)) await apply(following, { kind: 'resumed' })
  await run(following)
  if (parts.leave.aborted) await apply(following, { kind: 'left' })
  return { take: following.take, gaveUp: following.gaveUp }
}

async function run(following: Following): Promise<void> {
  const { halt } = following
  const withoutClip = { count: 0 }
  while (!halt.aborted && following.gaveUp === null) {
    switch (following.take.state) {
      case 'prepared':
        await send(following)
        break
      case 'sending':
      case 'unknown':
        await lookUp(following)
        if (following.take.state === 'unknown') return
        break
      case 'accepted':
      case 'processing':
        await poll(following, withoutClip)
        break
      case 'downloading':
        if (following.videoUrl === null) await poll(following, withoutClip)
        else await fetchClip(following)
        break
      case 'waiting':
      case 'rendering':
      case 'ready':
      case 'failed':
      case 'cancelled':
        return
    }
  }
}

/** Without a key nothing can be asked. What was not sent yet is refused; all else goes on once there is one. */
async function unopened(take: ServiceTake, error: AppError, parts: FollowParts): Promise<Followed> {
  const prepared = take.state === 'prepared'
  const told = step(take, prepared ? { kind: 'refused', error, requestId: '' } : { kind: 'held', error })
  if (told !== take) await parts.keep(told)
  return { take: told, gaveUp: error }
}
