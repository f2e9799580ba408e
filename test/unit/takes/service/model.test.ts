import fc from 'fast-check'
import { expect, test } from 'vitest'
import { step } from '../../../../src-shared/service/taskMachine.ts'
import { isRunning, type ServiceTake } from '../../../../src-shared/take.ts'
import { follow } from '../../../../src-main/takes/service/follow.ts'
import { world, type World } from './world.ts'

const RUNS = Number(process.env.KINEBRUSH_MODEL_RUNS ?? 1500)

const script = fc.array(fc.nat(9999), { maxLength: 120 })
const lookup = fc.constantFrom('proven' as const, 'unproven' as const)

const takesOf = (made: World): ServiceTake[] => [...made.disk.values()]

/** A program that follows all takes which are under way, until all have ended or it is killed. */
async function session(made: World, leaveAfter: number | null): Promise<void> {
  const leave = new AbortController()
  let kill = (): void => undefined
  const killed = new Promise<void>((resolve) => (kill = resolve))
  const parts = made.boot(leave.signal, () => kill())
  const open = takesOf(made).filter((take) => isRunning(take) || take.state === 'unknown')
  const all = Promise.all(
    open.map((take, i) => {
      // One click of the person's, on the first take, after so many of its states.
      let states = 0
      const keep = (next: ServiceTake) => {
        if (i === 0 && leaveAfter !== null && states++ === leaveAfter) leave.abort()
        return parts.keep(next)
      }
      return follow(take, { ...parts, keep, leave: i === 0 ? leave.signal : new AbortController().signal })
    }),
  )
  await Promise.race([all, killed])
}

/** So many restarts at most: the script is at its end long before, and then nobody is killed any more. */
const MOST_SESSIONS = 200

async function untilRest(made: World, leaveAfter: number | null): Promise<void> {
  for (let i = 0; i < MOST_SESSIONS; i++) {
    await session(made, i === 0 ? leaveAfter : null)
    if (!takesOf(made).some(isRunning)) return
  }
  throw new Error('It never comes to rest')
}

test('whatever answers, faults, restarts and clicks come: nothing is sent twice and no take is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      script,
      lookup,
      fc.integer({ min: 1, max: 3 }),
      fc.option(fc.nat(5)),
      async (...given) => {
        const [numbers, proven, count, leaveAfter] = given
        const made = world(numbers, proven)
        const clicks = Array.from({ length: count }, (_, i) => made.click(`e${i}`))
        await untilRest(made, leaveAfter)
        for (const { service } of clicks) expect(made.accepted(service.externalId)).toBeLessThanOrEqual(1)
        expect(
          takesOf(made)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(clicks.map(({ id }) => id).sort())

        // All goes well from here on, and the person resumes whatever did not end with a clip.
        made.calm()
        for (const take of takesOf(made)) made.disk.set(take.id, step(take, { kind: 'resumed' }))
        await untilRest(made, null)
        for (const { id, service } of clicks) {
          const taken = made.accepted(service.externalId)
          expect(taken).toBeLessThanOrEqual(1)
          const state = made.disk.get(id)?.state
          // What was accepted ends with its clip; what was not is known not to be, or is left to the person.
          if (taken === 1) expect(state).toBe('ready')
          else expect(['unknown', 'failed']).toContain(state)
        }
      },
    ),
    { numRuns: RUNS },
  )
}, 600_000)
