import { expect, test } from 'vitest'
import { crashCounter } from '../../../src-main/app/crashes.ts'

test('a page may be loaded again twice in a minute, and again when that is over', () => {
  const mayReload = crashCounter()
  expect([0, 1_000, 2_000, 3_000].map(mayReload)).toEqual([true, true, false, false])
  expect(mayReload(70_000)).toBe(true)
})
