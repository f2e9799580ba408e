import { expect, test } from 'vitest'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { NO_REMARKS, TAKE_STATES, type Take } from '../../../src-shared/take.ts'
import {
  EVERY_TAKE,
  isFiltering,
  matches,
  standingOf,
  type TakeFilter,
} from '../../../src-shared/takes/filter.ts'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'

const take: Take = {
  ...preparedTake({
    ...{ name: 'P', at: addressOf(COMETAPI), externalId: 'x', spec: UNSEEN_SPEC, requestSha256: 'x' },
    prompt: 'The rocket rises',
  }),
  state: 'ready',
  remarks: { name: 'Best so far', note: 'The tower trembles', stars: 3 },
}

const finds = (filter: Partial<TakeFilter>, of: Take = take, name = 'Best so far'): boolean =>
  matches(of, name, { ...EVERY_TAKE, ...filter })

test('every word has to stand in the name, the note or the prompt, in any order and case', () => {
  expect(finds({ text: '' })).toBe(true)
  expect(finds({ text: '  ROCKET best trembl ' })).toBe(true)
  expect(finds({ text: 'rocket falls' })).toBe(false)
  // A take without a name of its own is looked for by what it is called on the screen.
  expect(finds({ text: 'take 3' }, { ...take, remarks: NO_REMARKS }, 'Take 3')).toBe(true)
})

test('state, engine and stars narrow the takes down, together', () => {
  expect(finds({ standing: 'ready', engine: 'cometapi', stars: 3 })).toBe(true)
  expect(finds({ standing: 'failed' })).toBe(false)
  expect(finds({ engine: 'local' })).toBe(false)
  expect(finds({ stars: 4 })).toBe(false)
})

test('each state stands in exactly one place, and nothing is sought at first', () => {
  const states = TAKE_STATES.map((state) => [state, standingOf({ ...take, state })])
  expect(Object.fromEntries(states)).toMatchObject({
    ...{ ready: 'ready', failed: 'failed', cancelled: 'failed', unknown: 'failed' },
    ...{ waiting: 'running', rendering: 'running', prepared: 'running', downloading: 'running' },
  })
  expect(isFiltering(EVERY_TAKE)).toBe(false)
  expect(isFiltering({ ...EVERY_TAKE, text: ' ' })).toBe(false)
  expect(isFiltering({ ...EVERY_TAKE, stars: 1 })).toBe(true)
})
