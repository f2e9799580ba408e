import { isRunning, isServiceTake } from '../../../src-shared/take.ts'
import { reread } from './reread.ts'
import type { RunParts, ServiceRuns } from './serviceRuns.ts'

/** So often it is looked for what other processes do with takes, ms. */
export const LOOK_MS = 10_000

/** Tells of what other processes made of takes, and follows those that they have let go of. Nothing is sent. */
export async function look({ store, listener }: RunParts, runs: ServiceRuns): Promise<void> {
  for (const id of await store.unsettled()) {
    if (runs.has(id)) continue
    const found = await reread(store, id, (take) => listener.changed(take))
    if (found?.isNews) runs.elsewhere.add(id)
  }
  for (const id of runs.elsewhere) {
    const take = store.get(id)
    if (take === null || !isServiceTake(take)) continue
    // What waits to be sent is the affair of the one that was told to send it.
    const isOpen = take.state !== 'prepared' && (isRunning(take) || take.state === 'unknown')
    if (isOpen) runs.begin(take, 'go-on')
  }
}

/** Looks again and again until it is told to end. */
export async function watch(parts: RunParts, runs: ServiceRuns, end: AbortSignal): Promise<void> {
  for (;;) {
    await parts.clock.sleep(LOOK_MS, end)
    if (end.aborted) return
    await look(parts, runs)
  }
}
