import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printKeyframes } from '../../../src-shared/exchange/afterEffects.ts'
import type { FoundPaths } from '../../../src-shared/exchange/found.ts'
import { printCsv } from '../../../src-shared/exchange/pathCsv.ts'
import { printJson } from '../../../src-shared/exchange/pathJson.ts'
import { printTracks } from '../../../src-shared/exchange/pathTracks.ts'
import { countOutside, readPaths } from '../../../src-shared/exchange/readPaths.ts'
import { timedPoints } from '../../../src-shared/exchange/timed.ts'
import { ease, EASINGS, type Easing } from '../../../src-shared/geometry/easing.ts'
import { polylinePath, type MotionPath } from '../../../src-shared/geometry/path.ts'
import { MAX_PATH_TEXT } from '../../../src-shared/limits.ts'

const PHOTO = { width: 640, height: 427 }

// A zero has no sign in any of the formats.
const number = fc.double({ min: -500, max: 1500, noNaN: true }).map((n) => n + 0)
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((n) => n + 0)
const easings: fc.Arbitrary<Easing> = fc.oneof(
  fc.constantFrom(...EASINGS),
  fc.record({ x1: share, y1: share, x2: share, y2: share }),
)
const paths = fc.record({
  anchors: fc.array(
    fc.record({ x: number, y: number, kind: fc.constantFrom('smooth' as const, 'corner' as const) }),
    { minLength: 2, maxLength: 20 },
  ),
  easing: easings,
})

function read(text: string): FoundPaths {
  const found = readPaths(text, PHOTO)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
const errorOf = (text: string): unknown => {
  const found = readPaths(text, PHOTO)
  return found.ok ? found.value : found.error
}

/** Points that were written with three decimals. */
function expectNear(found: FoundPaths['paths'][number], expected: readonly { x: number; y: number }[]): void {
  expect(found.anchors).toHaveLength(expected.length)
  expected.forEach(({ x, y }, i) => {
    expect(Math.abs(found.anchors[i]!.x - x)).toBeLessThan(0.00051)
    expect(Math.abs(found.anchors[i]!.y - y)).toBeLessThan(0.00051)
  })
}

describe('what is printed is read again', () => {
  test('JSON: the same paths to the last bit', () => {
    fc.assert(
      fc.property(fc.array(paths, { minLength: 1, maxLength: 3 }), (list) => {
        const found = read(
          printJson(
            list.map((path, i) => ({ name: `Area “${i}”`, path })),
            PHOTO,
          ),
        )
        expect(found).toEqual({ format: 'json', size: PHOTO, paths: list })
      }),
    )
  })

  test('CSV: the same points to the last bit', () => {
    fc.assert(
      fc.property(paths, ({ anchors }) => {
        const { format, paths: found } = read(printCsv(anchors))
        expect(format).toBe('csv')
        expect(found[0]?.anchors).toEqual(anchors.map(({ x, y }) => ({ x, y, kind: 'corner' })))
        expect(found[0]?.easing).toBeNull()
      }),
    )
  })

  test('ComfyUI tracks: so many points for each path, to a thousandth of a pixel', () => {
    fc.assert(
      fc.property(
        fc.array(paths, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 121 }),
        (list, count) => {
          const { format, paths: found } = read(printTracks(list, count))
          expect(format).toBe('tracks')
          found.forEach((path, i) => expectNear(path, timedPoints(list[i]!, count)))
        },
      ),
      { numRuns: 30 },
    )
  })

  test('After Effects: a key for each frame, to a thousandth of a pixel', () => {
    fc.assert(
      fc.property(paths, fc.constantFrom(1, 12, 24, 30), (path, fps) => {
        const { format, size, paths: found } = read(printKeyframes(path, { fps, seconds: 5, size: PHOTO }))
        expect([format, size, found.length]).toEqual(['after-effects', PHOTO, 1])
        expectNear(found[0]!, timedPoints(path, 5 * fps + 1))
      }),
      { numRuns: 30 },
    )
  })

  test.each(EASINGS)('tracks and keyframes carry the speed: %s', (easing) => {
    const path = polylinePath(
      [
        { x: 20, y: 30 },
        { x: 220, y: 30 },
        { x: 220, y: 330 },
      ],
      easing,
    )
    expect(read(printTracks([path], 81)).paths[0]?.easing).toBe(easing)
    expect(read(printKeyframes(path, { fps: 30, seconds: 5, size: PHOTO })).paths[0]?.easing).toBe(easing)
  })

  test('a speed curve comes back nearly as it was', () => {
    const curve = { x1: 0.7, y1: 0.1, x2: 0.4, y2: 0.9 }
    const path = polylinePath(
      [
        { x: 20, y: 30 },
        { x: 420, y: 230 },
      ],
      curve,
    )
    const found = read(printTracks([path], 121)).paths[0]!.easing!
    for (let t = 0; t <= 1; t += 0.05) expect(Math.abs(ease(found, t) - ease(curve, t))).toBeLessThan(0.02)
  })
})

