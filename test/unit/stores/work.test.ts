import { expect, test } from 'vitest'
import {
  beginWork,
  endWork,
  giveUpWork,
  nameWork,
  startWork,
  work,
} from '../../../src-renderer/stores/work.ts'

const text = (): string | null => work.getState().text

test('what is waited for is named until it comes', () => {
  const isWanted = startWork(null)
  expect(text()).toBe(null)
  nameWork('Opening a.jpg…')
  expect(text()).toBe('Opening a.jpg…')
  expect(isWanted()).toBe(true)
  expect(text()).toBe(null)
})

test('what was given up is not wanted when it comes after all', () => {
  expect(giveUpWork()).toBe(false)
  const isWanted = startWork('Opening a.jpg…')
  expect(giveUpWork()).toBe(true)
  expect(text()).toBe(null)
  expect(isWanted()).toBe(false)
})

test('a later order takes the place of an earlier one', () => {
  const first = startWork('Opening a.jpg…')
  const second = startWork('Opening b.jpg…')
  expect(first()).toBe(false)
  expect(text()).toBe('Opening b.jpg…')
  expect(second()).toBe(true)
})

test('a name that comes after the file itself stands for nothing', () => {
  const isWanted = startWork(null)
  expect(isWanted()).toBe(true)
  nameWork('Opening a.jpg…')
  expect(text()).toBe(null)
})

test('a file that the system hands over is wanted until it is given up', () => {
  beginWork('Opening a.jpg…')
  expect(endWork()).toBe(true)
  beginWork('Opening b.jpg…')
  giveUpWork()
  expect(endWork()).toBe(false)
})
