import { systemClock } from '../takes/service/open.ts'
import type { Clock } from '../takes/service/parts.ts'

const MOST_TIMES = 20

/**
 * The clock by which services are waited for. KINEBRUSH_CLOCK lets it go so many times faster, so that tests of the
 * whole program need not sit out pauses between questions; all of them shrink alike. An installed app does not read it:
 * no service is asked more often than it allows.
 */
export function devClock(env: Readonly<Record<string, string | undefined>>, packaged: boolean): Clock {
  const times = Number(env.KINEBRUSH_CLOCK ?? 1)
  return packaged || !(times > 1 && times <= MOST_TIMES) ? systemClock : faster(systemClock, times)
}

function faster(clock: Clock, times: number): Clock {
  const [now, wall] = [clock.now(), clock.wall()]
  return {
    now: () => now + (clock.now() - now) * times,
    wall: () => wall + (clock.wall() - wall) * times,
    random: clock.random,
    sleep: (ms, signal) => clock.sleep(ms / times, signal),
  }
}
