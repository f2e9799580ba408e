import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { FAKE_KEY, startFakeService, type FakeService } from '../../support/fakeService/server.ts'
import { desk as newDesk, type Desk } from '../support/rocket.ts'
import { quickClock } from './support/program.ts'

let service: FakeService
let desk: Desk

beforeEach(async () => {
  service = await startFakeService()
  onTestFinished(() => service.close())
  desk = newDesk({ env: { KINEBRUSH_API_KEY: FAKE_KEY }, clock: quickClock() })
})

interface Size {
  readonly width: number
  readonly height: number
}

interface Body {
  readonly image: string
  readonly dynamic_masks: readonly {
    readonly mask: string
    readonly trajectories: readonly { readonly x: number; readonly y: number }[]
  }[]
}

/** A third of the photo wide and high, in its middle. */
const boxIn = ({ width, height }: Size) => ({
  left: Math.floor(width / 3),
  top: Math.floor(height / 3),
  width: Math.ceil(width / 3),
  height: Math.ceil(height / 3),
})

const BOX_COLOUR = [20, 160, 60] as const

/** A dim blue photo, or one that is transparent, with a green box in its middle. */
function boxed(size: Size, channels: 3 | 4 = 3): Sharp {
  const { left, top, width, height } = boxIn(size)
  const [r, g, b] = BOX_COLOUR
  const around = { r: 30, g: 30, b: 120, ...(channels === 4 && { alpha: 0 }) }
  const box = {
    create: { width, height, channels, background: { r, g, b, ...(channels === 4 && { alpha: 1 }) } },
  }
  return sharp({ create: { ...size, channels, background: around } }).composite([{ input: box, left, top }])
}

/** Noise that no JPEG of 24 megapixels packs into 10 MB, but for the box. */
function noise(size: Size): Sharp {
  const pixels = Buffer.alloc(size.width * size.height * 3)
  for (let i = 0, state = 1; i < pixels.length; i++) pixels[i] = (state = (state * 48271) % 2147483647) & 255
  const { left, top, width, height } = boxIn(size)
  const [r, g, b] = BOX_COLOUR
  const input = { create: { width, height, channels: 3 as const, background: { r, g, b } } }
  return sharp(pixels, { raw: { ...size, channels: 3 } }).composite([{ input, left, top }])
}

/** Sends the photo with the box as its moving area, which goes to the right; what arrived, and what was said of it. */
async function sent(file: string, size: Size, ...more: string[]) {
  const box = boxIn(size)
  const mask = await desk.mask('box.png', box, size)
  const y = box.top + Math.floor(box.height / 2)
  const path = `${box.left},${y} ${box.left + box.width - 1},${y}`
  const made = await desk.cli('new', file, '-o', 'p.kinebrush', '--group', mask, '--path', path, ...more)
  expect(made).toMatchObject({ code: 0 })
  const target = ['--engine', 'custom', '--base-url', service.baseUrl, '-o', 'c.mp4']
  const ran = await desk.cli('submit', 'p.kinebrush', ...target)
  const found = service.tasks.map(({ detail }) => detail)
  expect({ ...ran, found }).toMatchObject({ code: 0, found: [null] })
  const text = service.requests.find(({ route }) => route === 'create')?.body.toString() ?? ''
  return { body: JSON.parse(text) as Body, said: `${made.stderr}${ran.stderr}` }
}

const decoded = (text: string) =>
  sharp(Buffer.from(text, 'base64')).raw().toBuffer({ resolveWithObject: true })

