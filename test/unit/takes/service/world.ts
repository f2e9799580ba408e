import type { ClipInfo } from '../../../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../../../src-shared/result.ts'
import type { AppError } from '../../../../src-shared/errors.ts'
import type { Retry } from '../../../../src-shared/service/failures.ts'
import type { TaskReport } from '../../../../src-shared/service/replies.ts'
import type { ServiceTake } from '../../../../src-shared/take.ts'
import type { Answered, ServiceClient } from '../../../../src-main/engines/service/serviceClient.ts'
import { waitingLine } from '../../../../src-main/takes/line.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../../src-main/takes/service/orders.ts'
import type { FollowParts } from '../../../../src-main/takes/service/parts.ts'
import { COMETAPI, KLING } from '../../../../src-shared/service/profiles.ts'

const CLIP: ClipInfo = {
  ...{ format: 'mp4', width: 4, height: 4, frames: 2, fps: 1, durationSeconds: 2, codec: 'h264', bytes: 9 },
}

const no = (error: AppError, retry: Retry, retryAfterMs: number | null = null): Answered => ({
  kind: 'no',
  failure: { error, retry },
  retryAfterMs,
})

const said = { service: 'S', said: '', requestId: '' }
const down = (retry: Retry): Answered => no({ code: 'service/down', ...said }, retry)
const lost = (retry: Retry): Answered => no({ code: 'network/lost', host: 'h' }, retry)
const busy: Answered = no({ code: 'service/busy', ...said }, 'queue', 2000)
const html = (retry: Retry): Answered =>
  no({ code: 'service/not-its-answer', service: 'S', found: 'html', http: 200 }, retry)
const noTask: Answered = no({ code: 'service/no-task', ...said }, 'never')

interface Task {
  readonly taskId: string
  readonly externalId: string
  /** Taken although the service said that it was out of order. */
  readonly denied: boolean
  asked: number
}

/** What went wrong: the program is gone, and nothing that it awaited ever comes back. */
const NEVER = new Promise<never>(() => undefined)

/**
 * A disk, a service and a network that do what a list of numbers says, and behave once it is at its end. The disk and
 * the service outlive the program that is killed.
 */
export function world(script: readonly number[], lookup: 'proven' | 'unproven') {
  let at = 0
  let now = 0
  const draw = (): number => script[at++] ?? -1
  const disk = new Map<string, ServiceTake>()
  const tasks: Task[] = []
  let creates = 0
  let lied = 0

  const accept = (externalId: string, denied = false): Task => {
    const task = { taskId: `${1000 + tasks.length}`, externalId, denied, asked: 0 }
    tasks.push(task)
    return task
  }
  const report = (task: Task, state: TaskReport['state'], videoUrl: string | null = null): Answered => ({
    kind: 'report',
    report: {
      ...{ taskId: task.taskId, externalId: task.externalId, state, status: state },
      ...{ said: '', videoUrl, requestId: '' },
    },
  })
  const find = (id: string): Task | undefined =>
    tasks.find(({ taskId, externalId }) => id === taskId || id === externalId)

  const create = (externalId: string): Answered => {
    creates++
    switch (draw() % 12) {
      case 0:
        accept(externalId)
        return lost('unknown')
      case 1:
        return lost('unknown')
      case 2:
        return busy
      case 3:
        return down('again')
      case 4:
        accept(externalId)
        return down('unknown')
      case 5:
        return down('unknown')
      case 6:
        return lost('never')
      case 7:
        return html('never')
      case 8:
        accept(externalId)
        return html('unknown')
      case 9:
        // Out of order, it says, and has taken it all the same: only a lookup that works can tell.
        if (lookup === 'proven') accept(externalId, true)
        return down('again')
      default:
        return report(accept(externalId), 'submitted')
    }
  }
  const query = (id: string): Answered => {
    const task = find(id)
    const dice = draw() % 10
    if (dice === 0) return lost('again')
    if (dice === 1) return down('again')
    if (dice === 2) return html('again')
    const byExternal = task?.externalId === id
    if (!task || (byExternal && lookup === 'unproven' && dice === 3)) return noTask
    // A service of several machines forgets for a moment, but not three times in a row.
    if (dice === 3 && !task.denied && lied++ % 3 !== 2) return noTask
    if (dice === 4) return report(task, 'unseen')
    if (dice === 5) return report(task, 'submitted')
    if (dice === 6) return report(task, 'succeeded')
    task.asked++
    return task.asked > 1
      ? report(task, 'succeeded', `https://clips/${task.taskId}`)
      : report(task, 'processing')
  }

  /** A program over this world, until it is killed. */
  const boot = (leave: AbortSignal, kill: () => void) => {
    let alive = true
    const life = <T>(value: () => T): Promise<T> => {
      // Any step may be the last one: before it happens, or after it happened and before anybody hears of it.
      const fate = alive ? draw() % 40 : -1
      if (!alive) return NEVER
      if (fate === 38) {
        alive = false
        kill()
        return NEVER
      }
      const outcome = value()
      if (fate === 39) {
        alive = false
        kill()
        return NEVER
      }
      return Promise.resolve(outcome)
    }
    const client: ServiceClient = {
      create: (_, externalId) => life(() => create(externalId)),
      query: (id) => life(() => query(id)),
    }
    const keep = (take: ServiceTake): Promise<Result<unknown>> =>
      life(() => {
        if (draw() % 25 === 24) return fail({ code: 'file/disk-full' as const, name: 'take.json' })
        disk.set(take.id, take)
        return ok(null)
      })
    const parts: FollowParts = {
      ...{ keep, lookup, leave, inTurn: waitingLine(), stop: new AbortController().signal },
      wake: () => new AbortController().signal,
      troubled: () => undefined,
      request: () => Promise.resolve(ok(new Uint8Array(2))),
      client: () => Promise.resolve(ok(client)),
      fetchClip: () =>
        life(() => {
          const dice = draw() % 8
          const error = { code: 'service/clip-unusable', service: 'S', detail: 'cut' } as const
          if (dice === 0) return fail({ error, next: 'expired' as const })
          if (dice === 1) return fail({ error, next: 'again' as const })
          if (dice === 2)
            return fail({ error: { code: 'network/lost' as const, host: 'h' }, next: 'again' as const })
          return ok(CLIP)
        }),
      endurance: { silenceMs: 1e7, queueMs: 1e7, totalMs: 1e9 },
      clock: {
        now: () => now,
        wall: () => now,
        random: () => 0.5,
        sleep: (ms) => life(() => void (now += ms)),
      },
    }
    return parts
  }

  const click = (externalId: string): ServiceTake => {
    const profile = lookup === 'proven' ? KLING : COMETAPI
    const take = preparedTake({
      ...{ name: 'P', at: addressOf(profile), externalId, spec: UNSEEN_SPEC, requestSha256: 'x' },
    })
    disk.set(take.id, take)
    return take
  }

  return {
    disk,
    tasks,
    boot,
    click,
    creates: () => creates,
    accepted: (externalId: string) => tasks.filter((task) => task.externalId === externalId).length,
    /** The script is at its end: from here on all goes well. */
    calm: () => void (at = script.length),
  }
}

export type World = ReturnType<typeof world>
