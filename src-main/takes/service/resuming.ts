import { step } from '../../../src-shared/service/taskMachine.ts'
import type { ServiceTake } from '../../../src-shared/take.ts'
import { clipBytes, type TakeStore } from '../takeStore.ts'

/** A take as it goes on when a person wants it to. A finished one whose clip is no longer here fetches it once more. */
export async function resumed(store: Pick<TakeStore, 'clipPath'>, take: ServiceTake): Promise<ServiceTake> {
  const isGone = take.state === 'ready' && (await clipBytes(store.clipPath(take))) === null
  return step(take, { kind: isGone ? 'clip-gone' : 'resumed' })
}
