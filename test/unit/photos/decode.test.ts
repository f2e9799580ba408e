import { deflateSync, crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { decode, readHead, workingSize } from '../../../src-main/photos/decode.ts'
import type { Result } from '../../../src-shared/result.ts'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code)

/** Four colours in the corners of a picture whose upright form is 8 wide and 6 high. */
const picture = (): Sharp => {
  const pixels = Buffer.alloc(8 * 6 * 3)
  for (let y = 0; y < 6; y++) {
    for (let x = 0; x < 8; x++) pixels.set([x < 4 ? 250 : 10, y < 3 ? 240 : 20, 128], (y * 8 + x) * 3)
  }
  return sharp(pixels, { raw: { width: 8, height: 6, channels: 3 } })
}

/** A PNG that claims a size, with a body of zeros that deflates to almost nothing. */
function pngBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, tail])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const pixel = ({ pixels, width }: { pixels: Uint8Array; width: number }, x: number, y: number): number[] => [
  ...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
]

test.each([
  ['PNG', () => picture().png().toBuffer()],
  ['JPEG', () => picture().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()],
  ['WebP', () => picture().webp({ lossless: true }).toBuffer()],
  ['AVIF', () => picture().avif({ lossless: true }).toBuffer()],
])('reads a %s as upright opaque RGBA', async (_, encode) => {
  const decoded = value(await decode(await encode()))
  expect([decoded.width, decoded.height, decoded.flattened]).toEqual([8, 6, false])
  expect(decoded.pixels.length).toBe(8 * 6 * 4)
  pixel(decoded, 0, 0).forEach((level, i) =>
    expect(Math.abs(level - [250, 240, 128, 255][i]!)).toBeLessThan(4),
  )
  pixel(decoded, 7, 5).forEach((level, i) => expect(Math.abs(level - [10, 20, 128, 255][i]!)).toBeLessThan(4))
})

test('turns the photo by each EXIF orientation, once', async () => {
  // Where the stored picture's top left pixel comes to lie, by the EXIF standard.
  const places = [
    [0, 0],
    [7, 0],
    [7, 5],
    [0, 5],
    [0, 0],
    [5, 0],
    [5, 7],
    [0, 7],
  ] as const
  for (const [i, [x, y]] of places.entries()) {
    const orientation = i + 1
    const bytes = await picture().png().withMetadata({ orientation }).toBuffer()
    const turned = value(await decode(bytes))
    expect([turned.width, turned.height], `${orientation}`).toEqual(orientation > 4 ? [6, 8] : [8, 6])
    expect(pixel(turned, x, y), `${orientation}`).toEqual([250, 240, 128, 255])
    expect(value(await readHead(bytes))).toMatchObject({ width: turned.width, height: turned.height })
  }
})

test('lays transparent parts on white and says so', async () => {
  const half = Buffer.from([255, 0, 0, 128, 0, 0, 255, 255])
  const bytes = await sharp(half, { raw: { width: 2, height: 1, channels: 4 } })
    .png()
    .toBuffer()
  const decoded = value(await decode(bytes))
  expect(decoded.flattened).toBe(true)
  expect([...decoded.pixels]).toEqual([255, 127, 127, 255, 0, 0, 255, 255])
})

test('or on another colour, each channel its own', async () => {
  const half = Buffer.from([255, 0, 0, 128, 0, 0, 255, 0])
  const bytes = await sharp(half, { raw: { width: 2, height: 1, channels: 4 } })
    .png()
    .toBuffer()
  const decoded = value(await decode(bytes, '#0a6414'))
  expect([...decoded.pixels]).toEqual([133, 50, 10, 255, 10, 100, 20, 255])
})

test('an alpha channel that is opaque throughout is not worth a word', async () => {
  expect(value(await decode(await picture().ensureAlpha().png().toBuffer())).flattened).toBe(false)
})

