import { fail, type Result } from '../../src-shared/result.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { claimTake } from './service/claim.ts'
import type { ServiceTakes } from './service/serviceTakes.ts'
import type { TakeQueue } from './takeQueue.ts'
import type { TakeStore } from './takeStore.ts'

export interface DeletingParts {
  readonly store: TakeStore
  readonly queue: Pick<TakeQueue, 'isAtWork'>
  readonly services: Pick<ServiceTakes, 'leave' | 'followed'>
}

/**
 * Deletes a take with its clip for good. One that this computer is at work on is refused, and so is one that another
 * process follows; one that is followed here is left first: its task goes on at the service, and nobody will fetch
 * its clip.
 */
export async function deleteTake(
  { store, queue, services }: DeletingParts,
  id: TakeId,
): Promise<Result<null>> {
  if (!store.get(id)) return fail({ code: 'take/missing' })
  if (queue.isAtWork(id)) return fail({ code: 'take/at-work' })
  services.leave(id)
  await services.followed(id)
  const claim = await claimTake(store.folderOf(id))
  // Without a folder there is nothing to claim, and nothing to lose.
  if (!claim.ok && claim.error.code !== 'file/no-folder') return claim
  const removed = await store.remove(id)
  if (claim.ok) await claim.value.release()
  return removed
}
