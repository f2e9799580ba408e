import { expect, test } from 'vitest'
import { findCommands, type Command } from '../../../src-renderer/commands/findCommands.ts'

const command = (
  id: Command['id'],
  label: string,
  group: string,
  { key = '', enabled = true }: Partial<Pick<Command, 'key' | 'enabled'>> = {},
): Command => ({ id, label, group, key, enabled })

const commands = [
  command('file.save', 'Save', 'File', { key: 'Ctrl+S' }),
  command('edit.delete', 'Delete points or path', 'Edit', { enabled: false, key: 'Del' }),
  command('edit.redo', 'Redo', 'Edit', { enabled: false }),
  command('tool.path', 'Motion path', 'Tools', { key: 'P' }),
  command('path.relax', 'Smooth', 'Motion path'),
  command('path.copy', 'Copy path', 'Motion path'),
  command('path.mirrorX', 'Mirror left to right about the start', 'Motion path'),
  command('request.lastFrame', 'Use my preview’s last frame', 'Takes'),
  command('file.saveAs', 'Save as…', 'File', { key: 'Ctrl+Shift+S' }),
]

const found = (query: string) =>
  findCommands(commands, query, 'Not now').map(({ heading, items }) => [
    heading,
    ...items.map(({ label }) => label),
  ])

test('without a query there is every command, group by group, and last what cannot be done now', () => {
  const all = [
    ['File', 'Save', 'Save as…'],
    ['Tools', 'Motion path'],
    ['Motion path', 'Smooth', 'Copy path', 'Mirror left to right about the start'],
    ['Takes', 'Use my preview’s last frame'],
    ['Not now', 'Delete points or path', 'Redo'],
  ]
  expect(found('')).toEqual(all)
  expect(found('  ')).toEqual(all)
})

test('the nearest comes first: what begins so, then words in it, then what it is about', () => {
  expect(found('mo')).toEqual([
    ['', 'Motion path', 'Smooth', 'Copy path', 'Mirror left to right about the start'],
  ])
  expect(found('path')[0]?.slice(0, 3)).toEqual(['', 'Copy path', 'Motion path'])
})

test('every word counts, in any order, in any case, in label, group and key', () => {
  expect(found('START mirror')).toEqual([['', 'Mirror left to right about the start']])
  expect(found('smooth path')).toEqual([['', 'Smooth']])
  expect(found("preview's")).toEqual([['', 'Use my preview’s last frame']])
  expect(found('ctrl+s')[0]?.slice(0, 2)).toEqual(['', 'Save'])
  expect(found('smooth save')).toEqual([])
})

test('what cannot be done now never stands before what can', () => {
  expect(found('path').at(-1)).toEqual(['Not now', 'Delete points or path'])
  expect(found('redo')).toEqual([['Not now', 'Redo']])
})
