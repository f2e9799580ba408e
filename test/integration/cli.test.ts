import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { commandLine, testFolder, type Ran } from './support/commandLine.ts'

const ROCKET = join(import.meta.dirname, '../fixtures/rocket.jpg')
const SIZE = { width: 640, height: 427 }

let folder: string
let cli: (...argv: string[]) => Promise<Ran>

beforeEach(() => {
  folder = testFolder()
  cli = commandLine(folder)
  copyFileSync(ROCKET, join(folder, 'rocket.jpg'))
})

interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A mask file that is white in a rectangle. */
async function mask(name: string, rect: Rect | null, size = SIZE): Promise<string> {
  const grey = Buffer.alloc(size.width * size.height)
  for (let y = rect?.top ?? 0; rect && y < rect.top + rect.height; y++) {
    grey.fill(255, y * size.width + rect.left, y * size.width + rect.left + rect.width)
  }
  await sharp(grey, { raw: { ...size, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toFile(join(folder, name))
  return name
}

const body: Rect = { left: 310, top: 125, width: 25, height: 280 }
const ground: Rect = { left: 0, top: 385, width: 640, height: 42 }

async function project(...more: string[]): Promise<Ran> {
  const masks = [await mask('ground.png', ground), await mask('body.png', body)]
  const [still = '', moves = ''] = masks
  return cli(
    'new',
    'rocket.jpg',
    '-o',
    'p.kinebrush',
    '--static',
    still,
    '--group',
    moves,
    '--path',
    '322,260 322,160',
    ...more,
  )
}

const json = (ran: Ran): unknown => JSON.parse(ran.stdout)

describe('new and info', () => {
  test('a project holds what the options said', async () => {
    const made = await project('--name', 'Rocket', '--easing', 'in', '--prompt', 'up', '--cfg-scale', '0.25')
    expect(made).toMatchObject({ code: 0, stdout: `${join(folder, 'p.kinebrush')}\n` })
    const info = await cli('info', 'p.kinebrush', '--json')
    expect(info.code).toBe(0)
    expect(json(info)).toMatchObject({
      name: 'p',
      photo: { name: 'rocket.jpg', ...SIZE },
      static: { pixels: 640 * 42 },
      groups: [
        {
          index: 1,
          name: 'Rocket',
          // The frozen area is put down last: the 20 rows that both masks cover stay frozen.
          pixels: 25 * 260,
          easing: 'in',
          path: [
            { x: 322, y: 260, kind: 'corner' },
            { x: 322, y: 160, kind: 'corner' },
          ],
        },
      ],
      settings: { mode: 'motion-brush', prompt: 'up', quality: 'pro', durationSeconds: 5, cfgScale: 0.25 },
      problems: [],
    })
    expect(made.stderr).toBe('The frozen area kept 500 pixels that a moving area covers too.\n')
  })

  test('several areas keep to their own path, name and easing', async () => {
    const [a, b] = [
      await mask('a.png', body),
      await mask('b.png', { left: 10, top: 10, width: 5, height: 5 }),
    ]
    await cli(
      ...['new', 'rocket.jpg', '-o', 'p.kinebrush'],
      ...['--group', a, '--easing', 'out', '--path', '-5.5,-10 20,30', '--group', b, '--path=1,2 3,4 5,6'],
    )
    expect(json(await cli('info', 'p.kinebrush', '--json'))).toMatchObject({
      static: { pixels: 0 },
      groups: [
        {
          index: 1,
          name: 'Area 1',
          easing: 'out',
          path: [
            { x: -5.5, y: -10 },
            { x: 20, y: 30 },
          ],
        },
        { index: 2, name: 'Area 2', easing: 'linear', pixels: 25, path: [{ x: 1 }, { x: 3 }, { x: 5 }] },
      ],
    })
  })

  test('the mode follows from what there is', async () => {
    const mode = async (): Promise<unknown> => json(await cli('info', 'p.kinebrush', '--json'))
    await cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    expect(await mode()).toMatchObject({ settings: { mode: 'plain' } })
    await cli('new', 'rocket.jpg', '-o', 'p.kinebrush', '--tail', 'rocket.jpg')
    expect(await mode()).toMatchObject({ settings: { mode: 'end-frame', tail: { name: 'rocket.jpg' } } })
  })

  test('info for people names the same things', async () => {
    await project()
    const { stdout } = await cli('info', 'p.kinebrush')
    expect(stdout).toContain('  name: rocket.jpg\n  width: 640\n')
    expect(stdout).toContain('groups: 1\n  - index: 1\n    name: Area 1\n    pixels: 6500\n')
  })
})

describe('check', () => {
  test('tells problems as JSON and ends with 1 when one is an error', async () => {
    await cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    const checked = await cli('check', 'p.kinebrush', '--json')
    expect(checked.code).toBe(1)
    expect(json(checked)).toEqual({
      ok: false,
      problems: [
        {
          code: 'motion/nothing-moves',
          severity: 'error',
          about: 'project',
          message: 'Nothing moves yet.',
          nextStep: 'Add a moving area, paint what moves and draw its path.',
        },
      ],
    })
  })

  test('a sound project is said to be one', async () => {
    await project()
    expect(await cli('check', 'p.kinebrush')).toMatchObject({
      code: 0,
      stdout: 'Nothing stands in the way.\n',
    })
    expect(json(await cli('check', 'p.kinebrush', '--json', '--engine', 'cometapi'))).toEqual({
      ok: true,
      problems: [],
    })
  })

  test.each([
    ['photo/too-small', 299, 400],
    ['photo/aspect', 400, 1200],
  ])('a service has limits that this computer has not: %s', async (code, width, height) => {
    await sharp(ROCKET).resize(width, height, { fit: 'fill' }).jpeg().toFile(join(folder, 'odd.jpg'))
    const moves = await mask('m.png', { left: 5, top: 5, width: 50, height: 50 }, { width, height })
    await cli('new', 'odd.jpg', '-o', 'p.kinebrush', '--group', moves, '--path', '20,20 200,200')
    expect((await cli('check', 'p.kinebrush')).code).toBe(0)
    const checked = await cli('check', 'p.kinebrush', '--engine', 'cometapi', '--json')
    expect(checked.code).toBe(1)
    expect(json(checked)).toMatchObject({
      ok: false,
      problems: [{ code, severity: 'error', about: 'photo' }],
    })
    expect((await cli('request', 'p.kinebrush')).code).toBe(1)
  })
})

describe('masks and request', () => {
  test('masks are grey PNGs of the photo’s size, nothing but 0 and 255', async () => {
    await project()
    const made = await cli('masks', 'p.kinebrush', '-o', 'deep/masks')
    expect(made.code).toBe(0)
    expect(readdirSync(join(folder, 'deep/masks')).sort()).toEqual(['dynamic-1.png', 'static.png'])
    const written = sharp(join(folder, 'deep/masks/static.png'))
    expect(await written.metadata()).toMatchObject({ ...SIZE, channels: 1, depth: 'uchar', space: 'b-w' })
    const data = await written.toColourspace('b-w').raw().toBuffer()
    expect(new Set(data)).toEqual(new Set([0, 255]))
    expect(data.filter((level) => level === 255).length).toBe(640 * 42)
  })

  test('a request holds the very photo, the masks, and the path from the bottom left', async () => {
    await project('--prompt', 'up')
    const asked = await cli('request', 'p.kinebrush')
    expect(asked.code).toBe(0)
    const request = json(asked) as Record<string, never>
    expect(Object.keys(request)).toEqual([
      ...['model_name', 'mode', 'duration', 'image', 'prompt', 'static_mask', 'dynamic_masks'],
    ])
    expect(request).toMatchObject({ model_name: 'kling-v1', mode: 'pro', duration: '5', prompt: 'up' })
    // The fixture is in Adobe RGB, which a service may not know: it gets the colours that the editor shows.
    const sent = await sharp(Buffer.from(request['image']!, 'base64')).raw().toBuffer()
    const shown = await sharp(ROCKET).toColourspace('srgb').raw().toBuffer()
    expect(sent.length).toBe(shown.length)
    const off = sent.reduce((sum, level, k) => sum + Math.abs(level - shown[k]!), 0) / sent.length
    expect(off).toBeLessThan(1)
    const [area] = request['dynamic_masks'] as unknown as {
      mask: string
      trajectories: { x: number; y: number }[]
    }[]
    expect(area?.trajectories[0]).toEqual({ x: 322, y: 427 - 1 - 260 })
    expect(area?.trajectories.at(-1)).toEqual({ x: 322, y: 427 - 1 - 160 })
    expect(await sharp(Buffer.from(area?.mask ?? '', 'base64')).metadata()).toMatchObject({
      ...SIZE,
      channels: 1,
    })
  })
})

test.each([
  ['a plain JPEG', 'a.jpg', (photo: Sharp) => photo.jpeg({ quality: 80 })],
  ['a plain PNG', 'a.png', (photo: Sharp) => photo.png()],
])('%s is sent as it is', async (_, name, encode) => {
  await encode(sharp(ROCKET)).toFile(join(folder, name))
  await cli('new', name, '-o', 'p.kinebrush')
  const request = json(await cli('request', 'p.kinebrush')) as { image: string }
  expect(Buffer.from(request.image, 'base64').equals(readFileSync(join(folder, name)))).toBe(true)
  expect(Object.keys(request)).toEqual(['model_name', 'mode', 'duration', 'image'])
})

test('a photo that a service would see otherwise is encoded anew: turned, transparent or of another format', async () => {
  await sharp(ROCKET).withMetadata({ orientation: 6 }).jpeg().toFile(join(folder, 'turned.jpg'))
  await sharp(ROCKET).ensureAlpha(0.5).png().toFile(join(folder, 'glass.png'))
  await sharp(ROCKET).webp().toFile(join(folder, 'a.webp'))
  for (const [name, size] of [
    ['turned.jpg', { width: 427, height: 640 }],
    ['glass.png', SIZE],
    ['a.webp', SIZE],
  ] as const) {
    await cli('new', name, '-o', 'p.kinebrush')
    const { image } = json(await cli('request', 'p.kinebrush')) as { image: string }
    const head = await sharp(Buffer.from(image, 'base64')).metadata()
    expect(head, name).toMatchObject({ ...size, hasAlpha: false })
    expect(head.orientation ?? 1, name).toBe(1)
    expect(['jpeg', 'png'], name).toContain(head.format)
  }
})

describe('render and submit', () => {
  test('the clip takes its place when it is whole', async () => {
    await project()
    writeFileSync(join(folder, 'c.mp4'), '')
    const made = await cli('render', 'p.kinebrush', '-o', 'c.mp4', '--fps', '10', '--duration', '1.5')
    expect(made).toMatchObject({ code: 0, stdout: `${join(folder, 'c.mp4')}\n` })
    expect(readFileSync(join(folder, 'c.mp4')).length).toBe(15_000)
    expect(
      made.stderr
        .split('\n')
        .filter((line) => line.startsWith('rendering'))
        .at(-1),
    ).toBe('rendering: 15 of 15 frames (100 %)')
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  test('a sequence makes its folder and counts from nought', async () => {
    await project()
    await cli('render', 'p.kinebrush', '-o', 'out/frames/%04d.png', '--fps', '5', '--duration', '1')
    expect(readdirSync(join(folder, 'out/frames')).sort()).toEqual(
      [0, 1, 2, 3, 4].map((index) => `000${index}.png`),
    )
    expect(await sharp(join(folder, 'out/frames/0004.png')).metadata()).toMatchObject({
      ...SIZE,
      channels: 3,
    })
  })

  test('a project with errors is not rendered', async () => {
    await cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    const ran = await cli('render', 'p.kinebrush', '-o', 'c.mp4')
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('error project/has-errors: ')
    expect(existsSync(join(folder, 'c.mp4'))).toBe(false)
  })

  test('an interrupted command ends with 130 and leaves nothing', async () => {
    await project()
    const stop = new AbortController()
    stop.abort()
    const interrupted = commandLine(folder, undefined, stop.signal)
    for (const output of ['c.mp4', 'frames/%04d.png']) {
      expect((await interrupted('render', 'p.kinebrush', '-o', output)).code).toBe(130)
    }
    expect(readdirSync(folder).sort()).toEqual([
      '.store',
      'body.png',
      'ground.png',
      'p.kinebrush',
      'rocket.jpg',
    ])
  })

  test('submit renders with this computer, and says that it cannot send yet', async () => {
    await project()
    expect((await cli('submit', 'p.kinebrush', '-o', 'c.webm', '--engine', 'local')).code).toBe(0)
    for (const engine of ['cometapi', 'kling', 'custom']) {
      const ran = await cli('submit', 'p.kinebrush', '-o', 'd.mp4', '--engine', engine)
      expect(ran.code).toBe(2)
      expect(ran.stderr).toMatch(/^error engine\/cannot-send-yet: .+\. .+\n$/)
    }
    expect((await cli('submit', 'p.kinebrush', '-o', 'd.mp4', '--engine', 'sora')).stderr).toMatch(
      /^error engine\/unknown/,
    )
  })
})

describe('where output may go', () => {
  test('never over a folder or a file of another kind, never into a folder that is not there', async () => {
    await project()
    mkdirSync(join(folder, 'a.mp4'))
    copyFileSync(ROCKET, join(folder, 'photo.mp4'))
    writeFileSync(join(folder, 'notes'), 'mine')
    const before = readFileSync(join(folder, 'photo.mp4'))
    const cases = [
      ['render', 'p.kinebrush', '-o', 'a.mp4', 'file/is-a-folder'],
      ['render', 'p.kinebrush', '-o', 'photo.mp4', 'file/other-kind'],
      ['render', 'p.kinebrush', '-o', 'nowhere/c.mp4', 'file/no-folder'],
      ['new', 'rocket.jpg', '-o', 'nowhere/p.kinebrush', 'file/no-folder'],
      ['new', 'rocket.jpg', '-o', 'rocket.jpg', 'file/other-kind'],
      ['masks', 'p.kinebrush', '-o', 'notes', 'file/other-kind'],
      ['render', 'p.kinebrush', '-o', 'notes/%d.png', 'file/other-kind'],
    ]
    for (const [code, ...args] of cases.map((given) => [given.at(-1), ...given.slice(0, -1)])) {
      const ran = await cli(...(args as string[]))
      expect([ran.code, ran.stderr], args.join(' ')).toEqual([5, expect.stringMatching(`^error ${code}: `)])
    }
    expect(readFileSync(join(folder, 'photo.mp4')).equals(before)).toBe(true)
    expect(readFileSync(join(folder, 'notes'), 'utf8')).toBe('mine')
  })

  test('over a file of its own kind', async () => {
    await project()
    expect((await cli('new', 'rocket.jpg', '-o', 'p.kinebrush')).code).toBe(0)
    expect(json(await cli('info', 'p.kinebrush', '--json'))).toMatchObject({ groups: [] })
  })
})

describe('arguments that cannot be used end with 2 and one line', () => {
  test.each([
    [[]],
    [['paint']],
    [['new']],
    [['new', 'rocket.jpg']],
    [['new', 'rocket.jpg', '-o']],
    [['new', 'rocket.jpg', 'b.jpg', '-o', 'p.kinebrush']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--colour', 'red']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--path', '1,2 3,4']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', '--path', '1,2 3,4']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--path', '1,2']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--path', '1,2 x,4']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--path', '1,2 NaN,4']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--path', '1,2 1e9,4']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--easing', 'bouncy']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--duration', '7']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--cfg-scale', '1.5']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--callback-url', 'javascript:alert(1)']],
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--mode', 'fast']],
    [['check', 'p.kinebrush', '--json=yes']],
    [['request', 'p.kinebrush', '--engine', 'local']],
    [['render', 'p.kinebrush', '-o', 'c.mp4', '--fps', '0']],
    [['render', 'p.kinebrush', '-o', 'c.mp4', '--fps', '29.97']],
    [['render', 'p.kinebrush', '-o', 'c.mp4', '--size', '0x0']],
    [['render', 'p.kinebrush', '-o', 'c.mp4', '--duration', '1e3']],
    [['render', 'p.kinebrush', '-o', 'c.mp4', '--loop', 'twice']],
  ])('%j', async (args) => {
    await project()
    await mask('m.png', body)
    const before = readFileSync(join(folder, 'p.kinebrush'))
    const ran = await cli(...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(/^error usage\/arguments: [^\n]+\. [^\n]+\n$/)
    expect(readFileSync(join(folder, 'p.kinebrush')).equals(before)).toBe(true)
  })

  test('a seventh moving area is one too many', async () => {
    await mask('m.png', body)
    const groups = Array.from({ length: 7 }, () => ['--group', 'm.png', '--path', '1,2 3,4']).flat()
    const ran = await cli('new', 'rocket.jpg', '-o', 'p.kinebrush', ...groups)
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^error mask\/too-many: /)])
  })

  test.each(['clip.gif', 'clip.webp', 'clip.png', 'clip', 'clip.mov'])(
    '%s is not written by this version',
    async (name) => {
      await project()
      const ran = await cli('render', 'p.kinebrush', '-o', name)
      expect([ran.code, ran.stderr]).toEqual([
        2,
        expect.stringMatching(/^error render\/format: .*\.mp4 or \.webm/),
      ])
    },
  )
})

