import type { Result } from '../../src-shared/result.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'
import type { StartingParts } from './takeStarting.ts'

/** Stops a take that is rendered here, or stops following one that a service makes. */
export function cancelTake(
  { queue, services }: Pick<StartingParts, 'queue' | 'services'>,
  id: TakeId,
): Promise<Result<Record<string, never>>> {
  services.leave(id)
  return queue.cancel(id)
}

/** The same once more: rendered again here, or the very body sent again. */
export const againTake = async (
  { queue, services }: Pick<StartingParts, 'queue' | 'services'>,
  id: TakeId,
): Promise<Result<Take>> => {
  const again = await services.again(id)
  return !again.ok && again.error.code === 'take/of-this-computer' ? queue.again(id) : again
}

/** Every take there is, the oldest first, as other processes have left them. */
export async function allTakes({
  queue,
  services,
}: Pick<StartingParts, 'queue' | 'services'>): Promise<readonly Take[]> {
  await services.look()
  return queue.listAll()
}
