import { isHeld, isRunning, type Take, type TakeId } from '../../src-shared/take.ts'

/** What Electron's setProgressBar takes for nothing under way, and for something whose end nobody knows. */
export const NOTHING = -1
export const NO_END = 2

/** What the task bar shows: the clip that is made here, else that a service is at work. */
export function barProgress(takes: readonly Take[], shares: ReadonlyMap<TakeId, number>): number {
  const running = takes.filter((take) => isRunning(take) && !isHeld(take))
  const here = running.find(({ state }) => state === 'rendering')
  if (here) return shares.get(here.id) ?? 0
  return running.length > 0 ? NO_END : NOTHING
}
