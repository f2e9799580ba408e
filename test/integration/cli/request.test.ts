import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { ROCKET, SIZE, desk as newDesk, json, type Desk } from '../support/rocket.ts'

let desk: Desk

beforeEach(() => {
  desk = newDesk()
})

describe('masks and request', () => {
  test('masks are grey PNGs of the photo’s size, nothing but 0 and 255', async () => {
    await desk.project()
    const made = await desk.cli('masks', 'p.kinebrush', '-o', 'deep/masks')
    expect(made.code).toBe(0)
    expect(readdirSync(join(desk.folder, 'deep/masks')).sort()).toEqual(['dynamic-1.png', 'static.png'])
    const written = sharp(join(desk.folder, 'deep/masks/static.png'))
    expect(await written.metadata()).toMatchObject({ ...SIZE, channels: 1, depth: 'uchar', space: 'b-w' })
    const data = await written.toColourspace('b-w').raw().toBuffer()
    expect(new Set(data)).toEqual(new Set([0, 255]))
    expect(data.filter((level) => level === 255).length).toBe(640 * 42)
  })

  test('a request holds the very photo, the masks, and the path from the bottom left', async () => {
    await desk.project('--prompt', 'up')
    const asked = await desk.cli('request', 'p.kinebrush')
    expect(asked.code).toBe(0)
    const request = json(asked) as { image: string; dynamic_masks: unknown }
    expect(Object.keys(request)).toEqual([
      ...['model_name', 'mode', 'duration', 'image', 'prompt', 'static_mask', 'dynamic_masks'],
    ])
    expect(request).toMatchObject({ model_name: 'kling-v1', mode: 'pro', duration: '5', prompt: 'up' })
    // The fixture is in Adobe RGB, which a service may not know: it gets the colours that the editor shows.
    const sent = await sharp(Buffer.from(request.image, 'base64')).raw().toBuffer()
    const shown = await sharp(ROCKET).toColourspace('srgb').raw().toBuffer()
    expect(sent.length).toBe(shown.length)
    const off = sent.reduce((sum, level, k) => sum + Math.abs(level - shown[k]!), 0) / sent.length
    expect(off).toBeLessThan(1)
    const [area] = request.dynamic_masks as {
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
  await encode(sharp(ROCKET)).toFile(join(desk.folder, name))
  await desk.cli('new', name, '-o', 'p.kinebrush')
  const request = json(await desk.cli('request', 'p.kinebrush')) as { image: string }
  expect(Buffer.from(request.image, 'base64').equals(readFileSync(join(desk.folder, name)))).toBe(true)
  expect(Object.keys(request)).toEqual(['model_name', 'mode', 'duration', 'image'])
})

test('where and when a photo was taken is not sent; its picture goes as it is', async () => {
  const exif = {
    IFD0: { DateTime: '2021:05:06 07:08:09' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
  }
  const file = join(desk.folder, 'placed.jpg')
  await sharp(ROCKET).jpeg().withExif(exif).toFile(file)
  await desk.cli('new', 'placed.jpg', '-o', 'p.kinebrush')
  const { image } = json(await desk.cli('request', 'p.kinebrush')) as { image: string }
  const sent = Buffer.from(image, 'base64')
  expect(readFileSync(file).includes('2021:05:06')).toBe(true)
  expect(sent.includes('2021:05:06') || sent.includes('Exif')).toBe(false)
  expect(await sharp(sent).raw().toBuffer()).toEqual(await sharp(file).raw().toBuffer())
})

test('a photo that a service would see otherwise is encoded anew: turned, transparent or of another format', async () => {
  await sharp(ROCKET).withMetadata({ orientation: 6 }).jpeg().toFile(join(desk.folder, 'turned.jpg'))
  await sharp(ROCKET).ensureAlpha(0.5).png().toFile(join(desk.folder, 'glass.png'))
  await sharp(ROCKET).webp().toFile(join(desk.folder, 'a.webp'))
  for (const [name, size] of [
    ['turned.jpg', { width: 427, height: 640 }],
    ['glass.png', SIZE],
    ['a.webp', SIZE],
  ] as const) {
    await desk.cli('new', name, '-o', 'p.kinebrush')
    const { image } = json(await desk.cli('request', 'p.kinebrush')) as { image: string }
    const head = await sharp(Buffer.from(image, 'base64')).metadata()
    expect(head, name).toMatchObject({ ...size, hasAlpha: false })
    expect(head.orientation ?? 1, name).toBe(1)
    expect(['jpeg', 'png'], name).toContain(head.format)
  }
})
