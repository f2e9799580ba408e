import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { CliContext } from '../../../src-main/cli/context.ts'
import { claimTake } from '../../../src-main/takes/service/claim.ts'
import { LOOK_MS } from '../../../src-main/takes/service/elsewhere.ts'
import type { Clock } from '../../../src-main/takes/service/parts.ts'
import { openTakeStore } from '../../../src-main/takes/takeStore.ts'
import {
  FAKE_KEY,
  startFakeService,
  type FakeService,
  type FakeServiceOptions,
} from '../../support/fakeService/server.ts'
import { commandLine } from '../support/commandLine.ts'
import { valueOf } from '../support/results.ts'
import { desk, json, type Desk } from '../support/rocket.ts'

/** Waits take no time, but time goes on. */
const quick = (): Clock => {
  let now = 0
  return {
    now: () => now,
    wall: () => Date.now(),
    random: () => 0,
    sleep: async (ms) => {
      now += ms
      await pause(1)
    },
  }
}

const fake = async (options: FakeServiceOptions = {}): Promise<FakeService> => {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  return service
}

let service: FakeService
let rocket: Desk
let send: (...more: string[]) => ReturnType<Desk['cli']>

async function at(options: FakeServiceOptions, more: Partial<CliContext> = {}): Promise<void> {
  service = await fake(options)
  rocket = desk({ env: { KINEBRUSH_API_KEY: FAKE_KEY }, clock: quick(), ...more })
  await rocket.project('--prompt', 'The rocket rises')
  send = (...args) =>
    rocket.cli('submit', 'p.kinebrush', '--engine', 'cometapi', '--base-url', service.baseUrl, ...args)
}

beforeEach(() => at({}))

interface Shown {
  readonly takes: readonly {
    readonly id: string
    readonly state: string
    readonly externalId: string
    readonly taskId: string
  }[]
}