describe('files that cannot be used end with 2 and one line', () => {
  test.each([
    ['no.jpg', null, 'file/not-found'],
    ['folder.jpg', 'folder', 'file/not-a-file'],
    ['text.jpg', Buffer.from('Dear diary'), 'photo/unsupported'],
    ['empty.jpg', Buffer.alloc(0), 'photo/empty'],
    ['cut.jpg', readFileSync(ROCKET).subarray(0, 30_000), 'photo/damaged'],
  ])('a photo that is %s', async (name, content, code) => {
    if (content === 'folder') mkdirSync(join(folder, name))
    else if (content) writeFileSync(join(folder, name), content)
    const ran = await cli('new', name, '-o', 'q.kinebrush')
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(`^error ${code}: [^\n]+\\. [^\n]+\n$`)])
    expect(existsSync(join(folder, 'q.kinebrush'))).toBe(false)
  })

  test.each([
    ['another shape', { width: 640, height: 430 }, 'mask/aspect', '640×430'],
    ['another size', { width: 1280, height: 854 }, 'mask/size', '1280×854'],
  ])('a mask of %s, with both sizes said', async (_, size, code, words) => {
    const wrong = await mask('wrong.png', { left: 1, top: 1, width: 9, height: 9 }, size)
    const ran = await cli('new', 'rocket.jpg', '-o', 'q.kinebrush', '--static', wrong)
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(`^error ${code}: .*${words}.*640×427`)])
  })

  test('a mask of the photo’s shape is scaled when it may be', async () => {
    const large = await mask(
      'large.png',
      { left: 0, top: 0, width: 1280, height: 427 },
      { width: 1280, height: 854 },
    )
    expect(
      (await cli('new', 'rocket.jpg', '-o', 'q.kinebrush', '--static', large, '--scale-masks')).code,
    ).toBe(0)
    const info = json(await cli('info', 'q.kinebrush', '--json'))
    expect(info).toMatchObject({ static: { pixels: expect.closeTo(640 * 213.5, -3) as number } })
  })

  test('a mask with nothing painted', async () => {
    const ran = await cli('new', 'rocket.jpg', '-o', 'q.kinebrush', '--static', await mask('black.png', null))
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^error mask\/empty: /)])
  })

  test('a project or a clip that is neither', async () => {
    writeFileSync(join(folder, 'text.kinebrush'), 'Dear diary')
    for (const command of ['check', 'info', 'request']) {
      const ran = await cli(command, 'text.kinebrush')
      expect([ran.code, ran.stderr], command).toEqual([
        2,
        expect.stringMatching(/^error project\/unreadable: /),
      ])
    }
    expect((await cli('info', 'rocket.jpg')).stderr).toMatch(/^error clip\/unreadable: .*a JPEG photo/)
    writeFileSync(join(folder, 'bad.mp4'), Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1'))
    expect((await cli('info', 'bad.mp4')).stderr).toMatch(/^error clip\/unreadable: /)
  })
})

test('help and the version go to standard output', async () => {
  expect(await cli('--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
  expect((await cli('help')).stdout).toContain('kinebrush <command>')
  expect((await cli('help', 'render')).stdout).toContain('%04d.png')
  expect((await cli('new', '--help')).stdout).toContain('--scale-masks')
})
