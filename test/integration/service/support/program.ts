import { trustIn } from '../../../../src-main/engines/service/address.ts'
import type { Credentials } from '../../../../src-main/engines/service/credentials.ts'
import { download } from '../../../../src-main/engines/service/download.ts'
import type { Patience } from '../../../../src-main/engines/service/http.ts'
import { writeRequest } from '../../../../src-main/engines/service/requestBody.ts'
import { direct, type FindRoutes } from '../../../../src-main/engines/service/routes.ts'
import { serviceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import type { Followed } from '../../../../src-main/takes/service/follow.ts'
import type { Clock, Endurance } from '../../../../src-main/takes/service/parts.ts'
import { serviceTakes, type ServiceTakes } from '../../../../src-main/takes/service/serviceTakes.ts'
import { openTakeStore, type TakeStore } from '../../../../src-main/takes/takeStore.ts'
import type { AppError } from '../../../../src-shared/errors.ts'
import { newProject } from '../../../../src-shared/project/project.ts'
import { toWire, type WireProject } from '../../../../src-shared/project/wire.ts'
import { ok, type Result } from '../../../../src-shared/result.ts'
import { DEFAULT_CUSTOM, KLING, customProfile } from '../../../../src-shared/service/profiles.ts'
import type { ServiceTake, Take } from '../../../../src-shared/take.ts'

/** What one start of the program has to go by. */
export interface Going {
  readonly folder: string
  readonly baseUrl: string
  readonly credentials: Credentials
  /** The photo as base64 text. */
  readonly image: string
  /** Kling's lookup by external id proves something, a relay's does not. */
  readonly lookup?: 'proven' | 'unproven'
  readonly externalId?: string | null
  readonly patience?: Patience
  readonly routes?: FindRoutes
  readonly clock?: Clock
  /** Hears of each state that is on the disk, before anything is done in it. */
  readonly onKept?: (take: ServiceTake) => void | Promise<void>
  /** Hears why nothing is heard of a take. */
  readonly onTrouble?: (trouble: AppError | null) => void
  /** Hears that the disk did not keep a state; without it that is a mistake. */
  readonly onNotKept?: (code: string) => void
}

/** The real take store, driver, client and download, over real files and sockets. */
export interface Program {
  readonly store: TakeStore
  readonly takes: ServiceTakes
  /** One click on Send. */
  click(): Promise<Result<readonly ServiceTake[]>>
  /** One click on Send, and the whole way from there. */
  send(): Promise<Result<Followed>>
}

const PATIENT: Patience = { connectMs: 10_000, idleMs: 10_000 }
const ENDURANCE: Endurance = { silenceMs: 30 * 60_000, queueMs: 30 * 60_000, totalMs: 120 * 60_000 }

/** A clock whose waits take no time, but are counted. */
export function quickClock(): Clock & { readonly slept: readonly number[] } {
  let now = 0
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    wall: () => Date.now(),
    random: () => 0,
    async sleep(ms, signal) {
      if (signal.aborted) return
      now += ms
      slept.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 1))
    },
  }
}

function plainProject(): WireProject {
  const project = newProject({ id: '0'.repeat(64), name: 'rocket.jpg', width: 640, height: 427 })
  return toWire({ ...project, settings: { ...project.settings, mode: 'plain' } })
}

export async function startProgram(going: Going): Promise<Program> {
  const { folder, baseUrl, credentials, image, patience = PATIENT, externalId = null } = going
  const { routes = direct } = going
  const custom = customProfile({ ...DEFAULT_CUSTOM, baseUrl })
  const profile = going.lookup === 'unproven' ? custom : { ...KLING, baseUrl }
  const store = await openTakeStore(folder)
  const kept = async <T>(take: Take, written: Promise<T>): Promise<T> => {
    const result = await written
    if (take.service) await going.onKept?.({ ...take, service: take.service })
    return result
  }
  const told: TakeStore = {
    ...store,
    create: (take, request) => kept(take, store.create(take, request)),
    put: (take) => kept(take, store.put(take)),
  }
  const body = writeRequest({ model_name: 'kling-v1', mode: 'pro', duration: '5', image })
  const takes = serviceTakes({
    store: told,
    clock: going.clock ?? quickClock(),
    endurance: ENDURANCE,
    build: () => Promise.resolve(ok(body)),
    credentials: () => Promise.resolve(ok(credentials)),
    connect: ({ service }, key) => serviceClient({ service, credentials: key, patience, routes }),
    fetchClip: (take, url, signal) =>
      download({
        ...{ url, service: take.service.name, signal, patience, routes },
        path: store.clipPath(take),
        trust: trustIn(take.service),
        onProgress: () => undefined,
      }),
    listener: {
      changed: () => undefined,
      troubled: (_, trouble) => going.onTrouble?.(trouble),
      notKept: (_, code) => {
        if (!going.onNotKept) throw new Error(code)
        going.onNotKept(code)
      },
    },
  })
  const project = plainProject()
  const click = () => takes.start({ name: 'Rocket', project, profile, count: 1, externalId })
  return {
    ...{ store, takes, click },
    async send() {
      const begun = await click()
      if (!begun.ok) return begun
      return takes.followed(begun.value[0]?.id ?? '')
    },
  }
}
