import { expect, test } from 'vitest'
import { givenFiles } from '../../../src-main/ipc/givenFiles.ts'
import type { Opened } from '../../../src-shared/calls/files.ts'
import { fail, ok } from '../../../src-shared/result.ts'

const photo = (name: string): Opened => ({
  kind: 'photo',
  accepted: { photo: { id: 'a'.repeat(64), name, width: 1, height: 1 }, reducedFrom: null, flattened: false },
})

function desk() {
  const told: unknown[] = []
  const file = (path: string) =>
    Promise.resolve(path === 'bad' ? fail({ code: 'photo/empty' as const }) : ok(photo(path)))
  return { told, given: givenFiles({ file }, (name, payload) => void told.push([name, payload])) }
}

test('the page begins with the last file given before it asked, and only once', async () => {
  const { given, told } = desk()
  given.give('first')
  given.give('second')
  expect(await given.first()).toEqual(photo('second'))
  expect(await given.first()).toBeNull()
  expect(told).toEqual([])
})

test('files given later are told to the page, by their names before they are read', async () => {
  const { given, told } = desk()
  expect(await given.first()).toBeNull()
  given.give('/photos/later')
  const named = ['file:given', { name: 'later' }]
  expect(told).toEqual([named])
  await expect.poll(() => told).toEqual([named, ['file:opened', photo('/photos/later')]])
})

test('a file that cannot be opened is told as refused, early or late', async () => {
  const { given, told } = desk()
  given.give('bad')
  expect(await given.first()).toBeNull()
  given.give('bad')
  const refused = ['file:refused', { error: { code: 'photo/empty' } }]
  await expect.poll(() => told).toEqual([refused, ['file:given', { name: 'bad' }], refused])
})
