import { existsSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Credentials } from '../../../../src-main/engines/service/credentials.ts'
import { openTakeStore } from '../../../../src-main/takes/takeStore.ts'
import { describeError } from '../../../../src-shared/locales/en/errors.ts'
import { FAKE_KEY, startFakeService } from '../../../support/fakeService/server.ts'
import { probe } from '../../../support/clips.ts'
import { valueOf } from '../../support/results.ts'
import { EXTERNAL_ID, filesWith, leaksOf, takeBench } from '../support/following.ts'
import { quickClock } from '../support/program.ts'
import { checkPage, type Row } from './docs.ts'
import type { FaultCase } from './faultCase.ts'
import { FETCHING, NO_CLIP } from './downloading.ts'
import { ASKING, LASTING } from './following.ts'
import { LOST } from './lost.ts'
import { BUSY, REFUSED, UNREACHABLE } from './sending.ts'

const GROUPS: Readonly<Record<string, readonly FaultCase[]>> = {
  'Sending: no connection comes about': UNREACHABLE,
  'Sending: the request may have arrived': LOST,
  'Sending: the service says no': REFUSED,
  'Sending: the service asks for patience': BUSY,
  'Asking for the task: what passes': ASKING,
  'Asking for the task: what stays': LASTING,
  'Fetching the clip: what passes': FETCHING,
  'Fetching the clip: what stays': NO_CLIP,
}

const rows: Row[] = []

const secretsOf = (credentials: Credentials): string[] =>
  credentials.kind === 'bearer' ? [credentials.key] : [credentials.accessKey, credentials.secretKey]

describe.each(Object.entries(GROUPS))('%s', (group, cases) => {
  test.each(cases.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const service = await startFakeService(fault.service)
    onTestFinished(() => service.close())
    await fault.script?.(service)
    const bench = takeBench(service)
    const clock = quickClock()
    const credentials = fault.credentials ?? { kind: 'bearer', key: FAKE_KEY }
    const keys = secretsOf(credentials)
    const program = await bench.start({
      clock,
      credentials,
      ...(fault.baseUrl && { baseUrl: await fault.baseUrl(service) }),
      ...(fault.lookup && { lookup: fault.lookup }),
      ...(fault.patience && { patience: fault.patience }),
    })
    const { take, gaveUp } = valueOf(await program.send())

    const error = take.error ?? gaveUp
    expect({ state: take.state, code: error?.code ?? null }).toEqual({ state: fault.state, code: fault.code })
    expect(gaveUp !== null, 'left for later').toBe(fault.leftForLater ?? false)
    // What a person says of a take is a file of its own.
    expect(bench.kept(), 'what is on the disk').toEqual({ ...take, remarks: undefined })
    const next = await openTakeStore(bench.folder)
    expect(next.get(take.id), 'what the next start finds').toEqual(take)
    expect(service.accepted(EXTERNAL_ID), 'accepted tasks').toBe(fault.accepted)
    expect(service.tasks.length, 'accepted tasks in all').toBe(fault.accepted)
    const clip = program.store.clipPath(take)
    if (fault.state === 'ready') expect(probe(clip)).toMatchObject({ frames: 150, codec: 'h264' })
    else expect(existsSync(clip), 'a clip').toBe(false)
    expect(filesWith(bench.folder, ...keys), 'files with the key in them').toEqual([])
    expect(leaksOf(service, ...keys), 'requests that took the key elsewhere').toEqual([])
    if (error) {
      const { what, next } = describeError(error)
      expect(next).not.toBe('')
      expect(what).toContain(fault.quotes ?? '')
      for (const key of keys) expect(`${what} ${next}`).not.toContain(key)
    }
    if (fault.requests) expect(fault.requests(service.requests), 'the requests made').toBe(true)
    if (fault.waited !== undefined) expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(fault.waited)
    rows.push({ group, name: fault.name, state: take.state, later: gaveUp !== null, error })
  })
})

test('docs/service.md tells of every fault what happens (UPDATE_DOCS=1 writes it anew)', async () => {
  const all = Object.values(GROUPS).reduce((sum, cases) => sum + cases.length, 0)
  // One test alone has not seen the others.
  if (rows.length === all) await checkPage(rows)
})