describe('texts of other programs', () => {
  const points = (text: string): (readonly [number, number])[] =>
    read(text).paths[0]!.anchors.map(({ x, y }) => [x, y])

  test.each([
    ['no header', '1,2\n3.5,4'],
    ['a header and other columns', 'frame,X,Y\n0,1,2\n1,3.5,4\n'],
    ['semicolons and decimal commas', 'x;y\r\n1;2\r\n3,5;4\r\n'],
    ['tabs, as a spreadsheet copies', '1\t2\n3.5\t4'],
    ['spaces and a byte order mark', '\uFEFF1 2\n3.5 4'],
    ['quotes and a remark', '# a remark\n"x","y"\n"1","2"\n"3.5","4"'],
    ['one track', '[{"x":1,"y":2},{"x":3.5,"y":4}]'],
    ['a list of tracks', ' [[{"x":1,"y":2,"frame":0},{"x":3.5,"y":4}]] '],
  ])('%s', (_, text) =>
    expect(points(text)).toEqual([
      [1, 2],
      [3.5, 4],
    ]),
  )

  test('keyframes as After Effects copies them: places are taken, anchor points and scale are not', () => {
    const text = [
      'Adobe After Effects 9.0 Keyframe Data',
      '',
      '\tUnits Per Second\t25',
      '\tSource Width\t1920',
      '\tSource Height\t1080',
      '\tSource Pixel Aspect Ratio\t1',
      '\tComp Pixel Aspect Ratio\t1',
      '',
      'Transform\tAnchor Point',
      '\tFrame\tX pixels\tY pixels\tZ pixels\t',
      '\t\t960\t540\t0\t',
      '',
      'Transform\tScale',
      '\tFrame\tX percent\tY percent\tZ percent\t',
      '\t0\t100\t100\t100\t',
      '',
      'Transform\tPosition',
      '\tFrame\tX pixels\tY pixels\tZ pixels\t',
      '\t0\t100.5\t50.5\t0\t',
      '\t10\t200.5\t50.5\t0\t',
      '\t30\t200.5\t150.5\t0\t',
      '',
      '',
      'End of Keyframe Data',
    ].join('\n')
    const found = read(text)
    expect(found.size).toEqual({ width: 1920, height: 1080 })
    expect(found.paths).toHaveLength(1)
    expect(points(text)).toEqual([
      [100, 50],
      [200, 50],
      [200, 150],
    ])
    // The first half of the way takes a third of the time.
    expect(ease(found.paths[0]!.easing!, 1 / 3)).toBeGreaterThan(0.42)
  })

  test('points outside the photo are kept and counted', () => {
    const found = read('x,y\n-10,5\n100,100\n700,100')
    expect(countOutside(found, PHOTO)).toBe(2)
    expect(found.paths[0]?.anchors[0]).toMatchObject({ x: -10, y: 5 })
  })
})

describe('what cannot be read is refused, and said where', () => {
  test.each([
    ['', { code: 'path/empty' }],
    ['  \n ', { code: 'path/empty' }],
    ['just some words', { code: 'path/unknown-format' }],
    ['1 2 3\n4 5 6', { code: 'path/unknown-format' }],
    ['{"a":1}', { code: 'path/unknown-format' }],
    ['x,y\n1,2\n3,abc', { code: 'path/damaged', format: 'csv', line: 3, text: '3,abc' }],
    ['x,y\n1,2\n3', { code: 'path/damaged', format: 'csv', line: 3, text: '3' }],
    ['[[{"x":1,"y":', { code: 'path/damaged', format: 'tracks' }],
    ['[[{"x":1}]]', { code: 'path/damaged', format: 'tracks' }],
    ['[1,2]', { code: 'path/damaged', format: 'tracks' }],
    ['[]', { code: 'path/damaged', format: 'tracks' }],
    ['{"format":"kinebrush-paths","version":2,"paths":[]}', { code: 'path/newer' }],
    ['{"format":"kinebrush-paths","version":1,"paths":[]}', { code: 'path/damaged', format: 'json' }],
    [
      'Adobe After Effects 8.0 Keyframe Data\n\nEnd of Keyframe Data',
      { code: 'path/damaged', format: 'after-effects' },
    ],
    [
      'Adobe After Effects 8.0 Keyframe Data\nTransform\tPosition\n\tFrame\tX pixels\tY pixels\n\t0\tleft\t2',
      { code: 'path/damaged', format: 'after-effects', line: 4 },
    ],
    ['x,y\n1,2', { code: 'path/point-count', found: 1 }],
    ['x,y\n1,2\n1e9,2', { code: 'path/too-far', x: 1e9, y: 2 }],
    ['[{"x":1,"y":2},{"x":1,"y":1e308}]', { code: 'path/too-far' }],
  ])('%j', (text, error) => expect(errorOf(text)).toMatchObject(error))

  test('texts and paths that are too long', () => {
    expect(errorOf(' '.repeat(MAX_PATH_TEXT + 1))).toMatchObject({ code: 'path/too-large' })
    expect(errorOf('1,2\n'.repeat(10_001))).toMatchObject({ code: 'path/point-count', found: 10_001 })
  })

  test('no text at all makes it throw', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string().map((s) => `x,y\n${s}`),
    )
    fc.assert(fc.property(texts, (text) => void readPaths(text, PHOTO)))
  })
})

test('ten thousand points are printed and read in well under a second', () => {
  const long: MotionPath = polylinePath(
    Array.from({ length: 10_000 }, (_, i) => ({ x: (i * 7) % 640, y: (i * 3) % 427 })),
  )
  const started = performance.now()
  expect(read(printJson([{ name: 'Long', path: long }], PHOTO)).paths[0]?.anchors).toEqual(long.anchors)
  expect(read(printCsv(long.anchors)).paths[0]?.anchors).toHaveLength(10_000)
  expect(performance.now() - started).toBeLessThan(5000)
})
