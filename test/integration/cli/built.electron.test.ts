import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, canRunApplication, lumaPlanes, startApplication } from '../support/application.ts'
import type { Ran } from '../support/commandLine.ts'
import { track } from '../support/tracking.ts'

const ROCKET = join(import.meta.dirname, '../../fixtures/rocket.jpg')
const SIZE = { width: 640, height: 427 }
/** The clip's size: an odd side gets one more row. */
const CODED = { width: 640, height: 428 }
const START = { x: 322, y: 266 }

describe.skipIf(!canRunApplication)('the built app’s command line in Electron, without a display', () => {
  let folder: string
  let cli: (...argv: string[]) => Promise<Ran>
  let frozen: Buffer

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinebrush-app-'))
    cli = application(folder)
    copyFileSync(ROCKET, join(folder, 'rocket.jpg'))
    const body = '<path d="M311 407V150Q314 126 323 124Q332 126 335 150V407Z"/>'
    // The towers left and right and the ground; the rocket's own foot is left out.
    const still = '<path d="M0 0H95V427H0ZM555 0H640V427H555ZM0 388H308V427H0ZM338 388H640V427H338Z"/>'
    await draw('body.png', body)
    frozen = await draw('still.png', still)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Draws white shapes on black as a mask file, and gives its bytes. */
  async function draw(name: string, shapes: string): Promise<Buffer> {
    const { width, height } = SIZE
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
      <rect width="100%" height="100%"/><g fill="white">${shapes}</g></svg>`
    const mask = sharp(Buffer.from(svg)).removeAlpha().threshold(128).toColourspace('b-w')
    await mask.clone().png().toFile(join(folder, name))
    return mask.raw().toBuffer()
  }

  const made = (project: string, ...path: string[]): Promise<Ran> =>
    cli('new', 'rocket.jpg', '-o', project, '--static', 'still.png', '--group', 'body.png', ...path)

  const frozenPsnr = (plane: Uint8Array, photo: Uint8Array): number => {
    let sum = 0
    let count = 0
    for (let i = 0; i < frozen.length; i++) {
      if (frozen[i] !== 255) continue
      sum += (plane[i]! - photo[i]!) ** 2
      count++
    }
    return 10 * Math.log10((255 * 255 * count) / sum)
  }

  test.each([
    ['straight up, faster and faster', '322,266 322,156', 'in', (t: number) => ({ x: 0, y: -110 * t * t })],
    [
      'up and to the side in two pieces of one length',
      '322,266 352,226 322,186',
      'linear',
      (t: number) => ({ x: 30 * (1 - Math.abs(2 * t - 1)), y: -80 * t }),
    ],
  ])('new, check and render give a clip in which the rocket goes %s', async (_, path, easing, way) => {
    expect(await made('p.kinebrush', '--path', path, '--easing', easing)).toMatchObject({ code: 0 })
    expect(await cli('check', 'p.kinebrush')).toMatchObject({ code: 0 })
    const rendered = await cli('render', 'p.kinebrush', '-o', 'c.mp4')
    expect(rendered).toMatchObject({ code: 0, stdout: `${join(folder, 'c.mp4')}\n` })
    const info = JSON.parse((await cli('info', 'c.mp4', '--json')).stdout) as unknown
    expect(info).toMatchObject({ ...CODED, durationSeconds: 5, frames: 150, fps: 30, codec: 'h264' })

    const frames = lumaPlanes(join(folder, 'c.mp4'), CODED)
    expect(frames.length).toBe(150)
    const patch = { left: START.x - 8, top: 132, width: 17, height: 46 }
    const plane = (index: number) => ({ width: CODED.width, pixels: frames[index]! })
    const errors = frames.flatMap((_frame, index) => {
      if (index % 10 !== 0 && index !== 149) return []
      const found = track(plane(0), patch, plane(index), { x: 40, up: 120, down: 5 })
      const { x, y } = way(index / 149)
      return [Math.hypot(found.dx - x, found.dy - y)]
    })
    expect(Math.max(...errors)).toBeLessThanOrEqual(1)

    await sharp(ROCKET).toColourspace('srgb').png().toFile(join(folder, 'photo.png'))
    const [photo] = lumaPlanes(join(folder, 'photo.png'), CODED)
    const quality = frames.map((frame) => frozenPsnr(frame, photo!))
    expect(Math.min(...quality)).toBeGreaterThanOrEqual(39)
    expect(Math.max(...quality) - Math.min(...quality)).toBeLessThanOrEqual(0.5)
  })

  test('in a PNG sequence frame 0 is the photo, and no byte of the frozen area changes', async () => {
    await made('p.kinebrush', '--path', '322,266 322,156')
    const rendered = await cli(
      'render',
      'p.kinebrush',
      '-o',
      'frames/%04d.png',
      '--fps',
      '5',
      '--duration',
      '2',
    )
    expect(rendered.code).toBe(0)
    const photo = await sharp(ROCKET).toColourspace('srgb').raw().toBuffer()
    const names = readdirSync(join(folder, 'frames')).sort()
    expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `000${index}.png`))
    for (const name of names) {
      const { data, info } = await sharp(join(folder, 'frames', name))
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(info).toMatchObject({ ...SIZE, channels: 3 })
      let changed = 0
      for (let i = 0; i < frozen.length; i++) {
        if (frozen[i] === 255)
          changed += Number(!data.subarray(3 * i, 3 * i + 3).equals(photo.subarray(3 * i, 3 * i + 3)))
      }
      expect(changed, name).toBe(0)
      expect(data.equals(photo), name).toBe(name === '0000.png')
    }
  })

  test('a WebM keeps its frames and says 30 frames a second', async () => {
    await made('p.kinebrush', '--path', '322,266 322,156')
    expect((await cli('submit', 'p.kinebrush', '-o', 'c.webm')).code).toBe(0)
    const info = JSON.parse((await cli('info', 'c.webm', '--json')).stdout) as unknown
    expect(info).toMatchObject({ frames: 150, fps: 30, durationSeconds: 5, codec: 'vp9' })
  })

  test('standard output through a pipe is whole, however long', async () => {
    await made('p.kinebrush', '--path', '322,266 322,156')
    const { code, stdout } = await cli('request', 'p.kinebrush')
    expect(code).toBe(0)
    const request = JSON.parse(stdout) as { image: string; dynamic_masks: unknown[] }
    expect(request.image.length).toBeGreaterThan(100_000)
    expect(request.dynamic_masks.length).toBe(1)
  })

  test('an interrupted rendering ends with 130 and leaves nothing', async () => {
    await made('p.kinebrush', '--path', '322,266 322,156')
    const before = readdirSync(folder).sort()
    for (const output of ['stopped.mp4', 'stopped.gif', 'stopped.webp', 'stopped/%04d.png']) {
      const args = ['render', 'p.kinebrush', '-o', output, '--duration', '60']
      const { child, ended, told } = startApplication(folder, args)
      while (!told().includes('rendering:')) await new Promise((resolve) => setTimeout(resolve, 20))
      child.kill('SIGINT')
      expect((await ended).code, output).toBe(130)
      expect(readdirSync(folder).sort(), output).toEqual(before)
    }
  })

  test('a mistake is one line with a code and a next step', async () => {
    writeFileSync(join(folder, 'text.jpg'), 'not a photo')
    const ran = await cli('new', 'text.jpg', '-o', 'q.kinebrush')
    expect(ran.code).toBe(2)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(/^error photo\/unsupported: [^\n]+\. [^\n]+\n$/)
  })
})
