import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { commandLine } from '../support/commandLine.ts'
import { ROCKET, SIZE, desk as newDesk, json, type Desk } from '../support/rocket.ts'

let desk: Desk

beforeEach(() => {
  desk = newDesk()
})

describe('render and submit', () => {
  test('the clip takes its place when it is whole', async () => {
    await desk.project()
    writeFileSync(join(desk.folder, 'c.mp4'), '')
    const made = await desk.cli('render', 'p.kinebrush', '-o', 'c.mp4', '--fps', '10', '--duration', '1.5')
    expect(made).toMatchObject({ code: 0, stdout: `${join(desk.folder, 'c.mp4')}\n` })
    expect(readFileSync(join(desk.folder, 'c.mp4')).length).toBe(15_000)
    expect(
      made.stderr
        .split('\n')
        .filter((line) => line.startsWith('rendering'))
        .at(-1),
    ).toBe('rendering: 15 of 15 frames (100 %)')
    expect(readdirSync(desk.folder).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  test('submit to this computer tells of its clip as it tells of a service’s', async () => {
    await desk.project()
    const path = join(desk.folder, 'c.mp4')
    const ran = await desk.cli('submit', 'p.kinebrush', '-o', 'c.mp4', '--json')
    const info = { ...{ format: 'mp4', frames: 150, fps: 30, durationSeconds: 5 }, bytes: 150_000 }
    expect(json(ran)).toMatchObject({
      takes: [{ id: null, engine: 'local', project: 'p', state: 'ready', clip: path, info, error: null }],
    })
    expect(readFileSync(path).length).toBe(info.bytes)
    expect(ran.code).toBe(0)
    expect(await desk.cli('submit', 'p.kinebrush', '-o', 'd.mp4')).toMatchObject({
      stdout: `${join(desk.folder, 'd.mp4')}\n`,
    })
  })

  test.each([
    ['--count', '3'],
    ['--no-wait'],
    ['--external-task-id', 'mine'],
    ['--base-url', 'https://example.com'],
    ['--y-origin', 'top-left'],
    ['--local-network'],
  ])('submit to this computer refuses %s: it would mean nothing', async (...option) => {
    await desk.project()
    for (const engine of [[], ['--engine', 'local']]) {
      const ran = await desk.cli('submit', 'p.kinebrush', '-o', 'c.mp4', ...engine, ...option)
      expect(ran).toMatchObject({ code: 2, stdout: '' })
      expect(ran.stderr).toContain(`error usage/arguments: `)
      expect(ran.stderr).toContain(`${option[0]} is for services`)
    }
    expect(existsSync(join(desk.folder, 'c.mp4'))).toBe(false)
  })

  test('a sequence makes its folder and counts from nought', async () => {
    await desk.project()
    await desk.cli('render', 'p.kinebrush', '-o', 'out/frames/%04d.png', '--fps', '5', '--duration', '1')
    expect(readdirSync(join(desk.folder, 'out/frames')).sort()).toEqual(
      [0, 1, 2, 3, 4].map((index) => `000${index}.png`),
    )
    expect(await sharp(join(desk.folder, 'out/frames/0004.png')).metadata()).toMatchObject({
      ...SIZE,
      channels: 3,
    })
  })

  test('a project with errors is not rendered', async () => {
    await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    const ran = await desk.cli('render', 'p.kinebrush', '-o', 'c.mp4')
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('error project/has-errors: ')
    expect(existsSync(join(desk.folder, 'c.mp4'))).toBe(false)
  })

  test('an interrupted command ends with 130 and leaves nothing', async () => {
    await desk.project()
    const stop = new AbortController()
    stop.abort()
    const interrupted = commandLine(desk.folder, undefined, stop.signal)
    for (const output of ['c.mp4', 'frames/%04d.png']) {
      expect((await interrupted('render', 'p.kinebrush', '-o', output)).code).toBe(130)
    }
    expect(readdirSync(desk.folder).sort()).toEqual([
      '.store',
      'body.png',
      'ground.png',
      'p.kinebrush',
      'rocket.jpg',
    ])
  })

  test('submit renders with this computer unless another engine is named', async () => {
    await desk.project()
    expect((await desk.cli('submit', 'p.kinebrush', '-o', 'c.webm', '--engine', 'local')).code).toBe(0)
    expect((await desk.cli('submit', 'p.kinebrush', '-o', 'd.mp4', '--engine', 'sora')).stderr).toMatch(
      /^error engine\/unknown/,
    )
  })
})

describe('where output may go', () => {
  test('never over a folder or a file of another kind, never into a folder that is not there', async () => {
    await desk.project()
    mkdirSync(join(desk.folder, 'a.mp4'))
    copyFileSync(ROCKET, join(desk.folder, 'photo.mp4'))
    writeFileSync(join(desk.folder, 'notes'), 'mine')
    const before = readFileSync(join(desk.folder, 'photo.mp4'))
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
      const ran = await desk.cli(...(args as string[]))
      expect([ran.code, ran.stderr], args.join(' ')).toEqual([5, expect.stringMatching(`^error ${code}: `)])
    }
    expect(readFileSync(join(desk.folder, 'photo.mp4')).equals(before)).toBe(true)
    expect(readFileSync(join(desk.folder, 'notes'), 'utf8')).toBe('mine')
  })

  test('over a file of its own kind', async () => {
    await desk.project()
    expect((await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush')).code).toBe(0)
    expect(json(await desk.cli('info', 'p.kinebrush', '--json'))).toMatchObject({ groups: [] })
  })
})
