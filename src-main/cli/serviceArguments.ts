import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import {
  customProfile,
  DEFAULT_CUSTOM,
  SERVICES,
  profileOf,
  Y_ORIGINS,
  type ServiceProfile,
} from '../../src-shared/service/profiles.ts'
import { environmentCredentials } from '../engines/service/credentials.ts'
import type { TakeStore } from '../takes/takeStore.ts'
import { openTakeStore } from '../takes/takeStore.ts'
import { HURRIED, openServiceTakes } from '../takes/service/open.ts'
import { checkedProfile } from '../takes/service/orders.ts'
import type { ServiceTakes } from '../takes/service/serviceTakes.ts'
import type { Take } from '../../src-shared/take.ts'
import { choice, needed, usageError, type Arguments, type OptionKinds } from './arguments.ts'
import type { CliContext } from './context.ts'

/** Where a service is, and what is special about it. */
export const SERVICE_OPTIONS: OptionKinds = {
  engine: 'one',
  'base-url': 'one',
  'y-origin': 'one',
  'local-network': 'flag',
}

const SERVICE_IDS = SERVICES.map(({ id }) => id)

/** The service that was named, with an address of its own where one was given. */
export function serviceArgument(given: Arguments, fallback?: string): Result<ServiceProfile> {
  const engine = needed(given.value('engine') ?? fallback, '--engine')
  if (!engine.ok) return engine
  const known = profileOf(engine.value)
  if (engine.value === 'local') return usageError(cliWords.notOneOf('--engine', 'local', SERVICE_IDS))
  if (!known) return fail({ code: 'engine/unknown', engine: engine.value })
  return withOptions(known, given)
}

function withOptions(known: ServiceProfile, given: Arguments): Result<ServiceProfile> {
  const yOrigin = choice(given, 'y-origin', Y_ORIGINS, known.yOrigin)
  if (!yOrigin.ok) return yOrigin
  const localNetwork = given.has('local-network')
  if (known.id !== 'custom') {
    // What those two are is known; a relay that differs is a custom service.
    const alien = ['y-origin', 'local-network'].find((name) => given.has(name))
    if (alien !== undefined) return usageError(cliWords.customOnly(`--${alien}`))
    return ok({ ...known, baseUrl: given.value('base-url') ?? known.baseUrl })
  }
  const baseUrl = given.value('base-url') ?? ''
  return ok(customProfile({ ...DEFAULT_CUSTOM, baseUrl, yOrigin: yOrigin.value, localNetwork }))
}

/** The same, ready to be spoken to: its address looked over. */
export function reachableService(given: Arguments, fallback?: string): Result<ServiceProfile> {
  const profile = serviceArgument(given, fallback)
  if (!profile.ok) return profile
  if (profile.value.baseUrl === '') return usageError(cliWords.missing('--base-url <url>'))
  return checkedProfile(profile.value)
}

export interface TakesAtWork {
  readonly store: TakeStore
  readonly services: ServiceTakes
  /** Comes back when a take is as the question wants it. */
  readonly until: (id: string, wanted: (take: Take) => boolean) => Promise<void>
}

/** The takes of this computer, those at services followed with the keys of the environment. */
export async function openTakes(
  { takesFolder, photos, env, routes, clock, signal }: CliContext,
  tell: (take: Take) => void,
): Promise<TakesAtWork> {
  const store = await openTakeStore(takesFolder)
  const waiting = new Set<() => void>()
  const services = openServiceTakes({
    ...{ store, photos, routes, endurance: HURRIED, ...(clock && { clock }) },
    credentials: ({ id }) => {
      const profile = profileOf(id)
      const found = profile
        ? environmentCredentials(env, profile)
        : fail({ code: 'engine/unknown' as const, engine: id })
      return Promise.resolve(found)
    },
    listener: {
      changed(take) {
        tell(take)
        waiting.forEach((look) => look())
      },
      troubled: () => undefined,
      progressed: () => undefined,
      notKept: tell,
    },
  })
  signal.addEventListener('abort', () => void services.stop(), { once: true })
  const until: TakesAtWork['until'] = (id, wanted) =>
    new Promise((resolve) => {
      const look = (): void => {
        const take = store.get(id)
        if (take && !wanted(take) && !signal.aborted) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      signal.addEventListener('abort', look, { once: true })
      look()
    })
  return { store, services, until }
}
