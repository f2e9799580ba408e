import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { BODY, ROCKET, desk as newDesk, json, type Desk } from '../support/rocket.ts'

let desk: Desk

beforeEach(() => {
  desk = newDesk()
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
    [['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', 'm.png', '--easing', '0,0,1,1.5']],
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
    await desk.project()
    await desk.mask('m.png', BODY)
    const before = readFileSync(join(desk.folder, 'p.kinebrush'))
    const ran = await desk.cli(...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(/^error usage\/arguments: [^\n]+\. [^\n]+\n$/)
    expect(readFileSync(join(desk.folder, 'p.kinebrush')).equals(before)).toBe(true)
  })

  test('a seventh moving area is one too many', async () => {
    await desk.mask('m.png', BODY)
    const groups = Array.from({ length: 7 }, () => ['--group', 'm.png', '--path', '1,2 3,4']).flat()
    const ran = await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush', ...groups)
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^error mask\/too-many: /)])
  })

  test.each(['clip.avi', 'clip.jpg', 'clip.png', 'clip', 'clip.mov'])(
    '%s is not written by this version',
    async (name) => {
      await desk.project()
      const ran = await desk.cli('render', 'p.kinebrush', '-o', name)
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
    if (content === 'folder') mkdirSync(join(desk.folder, name))
    else if (content) writeFileSync(join(desk.folder, name), content)
    const ran = await desk.cli('new', name, '-o', 'q.kinebrush')
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(`^error ${code}: [^\n]+\\. [^\n]+\n$`)])
    expect(existsSync(join(desk.folder, 'q.kinebrush'))).toBe(false)
  })

  test.each([
    ['another shape', { width: 640, height: 430 }, 'mask/aspect', '640 × 430'],
    ['another size', { width: 1280, height: 854 }, 'mask/size', '1280 × 854'],
  ])('a mask of %s, with both sizes said', async (_, size, code, words) => {
    const wrong = await desk.mask('wrong.png', { left: 1, top: 1, width: 9, height: 9 }, size)
    const ran = await desk.cli('new', 'rocket.jpg', '-o', 'q.kinebrush', '--static', wrong)
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringMatching(`^error ${code}: .*${words}.*640 × 427`),
    ])
  })

  test('a mask of the photo’s shape is scaled when it may be', async () => {
    const large = await desk.mask(
      'large.png',
      { left: 0, top: 0, width: 1280, height: 427 },
      { width: 1280, height: 854 },
    )
    expect(
      (await desk.cli('new', 'rocket.jpg', '-o', 'q.kinebrush', '--static', large, '--scale-masks')).code,
    ).toBe(0)
    const info = json(await desk.cli('info', 'q.kinebrush', '--json'))
    expect(info).toMatchObject({ static: { pixels: expect.closeTo(640 * 213.5, -3) as number } })
  })

  test('a mask with nothing painted', async () => {
    const ran = await desk.cli(
      'new',
      'rocket.jpg',
      '-o',
      'q.kinebrush',
      '--static',
      await desk.mask('black.png', null),
    )
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^error mask\/empty: /)])
  })

  test('a project or a clip that is neither', async () => {
    writeFileSync(join(desk.folder, 'text.kinebrush'), 'Dear diary')
    for (const command of ['check', 'info', 'request']) {
      const ran = await desk.cli(command, 'text.kinebrush')
      expect([ran.code, ran.stderr], command).toEqual([
        2,
        expect.stringMatching(/^error project\/unreadable: /),
      ])
    }
    expect((await desk.cli('info', 'rocket.jpg')).stderr).toMatch(/^error clip\/unreadable: .*a JPEG photo/)
    writeFileSync(join(desk.folder, 'bad.mp4'), Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1'))
    expect((await desk.cli('info', 'bad.mp4')).stderr).toMatch(/^error clip\/unreadable: /)
  })
})

test('help and the version go to standard output', async () => {
  expect(await desk.cli('--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
  expect((await desk.cli('help')).stdout).toContain('kinebrush <command>')
  expect((await desk.cli('help', 'render')).stdout).toContain('%04d.png')
  expect((await desk.cli('new', '--help')).stdout).toContain('--scale-masks')
})
