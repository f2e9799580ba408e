import type { Answered, ServiceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import { writeRequest } from '../../../../src-main/engines/service/requestBody.ts'
import { LOOK_MS } from '../../../../src-main/takes/service/elsewhere.ts'
import type { Clock } from '../../../../src-main/takes/service/parts.ts'
import { serviceTakes } from '../../../../src-main/takes/service/serviceTakes.ts'
import { openTakeStore } from '../../../../src-main/takes/takeStore.ts'
import { toWire } from '../../../../src-shared/project/wire.ts'
import { fail, ok } from '../../../../src-shared/result.ts'
import { COMETAPI, type ServiceProfile } from '../../../../src-shared/service/profiles.ts'
import type { ServiceTake } from '../../../../src-shared/take.ts'
import { movingProject } from '../../../support/projects.ts'

/** A body as it is sent, whatever the order. */
export const REQUEST = writeRequest({ model_name: 'kling-v1', mode: 'pro', duration: '5', image: 'SU1H' })

export const order = (
  more: { count?: number; externalId?: string | null; profile?: ServiceProfile } = {},
) => ({
  ...{ name: 'P', project: toWire(movingProject({ width: 640, height: 400 })), profile: COMETAPI },
  ...{ count: 1, externalId: null, ...more },
})

/** A service that takes everything and never finishes; what it was sent, by external id, and what it was asked for. */
export function taking() {
  const sent: { id: string; body: string }[] = []
  const asked: string[] = []
  const report = (taskId: string, externalId: string): Answered => ({
    kind: 'report',
    report: {
      ...{ taskId, externalId, state: 'processing', status: 'processing' },
      ...{ said: '', videoUrl: null, requestId: '' },
    },
  })
  const client: ServiceClient = {
    create(body, externalId) {
      sent.push({ id: externalId, body: Buffer.from(body).toString() })
      return Promise.resolve(report(`${sent.length}`, externalId))
    },
    query(id) {
      asked.push(id)
      return Promise.resolve(report(id, ''))
    },
  }
  return { sent, asked, client }
}

/** Waits until it is told to end. */
export const slowClock = (): Clock => ({
  ...{ now: () => performance.now(), wall: () => Date.now(), random: () => 0 },
  sleep: (_, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve())
    }),
})

/** A program over the takes of a folder, and the states that it told of. */
export async function program(folder: string, client: ServiceClient, key = true, clock = slowClock()) {
  const store = await openTakeStore(folder)
  const states: string[] = []
  const takes = serviceTakes({
    ...{ store, clock, connect: () => client },
    build: () => Promise.resolve(ok(REQUEST)),
    credentials: () =>
      Promise.resolve(
        key ? ok({ kind: 'bearer', key: 'k' }) : fail({ code: 'service/key-missing', service: 'CometAPI' }),
      ),
    fetchClip: () =>
      Promise.resolve(fail({ error: { code: 'network/lost' as const, host: 'h' }, next: 'again' as const })),
    endurance: { silenceMs: Infinity, queueMs: Infinity, totalMs: Infinity },
    listener: {
      changed: (take: ServiceTake) => void states.push(take.state),
      troubled: () => undefined,
      notKept: () => undefined,
    },
  })
  return { store, takes, states }
}

/** One whose looks for what others do take an instant; it counts them. All other pauses are without end. */
export function lookingClock(): Clock & { readonly looks: () => number } {
  const slow = slowClock()
  let looks = 0
  return {
    ...slow,
    looks: () => looks,
    async sleep(ms, signal) {
      if (ms !== LOOK_MS) return slow.sleep(ms, signal)
      await new Promise((resolve) => setTimeout(resolve, 5))
      looks++
    },
  }
}
