import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, canRunApplication, lumaPlanes } from '../support/application.ts'
import type { Ran } from '../support/commandLine.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Photos of shapes and kinds that formats stumble over; odd sides among them. */
const PHOTOS: Readonly<Record<string, Size>> = {
  wide: { width: 750, height: 301 },
  tall: { width: 301, height: 750 },
  tiny: { width: 64, height: 64 },
}

const PSNR_OF_NOTHING = 99

function psnr(a: Uint8Array, b: Uint8Array, counts: (i: number) => boolean = () => true): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < a.length; i++) {
    if (!counts(i)) continue
    sum += (a[i]! - b[i]!) ** 2
    count++
  }
  return sum === 0 ? PSNR_OF_NOTHING : 10 * Math.log10((255 * 255 * count) / sum)
}

describe.skipIf(!canRunApplication)('every format of the built app', () => {
  let folder: string
  let cli: (...argv: string[]) => Promise<Ran>

  /** A project in which a box slides over an upper half while the lower half is frozen. */
  async function project(name: string, { width, height }: Size): Promise<void> {
    const fixture = join(import.meta.dirname, '../../fixtures/rocket.jpg')
    await sharp(fixture)
      .resize(width, height, { fit: 'fill' })
      .png()
      .toFile(join(folder, `${name}.png`))
    const box = (left: number, top: number, w: number, h: number): Promise<unknown> =>
      sharp({ create: { width, height, channels: 3, background: '#000' } })
        .composite([
          { input: { create: { width: w, height: h, channels: 3, background: '#fff' } }, left, top },
        ])
        .png()
        .toFile(join(folder, `${name}-${left === 0 ? 'still' : 'box'}.png`))
    const half = Math.floor(height / 2)
    await box(0, half, width, height - half)
    const [w, h] = [Math.round(width / 6), Math.round(height / 6)]
    await box(w, h, w, h)
    const from = { x: 1.5 * w, y: 1.5 * h }
    const made = await cli(
      ...['new', `${name}.png`, '-o', `${name}.kinebrush`, '--static', `${name}-still.png`],
      ...['--group', `${name}-box.png`, '--path', `${from.x},${from.y} ${from.x + 2 * w},${from.y}`],
    )
    expect(made, made.stderr).toMatchObject({ code: 0 })
  }

  const isFrozen =
    ({ width, height }: Size, rowWidth: number) =>
    (i: number): boolean => {
      const y = Math.floor(i / rowWidth)
      return i % rowWidth < width && y >= Math.floor(height / 2) && y < height
    }

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
    for (const [name, size] of Object.entries(PHOTOS)) await project(name, size)
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

  test('a clip becomes another one: there and back, fading over, smaller, with bars, as a GIF', async () => {
    const size = PHOTOS.wide!
    const coded = { width: 750, height: 302 }
    const made = async (...args: string[]): Promise<void> => {
      const ran = await cli('render', ...args)
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
    }
    await made('wide.kinebrush', '-o', 'clip.mp4', '--fps', '10', '--duration', '3')
    const clip = lumaPlanes(join(folder, 'clip.mp4'), coded)
    expect(clip.length).toBe(30)

    await made('clip.mp4', '-o', 'back.webm', '--loop', 'pingpong')
    const back = lumaPlanes(join(folder, 'back.webm'), coded)
    expect(back.length).toBe(58)
    for (const [index, frame] of back.entries()) {
      expect(psnr(frame, clip[index < 30 ? index : 58 - index]!), `${index}`).toBeGreaterThanOrEqual(41)
    }

    await made('clip.mp4', '-o', 'over.mp4', '--loop', 'crossfade')
    const over = lumaPlanes(join(folder, 'over.mp4'), coded)
    expect(over.length).toBe(20)
    expect(psnr(over[0]!, clip[10]!)).toBeGreaterThanOrEqual(39)
    const half = clip[25]!.map((level, i) => Math.round(level + ((clip[5]![i]! - level) * 6) / 11))
    expect(psnr(over[15]!, half)).toBeGreaterThanOrEqual(39)

    await made(
      'clip.mp4',
      '-o',
      'small.gif',
      '--frame',
      '1:1',
      '--by',
      'bars',
      '--fps',
      '5',
      '--duration',
      '2',
    )
    const small = await sharp(join(folder, 'small.gif'), { animated: true }).metadata()
    expect(small).toMatchObject({ pages: 10, width: size.width, pageHeight: size.width, loop: 0 })

    const longer = await cli('render', 'clip.mp4', '-o', 'long.mp4', '--duration', '4')
    expect(longer).toMatchObject({ code: 2, stderr: expect.stringMatching(/from 0.1 to 3/) as string })
    const flowing = await cli('render', 'clip.mp4', '-o', 'flow.mp4', '--loop', 'seamless')
    expect(flowing).toMatchObject({ code: 2, stderr: expect.stringMatching(/crossfade/) as string })
  })

  test('a poster is the very frame of its time', async () => {
    const frames = await cli('render', 'wide.kinebrush', '-o', 'all/%d.png', '--fps', '4', '--duration', '2')
    expect(frames, frames.stderr).toMatchObject({ code: 0 })
    const of = (name: string): Promise<Buffer> => sharp(join(folder, name)).removeAlpha().raw().toBuffer()
    for (const [at, index] of [
      ['0', 0],
      ['1.25', 5],
      ['2', 7],
    ] as const) {
      const args = [
        'render',
        'wide.kinebrush',
        '-o',
        'poster.png',
        '--fps',
        '4',
        '--duration',
        '2',
        '--poster',
        at,
      ]
      const ran = await cli(...args)
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
      expect((await of('poster.png')).equals(await of(`all/${index}.png`)), at).toBe(true)
    }
    for (const [name, format] of [
      ['poster.jpg', 'jpeg'],
      ['poster.webp', 'webp'],
    ] as const) {
      expect(
        (await cli('render', 'wide.kinebrush', '-o', name, '--poster', '1', '--size', '300x120')).code,
      ).toBe(0)
      expect(await sharp(join(folder, name)).metadata()).toMatchObject({ format, width: 300, height: 120 })
    }
    const ran = await cli('render', 'wide.kinebrush', '-o', 'poster.mp4', '--poster', '1')
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error render\/still: /) as string })
  })

  test('layers laid over each other are the photo, and the plate is without what moves', async () => {
    const { width, height } = PHOTOS.wide!
    const ran = await cli('layers', 'wide.kinebrush', '-o', 'layers')
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    expect(readdirSync(join(folder, 'layers')).sort()).toEqual([
      'cutout-1.png',
      'frozen.png',
      'matte-1.png',
      'plate.png',
    ])
    const layer = (name: string): string => join(folder, 'layers', name)
    expect(await sharp(layer('cutout-1.png')).metadata()).toMatchObject({ width, height, channels: 4 })
    expect(await sharp(layer('matte-1.png')).metadata()).toMatchObject({ width, height, channels: 1 })
    const alpha = await sharp(layer('cutout-1.png')).extractChannel('alpha').raw().toBuffer()
    expect(alpha.equals(await sharp(layer('matte-1.png')).toColourspace('b-w').raw().toBuffer())).toBe(true)
    expect(alpha.includes(255)).toBe(true)
    const photo = await sharp(join(folder, 'wide.png')).removeAlpha().greyscale().raw().toBuffer()
    const together = await sharp(layer('plate.png'))
      .composite([{ input: layer('cutout-1.png') }])
      .removeAlpha()
      .greyscale()
      .raw()
      .toBuffer()
    const plate = await sharp(layer('plate.png')).greyscale().raw().toBuffer()
    expect(psnr(together, photo, (i) => alpha[i] === 255)).toBeGreaterThanOrEqual(35)
    expect(psnr(together, photo, isFrozen({ width, height }, width))).toBeGreaterThanOrEqual(45)
    expect(plate.equals(photo)).toBe(false)
    const frozen = await sharp(layer('frozen.png')).toColourspace('b-w').raw().toBuffer()
    expect(frozen.every((level, i) => (level === 255) === isFrozen({ width, height }, width)(i))).toBe(true)
  })
})
