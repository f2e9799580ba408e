import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { trustIn } from '../../../../src-main/engines/service/address.ts'
import type { Credentials } from '../../../../src-main/engines/service/credentials.ts'
import { download } from '../../../../src-main/engines/service/download.ts'
import type { Patience } from '../../../../src-main/engines/service/http.ts'
import { writeRequest } from '../../../../src-main/engines/service/requestBody.ts'
import { serviceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import type { Followed } from '../../../../src-main/takes/service/follow.ts'
import type { Clock, Endurance } from '../../../../src-main/takes/service/parts.ts'
import { serviceTakes, type ServiceTakes } from '../../../../src-main/takes/service/serviceTakes.ts'
import { openTakeStore, type TakeStore } from '../../../../src-main/takes/takeStore.ts'
import { newProject, type Project } from '../../../../src-shared/project/project.ts'
import { ok } from '../../../../src-shared/result.ts'
import { DEFAULT_CUSTOM, KLING, customProfile } from '../../../../src-shared/service/profiles.ts'
import type { ServiceTake, TakeState } from '../../../../src-shared/take.ts'
import { FAKE_KEY, type FakeService } from '../../../support/fakeService/server.ts'
import { photoOf } from '../../../support/projects.ts'
import { testFolder } from '../../support/commandLine.ts'
import { valueOf } from '../../support/results.ts'
import { SIZE } from '../../support/rocket.ts'
import { IMAGE } from './requests.ts'

/** The id that the tests send under. */
export const EXTERNAL_ID = 'kinebrush-0c0ffee0-0000-4000-8000-000000000001'

const BODY = writeRequest({ model_name: 'kling-v1', mode: 'pro', duration: '5', image: IMAGE })

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
      await pause(1)
    },
  }
}

const ENDURANCE: Endurance = { silenceMs: 30 * 60_000, queueMs: 30 * 60_000, totalMs: 120 * 60_000 }

export interface Going {
  readonly baseUrl?: string
  readonly lookup?: 'proven' | 'unproven'
  readonly credentials?: Credentials
  readonly patience?: Patience
  readonly clock?: Clock
}

/** One start of the program: the real take store, driver, client and download, over real files and sockets. */
export interface Program {
  readonly store: TakeStore
  readonly takes: ServiceTakes
  /** One click on Send. */
  click(): Promise<ServiceTake>
  /** One click on Send, and the whole way from there. */
  send(): Promise<Followed>
}

export interface TakeBench {
  readonly folder: string
  /** The states of all takes, as they were told, in their order. */
  readonly states: readonly TakeState[]
  start(going?: Going): Promise<Program>
  /** The only take as its file has it now. */
  kept(): unknown
}

const PATIENT: Patience = { connectMs: 10_000, idleMs: 10_000 }

const plainProject = (): Project => {
  const project = newProject(photoOf(SIZE))
  return { ...project, settings: { ...project.settings, mode: 'plain' } }
}

/** A folder for takes, in which the program can be started and started again. */
export function takeBench(service: FakeService): TakeBench {
  const folder = join(testFolder(), 'takes')
  const states: TakeState[] = []
  const project = plainProject()
  return {
    folder,
    states,
    kept() {
      const [id = ''] = readdirSync(folder)
      return JSON.parse(readFileSync(join(folder, id, 'take.json'), 'utf8'))
    },
    async start(going = {}) {
      const { patience = PATIENT, baseUrl = service.baseUrl, lookup = 'proven' } = going
      const profile =
        lookup === 'proven' ? { ...KLING, baseUrl } : customProfile({ ...DEFAULT_CUSTOM, baseUrl })
      const store = await openTakeStore(folder)
      const takes = serviceTakes({
        store,
        clock: going.clock ?? quickClock(),
        endurance: ENDURANCE,
        build: () => Promise.resolve(ok(BODY)),
        credentials: () => Promise.resolve(ok(going.credentials ?? { kind: 'bearer', key: FAKE_KEY })),
        connect: (take, credentials) => serviceClient({ service: take.service, credentials, patience }),
        fetchClip: (take, url, signal) =>
          download({
            ...{ url, service: take.service.name, signal, patience },
            path: store.clipPath(take),
            trust: trustIn(take.service),
            onProgress: () => undefined,
          }),
        listener: {
          changed: ({ state }) => void (states.at(-1) !== state && states.push(state)),
          notKept: (_, code) => {
            throw new Error(code)
          },
        },
      })
      onTestFinished(() => takes.stop())
      const click = async (): Promise<ServiceTake> => {
        const order = { name: 'Rocket', project, profile, count: 1, externalId: EXTERNAL_ID }
        const [take] = valueOf(await takes.start(order))
        if (!take) throw new Error('no take')
        return take
      }
      return {
        ...{ store, takes, click },
        send: async () => valueOf(await takes.followed((await click()).id)),
      }
    },
  }
}

/** Files below a folder that hold one of the texts, as they are or in base64. */
export function filesWith(folder: string, ...secrets: readonly string[]): string[] {
  const traces = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64').slice(0, -4)])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => traces.some((trace) => readFileSync(path).includes(trace)))
}

/** Requests in which a secret went to another host than the service's own. */
export const leaksOf = (service: FakeService, ...secrets: readonly string[]): string[] =>
  service.requests
    .filter(({ host }) => host !== `127.0.0.1:${service.port}`)
    .filter(({ headers, path, body }) => {
      const all = `${JSON.stringify(headers)}${path}${body.toString('latin1')}`
      return headers.authorization !== undefined || secrets.some((secret) => all.includes(secret))
    })
    .map(({ method, host, path }) => `${method} ${host}${path}`)
