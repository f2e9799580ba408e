import { expect, test } from 'vitest'
import { numberIn, readArguments } from '../../../src-main/cli/arguments.ts'
import { readTarget } from '../../../src-main/cli/clipArguments.ts'
import { readGroups, readPath } from '../../../src-main/cli/groupArguments.ts'

const KINDS = { output: 'one', json: 'flag', path: 'many', fps: 'one' } as const
const read = (...args: string[]) => readArguments(args, KINDS, 1)
const given = (...args: string[]) => {
  const result = read(...args)
  return result.ok ? result.value.given : result.error
}

test('values may begin with a minus, stand behind an equals sign, and come again in order', () => {
  expect(given('--path', '-5,10 20,30', '--path=-1,-1', '-o', '-odd', '--json')).toEqual([
    { name: 'path', value: '-5,10 20,30' },
    { name: 'path', value: '-1,-1' },
    { name: 'output', value: '-odd' },
    { name: 'json', value: '' },
  ])
  expect(given('-ofile')).toEqual([{ name: 'output', value: 'file' }])
  expect(given('--output', 'file')).toEqual([{ name: 'output', value: 'file' }])
})

test('behind two dashes everything is a file', () => {
  const result = read('--json', '--', '--path')
  expect(result.ok && result.value.files).toEqual(['--path'])
})

test.each([
  [['--nope'], '--nope'],
  [['-x'], '-x'],
  [['--__proto__', 'x'], '--__proto__'],
  [['--path'], '--path'],
  [['--path', '--json'], '--path'],
  [['--json', '--json'], '--json'],
  [['-o', 'a', '--output', 'b'], '-o'],
  [['a', 'b'], 'b'],
])('%j is refused by name', (args, name) => {
  expect(given(...args)).toMatchObject({
    code: 'usage/arguments',
    detail: expect.stringContaining(name) as string,
  })
})

test.each(['', ' 5', '5 ', '0x10', '1e1', 'Infinity', 'NaN', '61', '-1', '1.5', '5,0'])(
  'fps %j is no number of frames',
  (value) => {
    const result = read(`--fps=${value}`)
    expect(result.ok && numberIn(result.value, 'fps', { low: 1, high: 60, whole: true }, 30).ok).toBe(false)
  },
)

test('the ending decides what is written, whatever its case', () => {
  expect(readTarget('a/b.MP4')).toMatchObject({ value: { format: 'mp4', sequence: null } })
  expect(readTarget('b.webm')).toMatchObject({ value: { format: 'webm' } })
  const names = (output: string) => {
    const target = readTarget(output)
    const sequence = target.ok ? target.value.sequence : null
    return sequence && [sequence.folder, sequence.name(7), sequence.name(12345)]
  }
  expect(names('frames/%04d.png')).toEqual(['frames', '0007.png', '12345.png'])
  expect(names('shot-%d-x.png')).toEqual(['.', 'shot-7-x.png', 'shot-12345-x.png'])
  for (const output of ['a.png', '%04d/a.png', '%04d%04d.png', '%s.png', 'a.avi']) {
    expect(readTarget(output), output).toMatchObject({ error: { code: 'render/format' } })
  }
})

test('paths have 2 to 10,000 points, decimals allowed, all within reach of the photo', () => {
  const photo = { width: 100, height: 50 }
  const points = (text: string) => {
    const path = readPath(text, photo, 'in')
    return path.ok ? path.value.anchors.map(({ x, y }) => [x, y]) : path.error.code
  }
  expect(points('  1.5,-2\t.5,+3\n4.,1e1 ')).toEqual([
    [1.5, -2],
    [0.5, 3],
    [4, 10],
  ])
  expect(points(Array.from({ length: 10_000 }, (_, i) => `${i % 90},0`).join(' ')).length).toBe(10_000)
  expect(points('500,250 -400,-200')).toEqual([
    [500, 250],
    [-400, -200],
  ])
  for (const text of [
    '',
    '1,2',
    Array(10_001).fill('1,2').join(' '),
    '1,2 3',
    '1,2 3,4,5',
    '1,2 501,0',
    '1,2 3,-1e999',
    '1,2 0x1,2',
  ]) {
    expect(points(text), text.slice(0, 20)).toBe('usage/arguments')
  }
})

test('what is said after a --group is about it, and only about it', () => {
  const photo = { width: 100, height: 50 }
  const groups = (...args: [string, string][]) => {
    const result = readGroups(
      args.map(([name, value]) => ({ name, value })),
      photo,
    )
    return result.ok
      ? result.value.map(({ mask, name, path }) => [mask, name, path?.easing])
      : result.error.code
  }
  expect(
    groups(
      ['group', 'a'],
      ['name', 'Cup'],
      ['path', '1,1 2,2'],
      ['group', 'b'],
      ['easing', 'out'],
      ['path', '1,1 2,2'],
      ['group', 'c'],
    ),
  ).toEqual([
    ['a', 'Cup', 'linear'],
    ['b', 'Area 2', 'out'],
    ['c', 'Area 3', undefined],
  ])
  expect(groups(['path', '1,1 2,2'], ['group', 'a'])).toBe('usage/arguments')
  expect(groups(['group', 'a'], ['path', '1,1 2,2'], ['path', '1,1 2,2'])).toBe('usage/arguments')
  expect(groups(['group', 'a'], ['name', 'x'.repeat(81)])).toBe('usage/arguments')
})
