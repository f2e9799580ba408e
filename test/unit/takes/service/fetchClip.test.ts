import { expect, test } from 'vitest'
import type { DownloadFailure } from '../../../../src-main/engines/service/download.ts'
import { waitingLine } from '../../../../src-main/takes/line.ts'
import { follow } from '../../../../src-main/takes/service/follow.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../../src-main/takes/service/orders.ts'
import type { ClipInfo } from '../../../../src-shared/motion/clipSpec.ts'
import { fail, ok } from '../../../../src-shared/result.ts'
import { KLING } from '../../../../src-shared/service/profiles.ts'

const CLIP: ClipInfo = {
  ...{ format: 'mp4', width: 4, height: 4, frames: 2, fps: 1, durationSeconds: 2, codec: 'h264', bytes: 9 },
}
const LOST: DownloadFailure = { error: { code: 'network/lost', host: 'h' }, next: 'again' }
const unusable = (next: DownloadFailure['next']): DownloadFailure => ({
  error: { code: 'service/clip-unusable', service: 'Kling', detail: 'HTTP 403' },
  next,
})

/** Follows a finished task whose downloads go as they are told, and then well; each question gets another address. */
async function fetching(failures: readonly DownloadFailure[]) {
  const prepared = preparedTake({
    ...{ name: 'P', at: addressOf(KLING), externalId: 'e', spec: UNSEEN_SPEC, requestSha256: 'x' },
  })
  const fetched: string[] = []
  let asked = 0
  const report = () => ({
    ...{ taskId: '1', externalId: 'e', state: 'succeeded' as const, status: 'succeed', said: '' },
    ...{ videoUrl: `https://clips/${asked}`, requestId: '' },
  })
  const { take } = await follow(
    { ...prepared, state: 'processing', service: { ...prepared.service, taskId: '1' } },
    {
      ...{ inTurn: waitingLine(), lookup: 'proven', troubled: () => undefined },
      leave: new AbortController().signal,
      stop: new AbortController().signal,
      wake: () => new AbortController().signal,
      keep: () => Promise.resolve(ok(null)),
      request: () => Promise.reject(new Error('nothing was to be sent')),
      client: () =>
        Promise.resolve(
          ok({
            create: () => Promise.reject(new Error('nothing was to be sent')),
            query: () => (asked++, Promise.resolve({ kind: 'report' as const, report: report() })),
          }),
        ),
      fetchClip: (_, url) => {
        const failure = failures[fetched.length]
        fetched.push(url)
        return Promise.resolve(failure ? fail(failure) : ok(CLIP))
      },
      endurance: { silenceMs: Infinity, queueMs: Infinity, totalMs: Infinity },
      clock: { now: () => 0, wall: () => 0, random: () => 0, sleep: () => Promise.resolve() },
    },
  )
  return { take, fetched }
}

test('an address that has expired is asked for anew, however often the network broke off before', async () => {
  const { take, fetched } = await fetching([...Array<DownloadFailure>(9).fill(LOST), unusable('expired')])
  expect(take).toMatchObject({ state: 'ready', error: null })
  expect(fetched.at(-1)).not.toBe(fetched.at(-2))
})

test('a clip that is cut after a bad hour of the network is fetched again', async () => {
  const bad = Array<DownloadFailure>(7).fill(unusable('again'))
  expect((await fetching([...Array<DownloadFailure>(20).fill(LOST), ...bad])).take.state).toBe('ready')
})

test('what never is a clip ends the take in the end, the network’s failures between left out', async () => {
  const bad = Array.from({ length: 8 }, () => [LOST, unusable('again')]).flat()
  const { take, fetched } = await fetching([...bad, ...bad])
  expect(take).toMatchObject({ state: 'failed', error: { code: 'service/clip-unusable' } })
  expect(fetched).toHaveLength(16)
})
