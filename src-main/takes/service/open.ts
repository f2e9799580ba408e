import type { AppError } from '../../../src-shared/errors.ts'
import type { PhotoStore } from '../../photos/photoStore.ts'
import type { Result } from '../../../src-shared/result.ts'
import type { ServiceTake, Take } from '../../../src-shared/take.ts'
import { trustIn } from '../../engines/service/address.ts'
import { buildRequest } from '../../engines/service/buildRequest.ts'
import type { Credentials } from '../../engines/service/credentials.ts'
import { download } from '../../engines/service/download.ts'
import type { FindRoutes } from '../../engines/service/routes.ts'
import { serviceClient } from '../../engines/service/serviceClient.ts'
import type { KeyPlace } from '../../settings/keyStore.ts'
import type { Progress } from '../progress.ts'
import type { TakeStore } from '../takeStore.ts'
import type { Clock, Endurance } from './parts.ts'
import { serviceTakes, type ServiceTakes } from './serviceTakes.ts'

/** The computer's own clocks. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const end = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      signal.addEventListener('abort', end, { once: true })
    }),
}

/** The window follows as long as it is open: an hour without a network is no reason to forget a clip. */
export const PATIENT: Endurance = { silenceMs: Infinity, queueMs: Infinity, totalMs: Infinity }

/** A command that does not come back is of no use to a script; its take can be resumed. */
export const HURRIED: Endurance = { silenceMs: 3 * 60_000, queueMs: 30 * 60_000, totalMs: 60 * 60_000 }

export interface OpenParts {
  readonly store: TakeStore
  readonly photos: PhotoStore
  credentials(place: KeyPlace): Promise<Result<Credentials>>
  readonly endurance: Endurance
  readonly clock?: Clock
  /** The system's proxies. */
  readonly routes: FindRoutes
  readonly listener: {
    changed(take: Take): void
    troubled(take: Take, trouble: AppError | null): void
    progressed(progress: Progress & { readonly id: string }): void
    notKept(take: Take, code: string): void
  }
}

/** Takes at services over real sockets and files. */
export function openServiceTakes(parts: OpenParts): ServiceTakes {
  const { store, photos, listener, endurance, clock = systemClock } = parts
  return serviceTakes({
    ...{ store, clock, endurance, listener },
    credentials: (place) => parts.credentials(place),
    build: ({ project, profile }) => buildRequest(photos, project, profile),
    connect: ({ service }, credentials) => serviceClient({ service, credentials, routes: parts.routes }),
    fetchClip: (take, url, signal) => fetched(parts, take, url, signal),
  })
}

const fetched = (
  { store, listener, routes }: OpenParts,
  take: ServiceTake,
  url: string,
  signal: AbortSignal,
): ReturnType<typeof download> =>
  download({
    url,
    signal,
    routes,
    service: take.service.name,
    path: store.clipPath(take),
    trust: trustIn(take.service),
    onProgress: (done, total) =>
      listener.progressed({ id: take.id, stage: 'frames', done, total: total ?? done, secondsLeft: null }),
  })
