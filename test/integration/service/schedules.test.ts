import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Take } from '../../../src-shared/take.ts'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { LOST_REPLY, type Fault } from '../../support/fakeService/faults.ts'
import { valueOf } from '../support/results.ts'
import { testFolder } from '../support/commandLine.ts'
import { quickClock, startProgram, type Program } from './support/program.ts'
import { IMAGE } from './support/requests.ts'

const RUNS = Number(process.env.KINEBRUSH_RUNS ?? 60)

const anyOf = (...faults: readonly Fault[]): fc.Arbitrary<Fault> => fc.constantFrom(...faults)

const anywhere: readonly Fault[] = [
  { kind: 'pass' },
  { kind: 'reset', at: 'request' },
  { kind: 'reset', at: 'before-headers' },
  { kind: 'reset', at: 'after-headers' },
  { kind: 'reset', at: 'mid-body' },
  { kind: 'error', code: 1302, retryAfter: '7' },
  { kind: 'error', code: 5000 },
  { kind: 'error', code: 5001 },
  { kind: 'error', code: 5002 },
  { kind: 'html', status: 502 },
  { kind: 'html', status: 200 },
  { kind: 'reply', status: 200 },
  { kind: 'cut', share: 0.4 },
]
const creating = anyOf(
  ...anywhere,
  LOST_REPLY,
  { kind: 'error', code: 5000, accepted: true },
  { kind: 'error', code: 5002, accepted: true },
  { kind: 'html', status: 504, accepted: true },
  { kind: 'reply', status: 200, accepted: true },
)
/** The service forgets a task for a moment. Three times is what its word counts from. */
const DENIED: Fault = { kind: 'error', code: 1203 }
const deniesTwice = (faults: readonly Fault[]): boolean =>
  faults.filter((fault) => fault === DENIED).length <= 2

const asking = anyOf(
  ...anywhere,
  DENIED,
  { kind: 'data', change: { task_status: 'dreaming' } },
  { kind: 'data', change: { task_status: 'submitted', task_result: {} } },
)
const fetching = anyOf(...anywhere, { kind: 'expire', status: 403 }, { kind: 'length', by: -900 })

type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never

const schedule = fc.record({
  creating: fc.array(creating, { maxLength: 4 }),
  asking: fc.array(asking, { maxLength: 12 }).filter(deniesTwice),
  fetching: fc.array(fetching, { maxLength: 4 }),
  /** What the service makes of external ids. A relay that finds nothing by them also takes them twice. */
  relay: fc.boolean(),
  /** After so many states on the disk the program ends, each time. */
  stops: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
})

test('whatever goes wrong, and however often the program ends: one task at most, and none is lost', async () => {
  await fc.assert(fc.asyncProperty(schedule, checkSchedule), { numRuns: RUNS })
}, 3_600_000)

async function checkSchedule({ relay, stops, ...faults }: Schedule): Promise<void> {
  const service = await startFakeService({ externalIdLookup: !relay, uniqueExternalIds: !relay })
  for (const fault of faults.creating) service.faults.next('create', fault)
  for (const fault of faults.asking) service.faults.next('query', fault)
  for (const fault of faults.fetching) service.faults.next('clip', fault)
  const folder = testFolder()
  const program = (onKept: () => void): Promise<Program> =>
    startProgram({
      ...{ folder, baseUrl: service.baseUrl, image: IMAGE, onKept, clock: quickClock() },
      credentials: { kind: 'bearer', key: FAKE_KEY },
      lookup: relay ? 'unproven' : 'proven',
    })
  for (const steps of [...stops, Infinity]) await lifeOf(program, steps)
  expect(service.tasks.length).toBeLessThanOrEqual(1)

  // A person comes back when all is well again.
  service.faults.clear()
  const { store, takes } = await program(() => undefined)
  const [before, ...more] = store.all()
  if (!before || more.length > 0) throw new Error('not one take')
  if (service.tasks.length === 1) expect(saysUnspent(before)).toBe(false)
  await takes.resume(before.id)
  const { take } = valueOf(await takes.followed(before.id))
  expect(service.tasks.length).toBeLessThanOrEqual(1)
  const findable = !relay || take.service.taskId !== null
  if (service.tasks.length === 1) expect(take.state).toBe(findable ? 'ready' : 'unknown')
  await takes.stop()
  await service.close()
}

/** Whether a take's words are that nothing was accepted. */
const saysUnspent = ({ error }: Take): boolean =>
  error?.code === 'service/refused' || error?.code === 'take/not-accepted'

/** The program from its start on: the click if there was none, until so many states were put on the disk. */
async function lifeOf(program: (onKept: () => void) => Promise<Program>, steps: number): Promise<void> {
  let left = steps
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const { store, takes, ...life } = await program(() => {
    left--
    if (left === 0) end()
  })
  if (store.all().length === 0) await life.click()
  else takes.goOn()
  const [take] = store.all()
  await Promise.race([ended, takes.followed(take?.id ?? '')])
  await takes.stop()
}
