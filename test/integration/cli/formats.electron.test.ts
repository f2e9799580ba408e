import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, canRunApplication, lumaPlanes } from '../support/application.ts'
import type { Ran } from '../support/commandLine.ts'
import { isFrozen, movingBox, PHOTOS, psnr, PSNR_OF_NOTHING } from '../support/movingBox.ts'

describe.skipIf(!canRunApplication)('every format of the built app', () => {
  let folder: string
  let cli: (...argv: string[]) => Promise<Ran>

  const ffprobe = (file: string): string =>
    execFileSync('ffprobe', [
      ...['-v', 'error', '-count_frames', '-select_streams', 'v:0'],
      ...['-show_entries', 'stream=codec_name,width,height,nb_read_frames', '-of', 'csv=p=0', file],
    ])
      .toString()
      .trim()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinebrush-formats-'))
    cli = application(folder)
    for (const name of Object.keys(PHOTOS)) await movingBox(folder, cli, name)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(Object.keys(PHOTOS))('GIF and WebP of the %s photo', async (name) => {
    const size = PHOTOS[name]!
    const photo = await sharp(join(folder, `${name}.png`))
      .greyscale()
      .raw()
      .toBuffer()
    for (const [format, fps, frames, bar] of [
      ['gif', '30', 30, 30],
      ['webp', '60', 60, 41],
    ] as const) {
      const file = join(folder, `${name}.${format}`)
      const ran = await cli('render', `${name}.kinebrush`, '-o', file, '--fps', fps, '--duration', '1')
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
      const { pages, pageHeight, width, loop, delay } = await sharp(file, { animated: true }).metadata()
      // Odd sides stay odd, and it goes on for ever.
      expect({ pages, width, pageHeight, loop }).toEqual({
        ...{ pages: frames, loop: 0 },
        width: size.width,
        pageHeight: size.height,
      })
      expect(delay!.reduce((sum, each) => sum + each, 0)).toBe(1000)
      const page = (index: number): Promise<Buffer> =>
        sharp(file, { page: index }).removeAlpha().greyscale().raw().toBuffer()
      const first = await page(0)
      expect(psnr(first, photo), format).toBeGreaterThanOrEqual(bar)
      const last = await page(frames - 1)
      const frozen = isFrozen(size, size.width)
      // Nothing frozen moves: it is drawn once.
      expect(psnr(last, first, frozen), format).toBe(PSNR_OF_NOTHING)
      expect(psnr(last, first), format).toBeLessThan(60)
    }
    expect(ffprobe(join(folder, `${name}.gif`))).toBe(`gif,${size.width},${size.height},30`)
    const info = JSON.parse((await cli('info', `${name}.gif`, '--json')).stdout) as unknown
    expect(info).toMatchObject({
      format: 'gif',
      ...size,
      frames: 30,
      fps: 30,
      durationSeconds: 1,
      loops: 'forever',
    })
  })

  test.each(['vp9', 'av1'])(
    'WebM by %s: frozen pixels keep their bar at 60 frames a second',
    async (codec) => {
      const file = join(folder, `${codec}.webm`)
      const size = PHOTOS.wide!
      const coded = { width: 750, height: 302 }
      const ran = await cli(
        ...['render', 'wide.kinebrush', '-o', file, '--codec', codec, '--fps', '60', '--duration', '1'],
      )
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
      const frames = lumaPlanes(file, coded)
      expect(frames.length).toBe(60)
      expect(ffprobe(file)).toBe(`${codec},${coded.width},${coded.height},60`)
      const [photo] = lumaPlanes(join(folder, 'wide.png'), coded)
      const quality = frames.map((frame) => psnr(frame, photo!, isFrozen(size, coded.width)))
      expect(Math.min(...quality)).toBeGreaterThanOrEqual(41)
      expect(Math.max(...quality) - Math.min(...quality)).toBeLessThanOrEqual(0.5)
    },
  )

  test('more frames than a GIF can show become fifty, and that is said', async () => {
    const ran = await cli('render', 'tiny.kinebrush', '-o', 'fast.gif', '--fps', '60', '--duration', '1')
    expect(ran.code).toBe(0)
    expect(ran.stderr).toMatch(/clock/)
    const { pages, delay } = await sharp(join(folder, 'fast.gif'), { animated: true }).metadata()
    expect(pages).toBe(50)
    expect(new Set(delay)).toEqual(new Set([20]))
  })

  test('what a format does not take is said before anything is written', async () => {
    const before = readdirSync(folder)
    const refused = await cli('render', 'tiny.kinebrush', '-o', 'no.mp4', '--codec', 'av1')
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error usage\/arguments: /) as string,
    })
    expect(readdirSync(folder)).toEqual(before)
  })

  test('frames are cut to a shape, or get bars', async () => {
    const made = async (output: string, ...how: string[]): Promise<Buffer> => {
      const ran = await cli(
        'render',
        'wide.kinebrush',
        '-o',
        `${output}/%d.png`,
        '--fps',
        '1',
        '--duration',
        '1',
        ...how,
      )
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
      return sharp(join(folder, output, '0.png'))
        .raw()
        .toBuffer()
    }
    const photo = await sharp(join(folder, 'wide.png')).removeAlpha().raw().toBuffer()
    const pixel = (picture: Buffer, width: number, x: number, y: number): number[] => [
      ...picture.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
    ]
    // At its own size a cut shows the photo's very pixels, from its middle.
    const square = await made('square', '--frame', '1:1')
    expect(await sharp(join(folder, 'square/0.png')).metadata()).toMatchObject({ width: 302, height: 302 })
    expect(square.length).toBe(302 * 302 * 3)
    const barred = await made('barred', '--frame', '9:16', '--by', 'bars', '--size', '720p')
    expect(await sharp(join(folder, 'barred/0.png')).metadata()).toMatchObject({ width: 720, height: 1280 })
    // The photo stands whole in the middle; beside it there is something dark and smooth.
    const [bar, beside] = [pixel(barred, 720, 360, 100), pixel(barred, 720, 362, 100)]
    expect(Math.max(...bar.map((level, i) => Math.abs(level - beside[i]!)))).toBeLessThanOrEqual(2)
    expect(Math.max(...bar)).toBeGreaterThan(0)
    const exact = await made('exact', '--size', '200x301')
    for (const [x, y] of [
      [0, 0],
      [100, 150],
      [199, 300],
    ] as const) {
      expect(pixel(exact, 200, x, y)).toEqual(pixel(photo, 750, x + 275, y))
    }
  })
})
