import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fitMask, maskPng, readMask } from '../../../src-main/photos/masks.ts'

const SIZE = { width: 40, height: 20 }

const grey = (levels: (x: number, y: number) => number, { width, height } = SIZE): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: width * height }, (_, i) => levels(i % width, Math.floor(i / width)))

test.each([
  [
    'grey',
    () => sharp(Buffer.from(grey((x) => x * 6)), { raw: { ...SIZE, channels: 1 } }).toColourspace('b-w'),
  ],
  [
    'RGB',
    () => sharp(Buffer.from(grey((x) => x * 6)), { raw: { ...SIZE, channels: 1 } }).toColourspace('srgb'),
  ],
])('a %s mask keeps its levels exactly', async (_, image) => {
  const mask = await readMask(await image().png().toBuffer())
  expect(mask).toEqual({ ok: true, value: { ...SIZE, grey: grey((x) => x * 6) } })
})

test('transparent parts of a mask are not painted, whatever colour they hide', async () => {
  const rgba = Buffer.alloc(SIZE.width * SIZE.height * 4, 255)
  for (let i = 3; i < rgba.length / 2; i += 4) rgba[i] = 0
  const mask = await readMask(
    await sharp(rgba, { raw: { ...SIZE, channels: 4 } })
      .png()
      .toBuffer(),
  )
  expect(mask).toEqual({ ok: true, value: { ...SIZE, grey: grey((_, y) => (y < 10 ? 0 : 255)) } })
})

test('one pixel of rounding is the same shape, two are another', () => {
  const photo = { width: 640, height: 427 }
  const mask = (width: number, height: number) => ({
    width,
    height,
    grey: new Uint8Array(width * height).fill(255),
  })
  expect(fitMask(mask(640, 427), photo, false).ok).toBe(true)
  expect(fitMask(mask(320, 213), photo, true).ok).toBe(true)
  expect(fitMask(mask(320, 214), photo, true).ok).toBe(true)
  expect(fitMask(mask(320, 214), photo, false)).toEqual({
    ok: false,
    error: { code: 'mask/size', mask: { width: 320, height: 214 }, photo },
  })
  expect(fitMask(mask(640, 429), photo, true)).toMatchObject({ error: { code: 'mask/aspect' } })
  // Off by one and not by shape: it may be scaled, but not without being asked.
  expect(fitMask(mask(640, 426), photo, false)).toMatchObject({ error: { code: 'mask/size' } })
})

test('a mask that is black all over is refused', () => {
  expect(fitMask({ ...SIZE, grey: grey(() => 127) }, SIZE, false)).toEqual({
    ok: false,
    error: { code: 'mask/empty' },
  })
})

test('a mask goes through a PNG file unchanged: one channel of 8 bits, 0 and 255', async () => {
  for (const size of [SIZE, { width: 1, height: 1 }, { width: 129, height: 3 }]) {
    const mask = grey((x, y) => ((x * 7 + y * 13) % 5 < 2 ? 255 : 0), size)
    const file = await maskPng(mask, size)
    expect(await sharp(file).metadata()).toMatchObject({
      ...size,
      channels: 1,
      depth: 'uchar',
      format: 'png',
    })
    expect(new Uint8Array(await sharp(file).toColourspace('b-w').raw().toBuffer())).toEqual(mask)
  }
})