/** Looks whether mask, points and picture agree: the area is green, what is beside it is not, the path is on it. */
async function agreeing({ image, dynamic_masks }: Body) {
  const picture = await decoded(image)
  const area = dynamic_masks[0]
  const maskFile = sharp(Buffer.from(area?.mask ?? '', 'base64'))
  expect((await maskFile.metadata()).channels).toBe(1)
  const mask = await maskFile.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  const { width, height } = picture.info
  expect([mask.info.width, mask.info.height, mask.info.channels]).toEqual([width, height, 1])
  let [inside, wrongInside, wrongOutside] = [0, 0, 0]
  // Half a million pixels tell as much as twenty million.
  const stride = Math.max(1, Math.floor((width * height) / 500_000))
  for (let i = 0; i < width * height; i += stride) {
    const off = Math.max(...BOX_COLOUR.map((level, c) => Math.abs(level - (picture.data[3 * i + c] ?? 0))))
    if (mask.data[i] === 255) inside++
    if (mask.data[i] === 255 && off > 60) wrongInside++
    if (mask.data[i] === 0 && off < 8) wrongOutside++
  }
  // The box's edge may be soft, two pixels to each side.
  const edge = (8 * Math.sqrt(inside * stride)) / stride
  expect(wrongInside).toBeLessThan(edge)
  expect(wrongOutside).toBeLessThan(edge)
  const points = area?.trajectories ?? []
  const on = ({ x, y }: { x: number; y: number }) => mask.data[(height - 1 - y) * width + x]
  expect(points.map(on)).toEqual(points.map(() => 255))
  const pixel = (x: number, y: number): number[] => [
    ...picture.data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
  ]
  return {
    size: { width, height },
    format: (await sharp(Buffer.from(image, 'base64')).metadata()).format,
    pixel,
  }
}

test('a side of 299 pixels is enlarged to 300, and the person is told', async () => {
  const size = { width: 299, height: 400 }
  await boxed(size).jpeg({ quality: 95 }).toFile(join(desk.folder, 'photo.jpg'))
  const { body, said } = await sent('photo.jpg', size, '--fit')
  const { size: arrived, format } = await agreeing(body)
  expect([arrived, format]).toEqual([{ width: 300, height: 401 }, 'jpeg'])
  expect(said).toContain('warning photo/fitted: The photo of 299 × 400 is sent at 300 × 401.')
})

test('without --fit such a photo is an error', async () => {
  const size = { width: 299, height: 400 }
  await boxed(size).jpeg().toFile(join(desk.folder, 'photo.jpg'))
  await desk.cli('new', 'photo.jpg', '-o', 'p.kinebrush')
  const checked = await desk.cli('check', 'p.kinebrush', '--engine', 'cometapi')
  expect(checked).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('error photo/too-small') as string,
  })
})

test('1:3 gets bars left and right of the chosen colour', async () => {
  const size = { width: 400, height: 1200 }
  await boxed(size).png().toFile(join(desk.folder, 'photo.png'))
  const { body, said } = await sent('photo.png', size, '--fit', '--background', '#102030')
  const { size: arrived, format, pixel } = await agreeing(body)
  expect([arrived, format]).toEqual([{ width: 480, height: 1200 }, 'png'])
  expect([pixel(0, 0), pixel(39, 600), pixel(40, 600), pixel(439, 0), pixel(440, 0)]).toEqual([
    [16, 32, 48],
    [16, 32, 48],
    [30, 30, 120],
    [30, 30, 120],
    [16, 32, 48],
  ])
  expect(said).toContain('is sent at 480 × 1200 with bars left and right')
})

test('4:1 and too low gets bars above and below, and is enlarged', async () => {
  const size = { width: 480, height: 120 }
  await boxed(size).png().toFile(join(desk.folder, 'photo.png'))
  const { body } = await sent('photo.png', size, '--fit')
  const { size: arrived, pixel } = await agreeing(body)
  expect(arrived).toEqual({ width: 750, height: 300 })
  expect(pixel(375, 2)).toEqual([255, 255, 255])
})

test('a photo of 24 megapixels that no quality packs into 10 MB is made smaller, masks and paths with it', async () => {
  const size = { width: 6000, height: 4000 }
  await noise(size).jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toFile(join(desk.folder, 'photo.jpg'))
  const { body } = await sent('photo.jpg', size)
  expect(body.image.length).toBeLessThanOrEqual(10_000_000)
  const { size: arrived } = await agreeing(body)
  expect(arrived.width).toBeLessThan(6000)
  expect(arrived.width).toBeGreaterThan(2000)
  expect(arrived.width / arrived.height).toBeCloseTo(1.5, 2)
}, 120_000)