test.each([
  ['16 bits a sample', () => picture().toColourspace('rgb16').png().toBuffer()],
  ['a palette', () => picture().png({ palette: true }).toBuffer()],
  ['CMYK', () => picture().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()],
  ['a wide-gamut profile', () => picture().withIccProfile('p3').png().toBuffer()],
])('brings %s to 8-bit sRGB', async (_, encode) => {
  const decoded = value(await decode(await encode()))
  expect(decoded.pixels.length).toBe(8 * 6 * 4)
  const tolerance = _ === 'CMYK' ? 24 : 3
  pixel(decoded, 1, 1).forEach((level, i) =>
    expect(Math.abs(level - [250, 240, 128, 255][i]!)).toBeLessThanOrEqual(tolerance),
  )
})

test('a grey photo becomes RGBA with equal channels', async () => {
  const decoded = value(await decode(await picture().greyscale().png().toBuffer()))
  const [red, green, blue, alpha] = pixel(decoded, 3, 3)
  expect([green, blue, alpha]).toEqual([red, red, 255])
})

test('of an animated WebP the first frame is taken', async () => {
  const frames = Buffer.concat([Buffer.alloc(4 * 4 * 3, 200), Buffer.alloc(4 * 4 * 3, 20)])
  const bytes = await sharp(frames, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
    .webp({ lossless: true, delay: [100, 100] })
    .toBuffer()
  const decoded = value(await decode(bytes))
  expect([decoded.width, decoded.height]).toEqual([4, 4])
  expect(pixel(decoded, 2, 2)).toEqual([200, 200, 200, 255])
})

test('the same bytes give the same pixels', async () => {
  const bytes = await picture().resize(400, 300).jpeg().toBuffer()
  const [first, second] = [value(await decode(bytes)), value(await decode(bytes))]
  expect(Buffer.compare(first.pixels, second.pixels)).toBe(0)
})

test.each([
  ['text', Buffer.from('This is not a photo.\n')],
  [
    'svg',
    Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
  ['pdf', Buffer.from('%PDF-1.7\n')],
  ['zip', Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')],
  ['unknown', Buffer.from([0, 1, 2, 3, 4, 5])],
])('refuses what is %s by its content, whatever it is called', async (found, bytes) => {
  expect(await decode(bytes)).toEqual({ ok: false, error: { code: 'photo/unsupported', found } })
})

test.each([
  ['gif', () => picture().gif().toBuffer()],
  ['tiff', () => picture().tiff().toBuffer()],
])('refuses a %s, which sharp could read', async (found, encode) => {
  expect(await decode(await encode())).toEqual({ ok: false, error: { code: 'photo/unsupported', found } })
})

test('an empty file is called empty', async () => {
  expect(code(await decode(new Uint8Array()))).toBe('photo/empty')
})

test.each([
  ['PNG', () => picture().resize(300, 200).png().toBuffer()],
  ['JPEG', () => picture().resize(300, 200).jpeg().toBuffer()],
  ['WebP', () => picture().resize(300, 200).webp().toBuffer()],
  ['AVIF', () => picture().resize(300, 200).avif().toBuffer()],
])('a truncated %s is damaged', async (_, encode) => {
  const bytes = await encode()
  for (const share of [0.2, 0.5, 0.9]) {
    expect(code(await decode(bytes.subarray(0, Math.floor(bytes.length * share)))), `${share}`).toBe(
      'photo/damaged',
    )
  }
})

test('a bomb of 20000 x 20000 pixels is refused before it is decoded', async () => {
  const bomb = pngBomb(20_000, 20_000)
  expect(bomb.length).toBeLessThan(100_000)
  const before = process.memoryUsage().rss
  expect(await decode(bomb)).toEqual({
    ok: false,
    error: { code: 'photo/too-many-pixels', limitMegapixels: 100 },
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test('a working copy keeps the shape and at most 24 megapixels', () => {
  expect(workingSize({ width: 6000, height: 4000 })).toBeNull()
  const size = workingSize({ width: 12_000, height: 8000 })!
  expect(size.width * size.height).toBeLessThanOrEqual(24_000_000)
  expect(size.width * size.height).toBeGreaterThan(23_980_000)
  expect(Math.abs(size.width / size.height - 1.5)).toBeLessThan(0.001)
})
