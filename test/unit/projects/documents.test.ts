import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDocuments } from '../../../src-main/projects/documents.ts'
import { testFolder } from '../../integration/support/commandLine.ts'

let folder: string
let list: string

beforeEach(() => {
  folder = testFolder()
  list = join(folder, 'settings', 'recents.json')
})

const file = (name: string): string => {
  const path = join(folder, name)
  writeFileSync(path, '')
  return path
}

test('a path has one id, which says nothing of the path, and only ids that were given out have one', async () => {
  const documents = await openDocuments(list)
  const id = documents.idOf('/home/a/p.kinebrush')
  expect(documents.idOf('/home/a/p.kinebrush')).toBe(id)
  expect(documents.idOf('/home/b/p.kinebrush')).not.toBe(id)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(documents.pathOf(id)).toBe('/home/a/p.kinebrush')
  expect(documents.pathOf('/home/a/p.kinebrush')).toBeNull()
})

test('recents are kept newest first, each once, ten at most, over a restart', async () => {
  const documents = await openDocuments(list)
  const paths = Array.from({ length: 12 }, (_, i) => file(`p${i}.kinebrush`))
  for (const path of paths) await documents.remember(path)
  await documents.remember(paths[5]!)
  const names = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((i) => `p${i}`)
  expect((await documents.recents()).map(({ name }) => name)).toEqual(names)
  const later = await openDocuments(list)
  const recents = await later.recents()
  expect(recents.map(({ name }) => name)).toEqual(names)
  expect(recents[0]?.folder).toBe(folder)
  expect(later.pathOf(recents[0]?.id ?? '')).toBe(paths[5])
})

test('projects whose file is gone are left out, and so are folders', async () => {
  const documents = await openDocuments(list)
  const gone = file('gone.kinebrush')
  mkdirSync(join(folder, 'folder.kinebrush'))
  for (const path of [file('kept.kinebrush'), gone, join(folder, 'folder.kinebrush')])
    await documents.remember(path)
  rmSync(gone)
  expect((await documents.recents()).map(({ name }) => name)).toEqual(['kept'])
})

test('many at once are all kept', async () => {
  const documents = await openDocuments(list)
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => documents.remember(file(name))))
  expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual({
    paths: ['d', 'c', 'b', 'a'].map((name) => join(folder, name)),
  })
})

test.each(['', '{', 'null', '{"paths":[1]}', '{"paths":"x"}'])(
  'a damaged list (%s) is an empty one',
  async (text) => {
    mkdirSync(join(folder, 'settings'))
    writeFileSync(list, text)
    expect(await (await openDocuments(list)).recents()).toEqual([])
  },
)
