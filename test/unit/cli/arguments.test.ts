import { expect, test } from 'vitest'
import { numberIn, readArguments } from '../../../src-main/cli/arguments.ts'
import { readCamera, readMovement } from '../../../src-main/cli/movementArguments.ts'
import { changeSettings } from '../../../src-shared/project/edits.ts'
import { PLAIN_MOVEMENT } from '../../../src-shared/project/movement.ts'
import { edited, movingProject } from '../../support/projects.ts'
import { projectSource, readSpec, readTarget } from '../../../src-main/cli/clipArguments.ts'
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

test('a movement is plain unless it says otherwise', () => {
  const movement = (words: Parameters<typeof readMovement>[0]) => {
    const result = readMovement(words)
    return result.ok ? result.value : result.error
  }
  expect(movement({})).toEqual(PLAIN_MOVEMENT)
  expect(movement({ turn: 'path' })).toEqual({ ...PLAIN_MOVEMENT, turn: 'path' })
  expect(movement({ turn: '-720.5', sway: '3,.5,-45', stand: 'behind' })).toEqual({
    ...PLAIN_MOVEMENT,
    turn: -720.5,
    sway: { amplitudePx: 3, periodSeconds: 0.5, angleDegrees: -45 },
  })
  const refused = [
    ...['0.5', '0.5,0.5', '0.8,0.2', '0,1.1', '0,1,1', '-0.1,1', '0,', '0, 1', ''].map((span) => ({ span })),
    ...['0', '0.09', '5.1', '1,1', 'x', '', '1e0'].map((scale) => ({ scale })),
    ...['round', '3601', '', '1,2', 'Path'].map((turn) => ({ turn })),
    ...['6', '6,0', '-1,2', '1001,2', '6,61', '6,2,361', '6,2,0,0', ''].map((sway) => ({ sway })),
    ...['Front', 'above', ''].map((stand) => ({ stand })),
  ]
  for (const words of refused) {
    const [[name, value]] = Object.entries(words) as [[string, string]]
    expect(movement(words)).toEqual({
      code: 'usage/arguments',
      detail: expect.stringContaining(`--${name} is ${value}, it can be `) as string,
    })
  }
})

test('a camera is a zoom, a pan and a tilt; one that stays where it is is none', () => {
  const camera = (...args: string[]) => {
    const read = readArguments(args, { camera: 'one', 'camera-easing': 'one' }, 0)
    const result = read.ok ? readCamera(read.value) : read
    return result.ok ? result.value : result.error.code
  }
  const plain = { zoom: 1.5, panX: 0, panY: 0, tiltDegrees: 0, easing: 'in-out' }
  expect(camera()).toBeNull()
  expect(camera('--camera', '1,0,0,0')).toBeNull()
  expect(camera('--camera', '1.5')).toEqual(plain)
  expect(camera('--camera', '1,-.2,0.1')).toEqual({ ...plain, zoom: 1, panX: -0.2, panY: 0.1 })
  expect(camera('--camera', '2,0,0,-45', '--camera-easing', 'out')).toEqual({
    ...plain,
    zoom: 2,
    tiltDegrees: -45,
    easing: 'out',
  })
  for (const text of ['0.9', '4.1', '1.5,0.1', '1,0.4,0', '1,0,-0.4', '1,0,0,46', '1,0,0,0,0', 'near', '']) {
    expect(camera('--camera', text), text).toBe('usage/arguments')
  }
  expect(camera('--camera', '2', '--camera-easing', 'fast')).toBe('usage/arguments')
})

test('a clip loops as its project does unless it is told otherwise', () => {
  const project = edited(movingProject({ width: 64, height: 48 }), changeSettings({ loop: 'seamless' }))
  const loop = (...args: string[]) => {
    const given = readArguments(args, { loop: 'one' }, 0)
    const read = given.ok ? readSpec(given.value, 'mp4', projectSource(project)) : given
    return read.ok ? read.value.spec.loop : read.error.code
  }
  expect([loop(), loop('--loop', 'none'), loop('--loop', 'round')]).toEqual([
    'seamless',
    'none',
    'usage/arguments',
  ])
})