test.each([
  ['WebP', 'photo.webp', (photo: Sharp) => photo.webp({ lossless: true })],
  ['AVIF', 'photo.avif', (photo: Sharp) => photo.avif({ quality: 90 })],
] as const)('%s goes as PNG', async (_, name, encode) => {
  const size = { width: 640, height: 480 }
  await encode(boxed(size)).toFile(join(desk.folder, name))
  const { size: arrived, format } = await agreeing((await sent(name, size)).body)
  expect([arrived, format]).toEqual([size, 'png'])
})

test.each([
  ['white', [], [255, 255, 255], 'laid on white.'],
  ['the colour that was chosen', ['--background', '#FF8000'], [255, 128, 0], 'laid on #ff8000.'],
] as const)('a transparent PNG goes on %s', async (_, options, colour, told) => {
  const size = { width: 640, height: 480 }
  await boxed(size, 4).png().toFile(join(desk.folder, 'photo.png'))
  const { body, said } = await sent('photo.png', size, ...options)
  expect(said).toContain(`Transparent parts of the photo were ${told}`)
  expect((await agreeing(body)).pixel(5, 5)).toEqual(colour)
})

test('check tells before anything is sent what becomes of the photo', async () => {
  const size = { width: 400, height: 1200 }
  await boxed(size).webp({ lossless: true }).toFile(join(desk.folder, 'photo.webp'))
  await desk.cli('new', 'photo.webp', '-o', 'p.kinebrush', '--fit')
  const checked = await desk.cli('check', 'p.kinebrush', '--engine', 'cometapi')
  expect(checked).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^warning photo\/fitted: .* bars left and right\..*\n$/) as string,
    stderr: expect.stringMatching(
      /^Photo: Sent as a new PNG of 480 × 1200, [\d.,]+ (KB|bytes), with bars left and right\.\n$/,
    ) as string,
  })
  await boxed(size).resize(640, 427, { fit: 'fill' }).jpeg().toFile(join(desk.folder, 'photo.jpg'))
  await desk.cli('new', 'photo.jpg', '-o', 'p.kinebrush')
  const plain = await desk.cli('check', 'p.kinebrush', '--engine', 'kling')
  expect(plain.stdout).toBe('Nothing stands in the way.\n')
  expect(plain.stderr).toMatch(/^Photo: Sent as it is: JPEG of 640 × 427, [\d.]+ KB\.\n$/)
})

test('a background that is no colour is refused', async () => {
  expect(await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush', '--background', 'pink')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--background is pink') as string,
  })
})

test('an end photo is fitted like the photo itself', async () => {
  await boxed({ width: 640, height: 480 }).jpeg().toFile(join(desk.folder, 'photo.jpg'))
  await boxed({ width: 200, height: 150 }).jpeg().toFile(join(desk.folder, 'end.jpg'))
  const make = (...more: string[]) =>
    desk.cli('new', 'photo.jpg', '-o', 'p.kinebrush', '--tail', 'end.jpg', ...more)
  await make()
  expect(await desk.cli('check', 'p.kinebrush', '--engine', 'kling')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('error photo/too-small: The end photo is 200 × 150') as string,
  })
  await make('--fit')
  const target = ['--engine', 'custom', '--base-url', service.baseUrl, '-o', 'c.mp4']
  expect(await desk.cli('submit', 'p.kinebrush', ...target)).toMatchObject({ code: 0 })
  expect(service.tasks.map(({ detail }) => detail)).toEqual([null])
  const printed = await desk.cli('request', 'p.kinebrush')
  const { image_tail } = JSON.parse(printed.stdout) as { image_tail: string }
  expect((await decoded(image_tail)).info).toMatchObject({ width: 400, height: 300 })
})
