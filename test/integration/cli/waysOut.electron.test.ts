import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, canRunApplication, lumaPlanes } from '../support/application.ts'
import type { Ran } from '../support/commandLine.ts'
import { isFrozen, movingBox, PHOTOS, psnr } from '../support/movingBox.ts'

describe.skipIf(!canRunApplication)('clips of clips, posters and layers of the built app', () => {
  let folder: string
  let cli: (...argv: string[]) => Promise<Ran>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinebrush-out-'))
    cli = application(folder)
    await movingBox(folder, cli, 'wide')
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

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

  test('a camera that comes near shows the photo’s own pixels in a smaller clip, with and without bars', async () => {
    const photo = { width: 640, height: 420 }
    const fixture = join(import.meta.dirname, '../../fixtures/rocket.jpg')
    await sharp(fixture)
      .resize(photo.width, photo.height, { fit: 'fill' })
      .png()
      .toFile(join(folder, 'near.png'))
    const made = await cli('new', 'near.png', '-o', 'near.kinebrush', '--camera', '2')
    expect(made, made.stderr).toMatchObject({ code: 0 })
    const frames = async (name: string, ...args: string[]): Promise<void> => {
      const every = ['--fps', '2', '--duration', '1', ...args]
      const ran = await cli('render', 'near.kinebrush', '-o', `${name}/%d.png`, ...every)
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
    }
    const pixels = (picture: Sharp): Promise<Buffer> => picture.removeAlpha().raw().toBuffer()
    const middle = await pixels(
      sharp(join(folder, 'near.png')).extract({ left: 160, top: 105, width: 320, height: 210 }),
    )
    await frames('near', '--size', '320x210')
    expect((await pixels(sharp(join(folder, 'near/1.png')))).equals(middle)).toBe(true)
    const whole = await pixels(sharp(join(folder, 'near.png')).resize(320, 210))
    expect(psnr(await pixels(sharp(join(folder, 'near/0.png'))), whole)).toBeGreaterThanOrEqual(30)

    await frames('barred', '--size', '320x320', '--by', 'bars')
    const within = sharp(join(folder, 'barred/1.png')).extract({ left: 0, top: 55, width: 320, height: 210 })
    expect((await pixels(within)).equals(middle)).toBe(true)
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
    expect(ran.stderr).toContain('layers: 2 of 2\n')
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
    const laid = await sharp(layer('plate.png'))
      .composite([{ input: layer('cutout-1.png') }])
      .png()
      .toBuffer()
    // By itself: within one call the grey would come before the laying over.
    const together = await sharp(laid).removeAlpha().greyscale().raw().toBuffer()
    const plate = await sharp(layer('plate.png')).greyscale().raw().toBuffer()
    expect(psnr(together, photo, (i) => alpha[i] === 255)).toBeGreaterThanOrEqual(35)
    expect(psnr(together, photo, isFrozen({ width, height }, width))).toBeGreaterThanOrEqual(45)
    expect(plate.equals(photo)).toBe(false)
    const frozen = await sharp(layer('frozen.png')).toColourspace('b-w').raw().toBuffer()
    expect(frozen.every((level, i) => (level === 255) === isFrozen({ width, height }, width)(i))).toBe(true)
  })
})
