import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { probe } from '../../support/clips.ts'
import { application, canRunApplication, startApplication } from '../support/application.ts'
import { commandLine, testFolder } from '../support/commandLine.ts'
import { ROCKET } from '../support/rocket.ts'

let folder: string

beforeEach(() => {
  folder = testFolder()
})

/** Makes p.kinebrush: a photo of that size with an area in its middle that goes to the right. */
async function project(width: number, height: number): Promise<void> {
  await sharp(ROCKET).resize(width, height, { fit: 'cover' }).png().toFile(join(folder, 'photo.png'))
  const [x, y] = [Math.floor(width / 4), Math.floor(height / 4)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%"/><rect x="${x}" y="${y}" width="${x}" height="${y}" fill="white"/></svg>`
  await sharp(Buffer.from(svg)).removeAlpha().toColourspace('b-w').png().toFile(join(folder, 'area.png'))
  const cli = commandLine(folder)
  const path = `${x},${y} ${2 * x},${y + 5}`
  const made = await cli('new', 'photo.png', '-o', 'p.kinebrush', '--group', 'area.png', '--path', path)
  expect(made).toMatchObject({ code: 0 })
}

describe.skipIf(!canRunApplication)('the built app’s encoders, without a display', () => {
  test.each([
    ['a 64 x 64 photo', 64, 64, 'c.mp4'],
    ['a 300 x 750 photo', 300, 750, 'c.mp4'],
    ['a 750 x 300 photo', 750, 300, 'c.webm'],
    ['a photo of odd sides', 301, 77, 'c.mp4'],
  ])('%s gives a clip of 1 s at 60 frames a second', async (_, width, height, clip) => {
    await project(width, height)
    const args = ['render', 'p.kinebrush', '-o', clip, '--fps', '60', '--duration', '1']
    expect(await application(folder)(...args)).toMatchObject({ code: 0 })
    expect(probe(join(folder, clip))).toMatchObject({
      width: width + (width % 2),
      height: height + (height % 2),
      frames: 60,
      durationSeconds: 1,
    })
  })

  test.each([0, 150, 300, 500, 700, 1200, 2000])(
    'interrupted after %i ms there is a whole clip or none',
    async (wait) => {
      await project(640, 427)
      const before = readdirSync(folder).sort()
      const { child, ended } = startApplication(folder, [
        'render',
        'p.kinebrush',
        '-o',
        'c.mp4',
        '--duration',
        '3',
      ])
      await new Promise((resolve) => setTimeout(resolve, wait))
      child.kill('SIGINT')
      const { code } = await ended
      if (existsSync(join(folder, 'c.mp4'))) {
        expect(code).toBe(0)
        expect(probe(join(folder, 'c.mp4')).frames).toBe(90)
        rmSync(join(folder, 'c.mp4'))
      } else expect(code).not.toBe(0)
      expect(readdirSync(folder).sort()).toEqual(before)
    },
  )

  test('interrupted while holes are filled, it does not fill them first, and leaves nothing', async () => {
    await project(1920, 1080)
    const before = readdirSync(folder).sort()
    const { child, ended } = startApplication(folder, ['render', 'p.kinebrush', '-o', 'c.mp4'])
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (piece: Buffer) => {
        if (piece.toString().includes('filling what was behind')) resolve()
      })
    })
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect(code).toBe(130)
    // No frame had been begun, so that it was the filling that was interrupted.
    expect(stderr).not.toContain('rendering')
    expect(readdirSync(folder).sort()).toEqual(before)
  })

  const mayMount = process.platform === 'linux' && process.getuid?.() === 0
  test.skipIf(!mayMount)('a disk that fills is said, and the clip that was there stays', async () => {
    await project(640, 427)
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    expect(mounted.status).toBe(0)
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    const clip = join(disk, 'c.mp4')
    copyFileSync(join(import.meta.dirname, '../../fixtures/clip.mp4'), clip)
    const was = probe(clip)
    const ran = await application(folder)('render', 'p.kinebrush', '-o', clip)
    expect(ran.code).toBe(5)
    expect(ran.stderr.trim().split('\n').at(-1)).toMatch(/^error file\/disk-full: [^\n]+\. [^\n]+$/)
    expect(readdirSync(disk)).toEqual(['c.mp4'])
    expect(probe(clip)).toEqual(was)
  })
})