describe('submit to a service', () => {
  test('sends what `request` prints but for the external id, and brings the clip', async () => {
    const ran = await send('-o', 'c.mp4', '--external-task-id', 'my-own-1')
    expect(ran.stderr).toMatch(/: accepted as task \d+\n/)
    // Before it went, the person was told what becomes of the photo.
    expect(ran.stderr).toMatch(/^Sent as a new JPEG of 640 × 427, \d+ KB\.\n/)
    expect(ran).toMatchObject({ code: 0, stdout: `${join(rocket.folder, 'c.mp4')}\n` })
    const printed = (await rocket.cli('request', 'p.kinebrush')).stdout.trimEnd()
    const sent = service.requests.find(({ route }) => route === 'create')?.body.toString()
    expect(sent).toBe(`${printed.slice(0, -1)},"external_task_id":"my-own-1"}`)
    expect(readFileSync(join(rocket.folder, 'c.mp4')).toString('latin1', 4, 8)).toBe('ftyp')
    const clips = service.requests.filter(({ route }) => route === 'clip')
    expect(clips.length).toBeGreaterThan(0)
    for (const { headers } of clips) expect(headers.authorization).toBeUndefined()
  })

  test('--count makes takes of their own, each with its own id and file', async () => {
    const ran = await send('-o', 'c.mp4', '--count', '3', '--json')
    expect(ran.code).toBe(0)
    const { takes } = json(ran) as Shown
    expect(takes.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready'])
    expect(new Set(takes.map(({ externalId }) => externalId)).size).toBe(3)
    for (const n of [1, 2, 3]) readFileSync(join(rocket.folder, `c-${n}.mp4`))
    expect(service.tasks).toHaveLength(3)
  })

  test('--no-wait ends when it is accepted; resume brings the clip, show and the list know it', async () => {
    const ran = await send('--no-wait', '--json')
    expect(ran.code).toBe(0)
    const [take] = (json(ran) as Shown).takes
    expect(take?.state).toBe('accepted')
    const id = take?.id ?? ''
    expect((await rocket.cli('takes')).stdout).toContain(`${id}  accepted`)
    const resumed = await rocket.cli('takes', 'resume', id.slice(0, 8), '-o', 'c.mp4')
    expect(resumed).toMatchObject({ code: 0, stdout: `${join(rocket.folder, 'c.mp4')}\n` })
    expect(json(await rocket.cli('takes', 'show', id, '--json'))).toMatchObject({ id, state: 'ready' })
    expect((await rocket.cli('takes', 'download', id, '-o', 'again.mp4')).code).toBe(0)
    // A clip that somebody has deleted here is fetched once more.
    const kept = join(rocket.folder, '.takes', id, 'clip.mp4')
    const clip = readFileSync(kept)
    rmSync(kept)
    expect(await rocket.cli('takes', 'resume', id)).toMatchObject({ code: 0, stdout: `${kept}\n` })
    expect(readFileSync(kept).equals(clip)).toBe(true)
    expect(service.tasks).toHaveLength(1)
  })

  test('a task of elsewhere is adopted by its id, once', async () => {
    const [sent] = (json(await send('--no-wait', '--json')) as Shown).takes
    const other = desk({ env: { COMETAPI_KEY: FAKE_KEY }, clock: quick() })
    const adopt = () =>
      other.cli('takes', 'adopt', sent?.taskId ?? '', '--base-url', service.baseUrl, '-o', 'a.mp4')
    expect((await adopt()).code).toBe(0)
    await adopt()
    expect((json(await other.cli('takes', '--json')) as Shown).takes).toHaveLength(1)
  })

  test('Kling gets a signed token', async () => {
    await at(
      {
        auth: { kind: 'jwt', accessKey: 'ak', secretKey: 'sk' },
        limits: { maxPrompt: 2500, maxNegativePrompt: 2500 },
      },
      { env: { KINEBRUSH_ACCESS_KEY: 'ak', KINEBRUSH_SECRET_KEY: 'sk' } },
    )
    const ran = await rocket.cli(
      'submit',
      'p.kinebrush',
      '--engine',
      'kling',
      '--base-url',
      service.baseUrl,
      '-o',
      'c.mp4',
    )
    expect(ran.code, ran.stderr).toBe(0)
  })
})

describe('submit says no before anything is sent', () => {
  test.each([
    ['no key', { env: {} }, [], 2, 'service/key-missing'],
    ['a key with a line in it', { env: { KINEBRUSH_API_KEY: 'a\nb' } }, [], 2, 'service/key-unusable'],
    ['too many', {}, ['--count', '5'], 2, 'usage/arguments'],
    ['another format', {}, [], 2, 'render/service-format'],
  ] as const)('%s', async (name, more, args, code, error) => {
    await at({}, more)
    const output = name === 'another format' ? 'c.webm' : 'c.mp4'
    const ran = await send('-o', output, ...args)
    expect([ran.code, ran.stderr.trim().split('\n').at(-1)]).toEqual([
      code,
      expect.stringMatching(new RegExp(`^error ${error}: .+\\. .+$`)),
    ])
    expect(service.requests).toEqual([])
  })

  test('a base address that is not https, not on loopback, holds credentials or leads to a cloud’s metadata', async () => {
    for (const base of [
      'http://example.com/kling',
      'https://user:pw@example.com',
      'https://169.254.169.254/kling',
      'https://10.0.0.1',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      const ran = await rocket.cli(
        'submit',
        'p.kinebrush',
        '--engine',
        'custom',
        '--base-url',
        base,
        '-o',
        'c.mp4',
      )
      expect([ran.code, ran.stderr], base).toEqual([2, expect.stringMatching(/^error service\/address: /)])
      expect(ran.stderr).not.toContain('pw@')
    }
  })
})

describe('when it goes wrong', () => {
  test('a refusal is quoted and nothing is tried again', async () => {
    service.faults.next('create', { kind: 'error', code: 1201, message: 'duration is off' })
    const ran = await send('-o', 'c.mp4')
    expect(ran.code).toBe(3)
    expect(ran.stderr).toMatch(/error service\/refused: .*“duration is off”/)
    expect(service.requests.filter(({ route }) => route === 'create')).toHaveLength(1)
  })

  test.each(['failed', 'cancelled', 'prepared'] as const)(
    'download asks for clips alone: a take without a task that is %s stays as it is, and resume sends it',
    async (state) => {
      service.faults.next('create', { kind: 'error', code: 1201, message: 'duration is off' })
      await send('-o', 'c.mp4')
      const [{ id }] = (json(await rocket.cli('takes', '--json')) as { takes: [{ id: string }] }).takes
      const store = await openTakeStore(join(rocket.folder, '.takes'))
      const take = store.get(id)
      if (take && state !== 'failed') await store.put({ ...take, state, error: null })
      const before = json(await rocket.cli('takes', 'show', id, '--json'))
      const ran = await rocket.cli('takes', 'download', id, '-o', 'c.mp4')
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^error take\/not-sent: /m)])
      expect(service.requests.filter(({ route }) => route === 'create')).toHaveLength(1)
      expect(json(await rocket.cli('takes', 'show', id, '--json'))).toEqual(before)
      expect((await rocket.cli('takes', 'resume', id, '-o', 'c.mp4')).code).toBe(0)
      expect(service.tasks).toHaveLength(1)
    },
  )

  test('download of a take whose answer was lost looks for it and sends nothing', async () => {
    await at({ externalIdLookup: false })
    service.faults.next('create', { kind: 'reset', at: 'before-headers', accepted: true })
    const { stderr } = await send('-o', 'c.mp4')
    const id = /takes resume ([0-9a-f-]{36})/.exec(stderr)?.[1] ?? ''
    expect((await rocket.cli('takes', 'download', id, '-o', 'c.mp4')).code).toBe(4)
    expect(service.requests.filter(({ route }) => route === 'create')).toHaveLength(1)
  })

  test('what another Kinebrush has in hand is waited for, and brought when that lets go', async () => {
    const [{ id }] = (json(await send('--no-wait', '--json')) as { takes: [{ id: string }] }).takes
    const claim = valueOf(await claimTake(join(rocket.folder, '.takes', id)))
    let looks = 0
    const clock: Clock = {
      ...quick(),
      async sleep(ms) {
        if (ms === LOOK_MS && ++looks === 3) await claim.release()
      },
    }
    const beside = commandLine(rocket.folder, undefined, undefined, {
      ...{ env: { KINEBRUSH_API_KEY: FAKE_KEY }, clock },
    })
    const ran = await beside('takes', 'resume', id, '-o', 'c.mp4')
    expect(ran).toMatchObject({ code: 0, stdout: `${join(rocket.folder, 'c.mp4')}\n` })
    expect(ran.stderr).toMatch(/^Another Kinebrush is at work on take /)
    expect(looks).toBe(3)
    expect(service.tasks).toHaveLength(1)
  })

  test('a lost answer that a lookup finds again ends well, with one task', async () => {
    service.faults.next('create', { kind: 'reset', at: 'before-headers', accepted: true })
    const ran = await send('-o', 'c.mp4')
    expect(ran.code, ran.stderr).toBe(0)
    expect(service.tasks).toHaveLength(1)
  })

  test('a lost answer that nothing finds again is unknown, says how to resume, and resuming sends nothing', async () => {
    await at({ externalIdLookup: false })
    service.faults.next('create', { kind: 'reset', at: 'before-headers', accepted: true })
    const ran = await send('-o', 'c.mp4')
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(/error take\/outcome-unknown: /)
    const id = /takes resume ([0-9a-f-]{36})/.exec(ran.stderr)?.[1] ?? ''
    expect((await rocket.cli('takes', 'resume', id)).code).toBe(4)
    expect(service.requests.filter(({ route }) => route === 'create')).toHaveLength(1)
    expect(service.tasks).toHaveLength(1)
  })

  test('nobody at the address is a network error', async () => {
    await service.shut()
    const ran = await send('-o', 'c.mp4')
    expect([ran.code, ran.stderr]).toEqual([4, expect.stringMatching(/error network\/refused: /)])
  })
})
