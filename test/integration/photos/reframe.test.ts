import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { decode } from '../../../src-main/photos/decode.ts'
import { openPhotoStore, type PhotoStore } from '../../../src-main/photos/photoStore.ts'
import { workInThread } from '../../../src-main/photos/workInThread.ts'
import { placed } from '../../../src-shared/photo/affine.ts'
import { boxAround, largestFrame } from '../../../src-shared/photo/frame.ts'
import { carryOf, type Reframe } from '../../../src-shared/photo/reframe.ts'
import type { Photo } from '../../../src-shared/project/project.ts'
import { testFolder } from '../support/commandLine.ts'
import { codeOf, valueOf } from '../support/results.ts'
import { ROCKET, SIZE } from '../support/rocket.ts'

let photos: PhotoStore
let rocket: Photo

beforeEach(async () => {
  photos = openPhotoStore(join(testFolder(), 'photos'), workInThread().work)
  rocket = valueOf(await photos.acceptFile(ROCKET, 'rocket.jpg')).photo
})

const made = async (photo: Photo, how: Reframe): Promise<Photo> => valueOf(await photos.reframe(photo, how))
const pixelsOf = async (photo: Photo): Promise<Buffer> =>
  Buffer.from(valueOf(await photos.pixels(photo.id, undefined, photo.background)))
const cutTo = (x: number, y: number, width: number, height: number): Reframe => ({
  ...{ kind: 'frame', degrees: 0, x, y, width, height },
})

describe('turns and cuts', () => {
  test('keep every pixel as it was decoded', async () => {
    const before = await pixelsOf(rocket)
    const cut = await made(rocket, cutTo(100, 50, 333, 201))
    expect(cut).toEqual({ id: cut.id, name: 'rocket.jpg', width: 333, height: 201 })
    const rows = Array.from({ length: 201 }, (_, row) => {
      const start = 4 * ((50 + row) * SIZE.width + 100)
      return before.subarray(start, start + 4 * 333)
    })
    expect(Buffer.concat(rows).equals(await pixelsOf(cut))).toBe(true)
    let turned = rocket
    for (let i = 0; i < 4; i++) turned = await made(turned, { kind: 'turn', quarters: 1 })
    expect((await pixelsOf(turned)).equals(before)).toBe(true)
    const right = await made(rocket, { kind: 'turn', quarters: 1 })
    expect([right.width, right.height]).toEqual([SIZE.height, SIZE.width])
    const back = await made(right, { kind: 'turn', quarters: 3 })
    expect((await pixelsOf(back)).equals(before)).toBe(true)
    // The same pixels are the same file, however they came about.
    expect(back.id).toBe(turned.id)
  })

  test('are read from the disk as they were made, by whoever comes later', async () => {
    const cut = await made(rocket, cutTo(3, 4, 50, 60))
    const { pixels } = valueOf(await decode(valueOf(await photos.bytes(cut.id))))
    expect((await pixelsOf(cut)).equals(pixels)).toBe(true)
    const later = openPhotoStore(photos.folder)
    expect((await pixelsOf(cut)).equals(valueOf(await later.pixels(cut.id)))).toBe(true)
  })

  test('leave transparent parts transparent, on the background that was chosen', async () => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer()
    const { photo } = valueOf(await photos.accept(bytes, 'clear.png', '#0000ff'))
    const cut = await made(photo, cutTo(5, 5, 20, 10))
    expect(cut.background).toBe('#0000ff')
    expect([...(await pixelsOf(cut)).subarray(0, 4)]).toEqual([128, 0, 127, 255])
    const onWhite = valueOf(await photos.pixels(cut.id, undefined, '#ffffff'))
    expect([...onWhite.subarray(0, 4)]).toEqual([255, 127, 127, 255])
  })
})

describe('straightening', () => {
  /** A photo that is dark but for a soft light around a place. */
  async function lit(x: number, y: number): Promise<Photo> {
    const grey = Buffer.alloc(200 * 140, 20)
    grey.forEach((_, i) => {
      const away = (((i % 200) - x) ** 2 + (Math.floor(i / 200) - y) ** 2) / 18
      grey[i] = 20 + Math.round(230 * Math.exp(-away))
    })
    const png = await sharp(grey, { raw: { width: 200, height: 140, channels: 1 } })
      .png()
      .toBuffer()
    return valueOf(await photos.accept(png, 'lit.png')).photo
  }

  /** Where the light is now. */
  async function lightOf(photo: Photo): Promise<{ x: number; y: number }> {
    const pixels = await pixelsOf(photo)
    let [sum, x, y] = [0, 0, 0]
    for (let i = 0; i < pixels.length; i += 4) {
      const light = Math.max(0, pixels[i]! - 24)
      sum += light
      x += light * ((i / 4) % photo.width)
      y += light * Math.floor(i / 4 / photo.width)
    }
    return { x: x / sum, y: y / sum }
  }

  test.each([0.5, 3, -7.3, 20, 45, -45])(
    'by %s degrees, pixels go where areas and paths go',
    async (degrees) => {
      for (const [x, y] of [
        [80, 60],
        [120, 75],
      ] as const) {
        const photo = await lit(x, y)
        const frame = { kind: 'frame', ...largestFrame(photo, degrees, null) } as const
        const straight = await made(photo, frame)
        expect(straight.background).toBeUndefined()
        const expected = placed(carryOf(photo, frame).toNew, { x, y })
        const found = await lightOf(straight)
        expect(Math.hypot(found.x - expected.x, found.y - expected.y)).toBeLessThan(0.1)
      }
    },
  )

  test('cut to the largest upright rectangle, nothing but the photo is in it', async () => {
    const white = await sharp({ create: { width: 301, height: 200, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer()
    const { photo } = valueOf(await photos.accept(white, 'white.png', '#000000'))
    for (const degrees of [0.2, 9, -31, 45]) {
      const straight = await made(photo, { kind: 'frame', ...largestFrame(photo, degrees, null) })
      expect((await pixelsOf(straight)).every((level) => level === 255)).toBe(true)
    }
  })

  test('with a frame around all of it, the corners are transparent and lie on the background', async () => {
    const box = boxAround(SIZE, 10)
    const straight = await made(rocket, { kind: 'frame', degrees: 10, ...box })
    expect(straight).toMatchObject({ width: box.width, height: box.height, background: '#ffffff' })
    expect([...(await pixelsOf(straight)).subarray(0, 4)]).toEqual([255, 255, 255, 255])
    const onGreen = valueOf(await photos.pixels(straight.id, undefined, '#00ff00'))
    expect([...onGreen.subarray(0, 4)]).toEqual([0, 255, 0, 255])
  })
})

test('a photo that is gone cannot be cut', async () => {
  expect(codeOf(await photos.reframe({ ...rocket, id: 'e'.repeat(64) }, cutTo(0, 0, 20, 20)))).toBe(
    'photo/missing',
  )
})

test('a large photo is seen at a glance before it is decoded whole, and a damaged one is found out', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  const large = await sharp({
    create: { width: 2400, height: 1600, channels: 3, background: '#888888', noise },
  })
    .jpeg()
    .toBuffer()
  const { photo } = valueOf(await photos.accept(large, 'large.jpg'))
  expect(await sharp(valueOf(await photos.glance(photo.id))).metadata()).toMatchObject({
    ...{ format: 'jpeg', width: 1200, height: 800 },
  })
  const { pixels } = valueOf(await decode(large))
  expect((await pixelsOf(photo)).equals(pixels)).toBe(true)
  expect(codeOf(await photos.accept(large.subarray(0, large.length / 2), 'half.jpg'))).toBe('photo/damaged')
})
