import type { Result } from '../../src-shared/result.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'
import type { StartingParts } from './takeStarting.ts'

/** Takes that commands are at work on are read from the disk: they change without this process. */
export async function listTakes(
  { queue, services }: Pick<StartingParts, 'queue' | 'services'>,
  ids: readonly TakeId[],
): Promise<Take[]> {
  await Promise.all(ids.map((id) => services.refresh(id)))
  return [...(await queue.list(ids))]
}

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

/** Every take there is, the oldest first. */
export async function allTakes(parts: Pick<StartingParts, 'queue' | 'services'>): Promise<Take[]> {
  const known = await parts.queue.listAll()
  return listTakes(
    parts,
    known.map(({ id }) => id),
  )
}
