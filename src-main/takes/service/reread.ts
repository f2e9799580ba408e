import { isServiceTake, type ServiceTake, type TakeId } from '../../../src-shared/take.ts'
import type { TakeStore } from '../takeStore.ts'

interface Reread {
  readonly take: ServiceTake
  /** Another process has begun it, or taken it further. */
  readonly isNews: boolean
}

/** A take at a service as it is on the disk; what is new in it is told. Null where there is none. */
export async function reread(
  store: Pick<TakeStore, 'get' | 'reload'>,
  id: TakeId,
  tell: (take: ServiceTake) => void,
): Promise<Reread | null> {
  const known = store.get(id)
  const take = await store.reload(id)
  if (!take || !isServiceTake(take)) return null
  const isNews = take !== known
  if (isNews) tell(take)
  return { take, isNews }
}
