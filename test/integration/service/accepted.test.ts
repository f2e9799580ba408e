import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { FAKE_KEY, startFakeService, type FakeService } from '../../support/fakeService/server.ts'
import { probe } from '../../support/clips.ts'
import { ROCKET, desk as newDesk, type Desk } from '../support/rocket.ts'
import { quickClock } from './support/program.ts'

let service: FakeService
let desk: Desk

beforeEach(async () => {
  service = await startFakeService()
  onTestFinished(() => service.close())
  desk = newDesk({ env: { KINEBRUSH_API_KEY: FAKE_KEY }, clock: quickClock() })
})

interface Size {
  readonly width: number
  readonly height: number
}

/** The photo at another size, and masks of that size: a frozen foot and so many columns, each with a path upwards. */
async function options(
  size: Size,
  { frozen, areas }: { frozen: boolean; areas: number },
): Promise<readonly string[]> {
  const { width, height } = size
  await sharp(ROCKET)
    .resize({ ...size, fit: 'fill' })
    .toFile(join(desk.folder, 'photo.jpg'))
  const foot = { left: 0, top: height - 40, width, height: 40 }
  const column = Math.floor(width / 8)
  const groups = Array.from({ length: areas }, async (_, i) => {
    const left = (i + 1) * column
    const mask = await desk.mask(`group-${i}.png`, { left, top: 100, width: column - 4, height: 120 }, size)
    const x = left + column / 2
    return ['--group', mask, '--path', `${x},200 ${x},${200 - width / 6}`]
  })
  return [
    'photo.jpg',
    ...(frozen ? ['--static', await desk.mask('static.png', foot, size)] : []),
    ...(await Promise.all(groups)).flat(),
  ]
}

const LANDSCAPE = { width: 960, height: 640 }

const cases: readonly [string, () => Promise<readonly string[]>][] = [
  ['a photo alone', () => options(LANDSCAPE, { frozen: false, areas: 0 })],
  [
    'a photo and an end frame',
    async () => [...(await options(LANDSCAPE, { frozen: false, areas: 0 })), '--tail', 'rocket.jpg'],
  ],
  ['a frozen area and a moving one', () => options(LANDSCAPE, { frozen: true, areas: 1 })],
  ['a frozen area and six moving ones', () => options(LANDSCAPE, { frozen: true, areas: 6 })],
  ['a frozen area alone', () => options(LANDSCAPE, { frozen: true, areas: 0 })],
  ['moving areas alone', () => options(LANDSCAPE, { frozen: false, areas: 2 })],
  ['a portrait', () => options({ width: 640, height: 1137 }, { frozen: true, areas: 2 })],
  ['12 megapixels', () => options({ width: 4000, height: 3000 }, { frozen: true, areas: 2 })],
  ['24 megapixels', () => options({ width: 6000, height: 4000 }, { frozen: true, areas: 2 })],
  [
    'every setting',
    async () => [
      ...(await options(LANDSCAPE, { frozen: true, areas: 1 })),
      ...['--prompt', 'The rocket rises', '--negative-prompt', 'blur', '--cfg-scale', '0.7'],
      ...['--callback-url', 'https://example.com/done'],
    ],
  ],
]

test.each(cases)(
  'the strict service makes a clip of %s, from the very request that is printed',
  async (_, of) => {
    const made = await desk.cli('new', ...(await of()), '-o', 'p.kinebrush')
    expect(made).toMatchObject({ code: 0 })
    const engine = ['--engine', 'custom']
    const printed = await desk.cli('request', 'p.kinebrush', ...engine)
    const target = ['--base-url', service.baseUrl, '--external-task-id', 'mine', '-o', 'c.mp4']
    const sent = await desk.cli('submit', 'p.kinebrush', ...engine, ...target)
    const found = service.tasks.map(({ detail }) => detail)
    expect({ ...sent, found }).toMatchObject({ code: 0, found: [null] })
    const body = service.requests.find(({ route }) => route === 'create')?.body.toString()
    expect(body === `${printed.stdout.trimEnd().slice(0, -1)},"external_task_id":"mine"}`).toBe(true)
    expect(probe(join(desk.folder, 'c.mp4'))).toMatchObject({ frames: 150 })
  },
)
