import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { startFakeService, FAKE_KEY, type FakeService } from '../support/fakeService/server.ts'
import { probe } from '../support/clips.ts'
import { closeAll, launch, newFolder, type RunningApp } from './support/app.ts'
import { openRocket, paintAndDraw } from './support/editor.ts'
import { agree, chooseService, filesWith, giveKey, send, takesOnDisk } from './support/service.ts'

test.afterEach(closeAll)

/** A process and all that it started, by Linux's own book. */
function treeOf(pid: number): number[] {
  const childrenOf = (parent: number): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === parent
        } catch {
          return false
        }
      })
      .map(Number)
  return [pid, ...childrenOf(pid).flatMap(treeOf)]
}

/** Kills the app at one blow: no process of it gets to do anything more. */
async function killAll({ app }: RunningApp): Promise<void> {
  const child = app.process()
  const ended = new Promise((done) => child.once('exit', done))
  for (const pid of treeOf(child.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  await ended
}

interface Moment {
  readonly name: string
  /** How long the task takes, ms. */
  readonly taskMs: number
  readonly prepare?: (service: FakeService) => void
  readonly reached: (service: FakeService, userData: string) => boolean
}

const stateIs =
  (state: string): Moment['reached'] =>
  (_, userData) =>
    takesOnDisk(userData)[0]?.state === state

const MOMENTS: readonly Moment[] = [
  {
    name: 'is being sent: the service has it, and its answer has not come',
    taskMs: 5000,
    prepare: (service) =>
      service.faults.next('create', { kind: 'stall', at: 'before-headers', accepted: true }),
    reached: (service, userData) => service.tasks.length === 1 && stateIs('sending')(service, userData),
  },
  { name: 'is accepted', taskMs: 8000, reached: stateIs('accepted') },
  { name: 'is being made', taskMs: 8000, reached: stateIs('processing') },
  {
    name: 'is being downloaded',
    taskMs: 5000,
    prepare: (service) => service.faults.next('clip', { kind: 'stall', at: 'mid-body' }),
    reached: (service, userData) =>
      service.requests.some(({ route }) => route === 'clip') && stateIs('downloading')(service, userData),
  },
]

test.describe('killed with all its processes, the app goes on at its next start', () => {
  test.skip(process.platform !== 'linux', 'The tree of processes is read from /proc')

  for (const { name, taskMs, prepare, reached } of MOMENTS) {
    test(`while a take ${name}`, async () => {
      test.setTimeout(150_000)
      const service = await startFakeService({ pace: { ms: taskMs } })
      const userData = newFolder()
      prepare?.(service)
      const first = await openRocket({ userData })
      await paintAndDraw(first.page, first.hands)
      await chooseService(first.page, service.baseUrl)
      await send(first.page)
      await giveKey(first.page, FAKE_KEY, true)
      await agree(first.page)
      await expect.poll(() => reached(service, userData), { timeout: 60_000, intervals: [20] }).toBe(true)
      await killAll(first)

      await launch({ userData })
      await expect.poll(() => takesOnDisk(userData)[0]?.state, { timeout: 90_000 }).toBe('ready')
      const [take, ...more] = takesOnDisk(userData)
      expect(more).toEqual([])
      const files = join(userData, 'takes', take?.id ?? '')
      expect(probe(join(files, 'clip.mp4'))).toMatchObject({ frames: 150, codec: 'h264' })
      expect(readdirSync(files).filter((file) => file.endsWith('.tmp'))).toEqual([])
      // One click, one task, however often the app was started.
      expect(service.tasks).toHaveLength(1)
      expect(service.requests.filter(({ route }) => route === 'create')).toHaveLength(1)
      // The key outlived the kill, and is nowhere as it was typed: not in a file, not in the log.
      expect(readdirSync(join(userData, 'keys'))).toHaveLength(1)
      expect(existsSync(join(userData, 'kinebrush.log'))).toBe(true)
      expect(filesWith(FAKE_KEY, userData)).toEqual([])
      await service.close()
    })
  }
})
